import { looksLikeClause } from '@/lib/detection/clauses';
import { type CueKind, cueOf } from '@/lib/detection/cues';
import { isDeed } from '@/lib/detection/deeds';
import type { Found } from '@/lib/detection/found';
import { isActor } from '@/lib/detection/inferences';
import { openingOf } from '@/lib/detection/openings';
import { isPersonNoun } from '@/lib/detection/people';
import { verbGroupOf } from '@/lib/detection/verb-groups';
import type { Sentence } from '@/lib/text/sentences';
import type { Range, Token } from '@/lib/text/tokens';

/** Whether a cue says that nobody says it: it is negated, asked, a condition or still to come, or has no one behind it. */
export function isUnsaid(s: Sentence, one: Found): boolean {
  return (
    isNegated(s, one) ||
    isByNobody(s, one) ||
    isHypothetical(s, one) ||
    isStillToCome(s, one) ||
    isInQuestion(s, one) ||
    isEmpty(s, one) ||
    isBare(s, one) ||
    isOwnDoing(s, one) ||
    isMereTopic(s, one) ||
    isMereName(s, one) ||
    isTurnOfPhrase(s, one) ||
    isDeed(s, one) ||
    isAskedAfter(s, one) ||
    isLeftOut(s, one) ||
    isTallied(s, one) ||
    isFoundSomewhere(s, one)
  );
}

/** Who does not think so thinks the opposite; who does not say so, or tells nobody, says nothing. */
const isNegated = (s: Sentence, { negated, lemma, cue, content }: Found) =>
  (negated && (!isDisbelief(lemma) || isOpenQuestion(s, content))) ||
  isAfterNor(s, cue[0]?.from ?? 0) ||
  isAlsoDeclined(s, cue[0]?.from ?? 0, lemma) ||
  content.some(({ from }) => isBesideNegated(s, from)) ||
  hasLeftUnsaid(s, cue) ||
  cue.some((piece) => isToNobody(s, piece));

/** “cannot agree [whether it is him]” */
const isOpenQuestion = ({ tokens }: Sentence, [first]: Found['content']) =>
  /^(?:whether|if|how|why|what|who|when|where|on)$/.test(tokens[first?.from ?? -1]?.lower ?? '');

/** “He never claimed, he said, that it leaked”: what goes on after the aside is denied. In: where “that” stands. */
function isBesideNegated(s: Sentence, that: number): boolean {
  const { tokens } = s;
  if (tokens[that]?.lower !== 'that' || tokens[that - 1]?.text !== ',') return false;
  for (let i = that - 2; i > Math.max(0, that - LONGEST_INSERTED); i--) {
    if (tokens[i]?.text !== ',') continue;
    const cue = cueOf(tokens[i - 1]?.lower ?? '');
    return cue !== undefined && verbGroupOf(s, i - 1, cue.form).negated;
  }
  return false;
}

const LONGEST_INSERTED = 10;

/** “declined to threaten Moscow or even [directly declare]” */
const isAlsoDeclined = ({ tokens }: Sentence, at: number, lemma: string) =>
  tokens.slice(Math.max(0, at - 2), at).some(({ lower }) => lower === 'or') &&
  tokens.slice(at, at + 3).some(({ lower }) => lower === lemma) &&
  tokens
    .slice(Math.max(0, at - LONGEST_INSERTED), at)
    .some(({ lower }, i, all) => /^(?:declined?|refused?|failed)$/.test(lower) && all[i + 1]?.lower === 'to');

/** “has neither admitted nor denied” */
const isAfterNor = ({ tokens }: Sentence, at: number) =>
  tokens[at - 1]?.lower === 'nor' && tokens.slice(Math.max(0, at - 6), at).some(({ lower }) => lower === 'neither');

const isToNobody = ({ tokens }: Sentence, { from, to }: { from: number; to: number }) =>
  tokens
    .slice(from, to)
    .some(
      ({ lower }, i, all) => /^(?:nobody|none|no-one)$/.test(lower) || (lower === 'no' && all[i + 1]?.lower === 'one'),
    );

const isDisbelief = (lemma: string) => /^(?:think|believe|expect|agree|anticipate)$/.test(lemma);

/** “without saying”, “stopped short of saying”. */
function hasLeftUnsaid({ tokens }: Sentence, [cue]: Found['cue']): boolean {
  return tokens.slice(cue?.from, cue?.to).some(({ lower }, i) => {
    const at = (cue?.from ?? 0) + i;
    const [before, further] = [tokens[at - 1]?.lower ?? '', tokens[at - 2]?.lower ?? ''];
    return (
      /ing$/.test(lower) &&
      (/^(?:without|avoid\w*|recall|remember)$/.test(before) ||
        /^(?:short of|instead of|rather than|far from)$/.test(`${further} ${before}`))
    );
  });
}

const NOBODY =
  /^(?:no|nobody|none|neither|nothing|anything|something|everything|few|fewer|hardly|anyone|anybody|any|no-one)$/;

/** “no one at the ministry said”, “neither the mayor nor the police said”, “many believe”. */
function isByNobody({ tokens }: Sentence, { source: [source], cue, kind, lemma }: Found): boolean {
  const first = source && tokens[source.from];
  if (!first) return kind === 'question' || isContrary(tokens, cue[0]?.from ?? 0);
  const alone = source.to - source.from === 1;
  const before = tokens[source.from - 1]?.lower ?? '';
  // “nobody else has come forward to say”
  const isElse = first.lower === 'else' && (NOBODY.test(before) || before === 'one');
  return (
    isElse ||
    // “Anyone who says so is wrong”
    (alone &&
      first.lower === 'who' &&
      /^(?:anyone|anybody|whoever|everyone|everybody|nobody|none|those)$/.test(before)) ||
    (first.lower === 'one' && before === 'no') ||
    (NOBODY.test(first.lower) && !/^(?:a|the)$/.test(before)) ||
    /^(?:nor|neither|not)$/.test(before) ||
    (kind === 'thought' && alone && (/^(?:many|everyone|everybody)$/.test(first.lower) || isOfOld(tokens, cue[0]))) ||
    (lemma === 'accord' && alone && /^(?:many|some|most|others)$/.test(first.lower))
  );
}

/** “Scientists have long believed”: nobody in particular. */
const isOfOld = (tokens: readonly Token[], cue: Found['cue'][number] | undefined) =>
  tokens.slice(cue?.from, cue?.to).some(({ lower }) => /^(?:long|always|generally|widely|commonly)$/.test(lower));

/** “no reports that”, “contrary to claims that”. */
const isContrary = (tokens: readonly Token[], at: number) =>
  /^(?:no|any|without|despite)$/.test(tokens[at - 1]?.lower ?? '') ||
  (tokens[at - 1]?.lower === 'to' && tokens[at - 2]?.lower === 'contrary');

const IF = /^(?:if|unless|until|whether|lest|suppose|supposing|provided|assuming)$/;
const WHEN = /^(?:when|whenever|once|before)$/;
const INVERTED = /^(?:do|does|did|has|have|had|will|would|should|can|could|may|might)(?:n't)?$/;

/** “if the mayor says so”, “should the mayor say so”, “nor did the mayor say so”. */
function isHypothetical(s: Sentence, one: Found): boolean {
  const { tokens } = s;
  const at = Math.min(one.source[0]?.from ?? Number.POSITIVE_INFINITY, one.cue[0]?.from ?? 0);
  const form = verbOf(s, one)?.form;
  if (form !== 'third' && form !== 'gerund' && isInverted(s, one)) return true;
  // “If the valve leaked, Lee said, a fine is likely”: the condition is part of what is said.
  if (one.source.length > 0 && (one.content[0]?.from ?? at) < at) return false;
  if (isInCondition(s, at)) return true;
  let commas = 0;
  for (let i = at - 1; i >= Math.max(0, at - 12); i--) {
    const token = tokens[i];
    if (!token || s.inQuotation[i] !== s.inQuotation[at] || isVerb(token)) return false;
    if (token.text === ',') commas++;
    else if (token.class === 'mark') return false;
    // “If necessary, Lee said”: the condition ends at the comma.
    if (
      IF.test(token.lower) ||
      isInCase(tokens, i) ||
      (WHEN.test(token.lower) && (form === 'third' || form === 'base'))
    )
      return commas % 2 === 0;
  }
  return false;
}

/** “If a court were to find that Lee had said it, …”: all before the comma is a condition. */
function isInCondition(s: Sentence, at: number): boolean {
  const begins = openingOf(s);
  return (
    /^(?:if|unless|whether|suppose)$/.test(s.tokens[begins]?.lower ?? '') &&
    at > begins &&
    s.inQuotation[at] === s.inQuotation[begins] &&
    s.tokens.slice(begins, at).every(({ class: it }) => it !== 'mark')
  );
}

const isInCase = (tokens: readonly Token[], i: number) => tokens[i]?.lower === 'case' && tokens[i - 1]?.lower === 'in';

/** “did the mayor say”, not “the mayor had himself said”. */
const isInverted = ({ tokens }: Sentence, { source: [source] }: Found) =>
  source !== undefined &&
  INVERTED.test(tokens[source.from - 1]?.lower ?? '') &&
  // “In a hearing last May he said”
  tokens[source.from - 1]?.class !== 'name' &&
  !/sel(?:f|ves)$/.test(tokens[source.from]?.lower ?? '');

const isVerb = ({ class: it }: Token) => it === 'verb' || it === 'auxiliary';

const verbOf = (s: Sentence, { cue, lemma }: Found) => {
  for (let i = cue[0]?.from ?? 0; i < (cue[0]?.to ?? 0); i++) {
    const verb = cueOf(s.tokens[i]?.lower ?? '');
    // “phoned to say”
    const isPurpose =
      i > (cue[0]?.from ?? 0) + 1 && s.tokens[i - 1]?.lower === 'to' && s.tokens[i - 2]?.class === 'verb';
    if (verb?.lemma === lemma) return { ...verb, at: i, ...(isPurpose && { form: 'past' as const }) };
  }
  return undefined;
};

const MODAL = /^(?:will|'ll|would|'d|shall|may|might|can|could|should|wo|would|must)(?:n't)?$/;

/** “will say”, “could argue”; not “the Herald can reveal”, “I would say”, “would only say”. */
function isStillToCome(s: Sentence, one: Found): boolean {
  if (isAnybody(s, one)) return true;
  if (one.kind !== 'report' && one.kind !== 'evidence' && one.kind !== 'question') return false;
  const verb = verbOf(s, one);
  const from = one.cue[0]?.from ?? 0;
  const words = s.tokens.slice(from, verb?.at ?? from);
  // “He'd said” is “had”, “he'd say” is “would”.
  const isHad = verb?.form === 'past' || verb?.form === 'participle';
  const modal = words.find(({ lower }) => MODAL.test(lower) && !(lower === "'d" && isHad));
  const next = s.tokens[(verb?.at ?? from) + 1]?.lower;
  if (!modal || words.some(({ lower }) => lower === 'only') || next === 'only') return false;
  // “I’ll add more”
  if (/^(?:will|'ll)$/.test(modal.lower) && /^(?:add|post|report|write|update|share)$/.test(one.lemma)) return true;
  if (/^(?:can|may)$/.test(modal.lower) && /^(?:reveal|confirm|report|disclose|announce)$/.test(one.lemma))
    return false;
  return !one.source.some(({ from: at }) => /^(?:i|we)$/.test(s.tokens[at]?.lower ?? ''));
}

/** “You would think”, “One might expect”: whoever reads. */
const isAnybody = ({ tokens }: Sentence, { source: [source], cue: [cue] }: Found) =>
  source !== undefined &&
  source.to - source.from === 1 &&
  /^(?:you|one)$/.test(tokens[source.from]?.lower ?? '') &&
  tokens.slice(cue?.from, cue?.to).some(({ lower }) => MODAL.test(lower));

/** Whether the clause of the cue ends with a question mark. */
function isInQuestion(s: Sentence, { cue, content, lemma }: Found): boolean {
  const at = (lemma === ':' ? content : cue)[0]?.from ?? 0;
  for (let i = at; i < s.tokens.length; i++) {
    if (s.inQuotation[i] !== s.inQuotation[at]) continue;
    const mark = s.tokens[i]?.text ?? '';
    if (/^[.!?…]$/.test(mark)) return mark === '?';
  }
  return false;
}

/** “said nothing about it”, “says so in public”, “who said it”: there is no content. */
function isEmpty(s: Sentence, { content, kind, lemma }: Found): boolean {
  const { tokens } = s;
  const [first] = content;
  if (!first || content.length > 1 || !/^(?:report|thought)$/.test(kind)) return false;
  const word = tokens[first.from]?.lower ?? '';
  const next = first.from + 1 < first.to ? tokens[first.from + 1] : undefined;
  if (/^(?:nothing|anything|little)$/.test(word))
    return (
      !next ||
      next.class === 'preposition' ||
      next.class === 'mark' ||
      /^(?:more|further|else|at|since|yet|so)$/.test(next.lower)
    );
  // “declared no conflict of interest”
  if (word === 'no' && /^(?:comment|conflicts?|competing)$/.test(next?.lower ?? '')) return true;
  if (/^(?:what|why|how|who|when|where)$/.test(word)) return !next;
  // “said no such thing”, but “said no such warning had come”
  if (word === 'no' && next?.lower === 'such') return !looksLikeClause(s, first);
  // “heard that from a guard”
  if (word === 'that' && /^(?:from|about|to)$/.test(next?.lower ?? '')) return true;
  if (/^(?:it|this|that|them)$/.test(word))
    return (
      !next ||
      // “wrote about it after she left”, “said it over and over, he is proud”
      (REPEATS.test(lemma) &&
        word !== 'that' &&
        (next.class === 'subordinator' ||
          (next.class === 'preposition' && (word === 'it' || !looksLikeClause(s, first))))) ||
      (first.to - first.from === 2 && /^(?:twice|again|before|too|.*sel(?:f|ves))$/.test(next.lower))
    );
  return /^(?:so|otherwise)$/.test(word) && (!next || next.class === 'preposition' || next.class === 'mark');
}

/** Of these, the thing alone is what is claimed: “denied the theft”, “ruled out a leak”, “forecast a loss”. */
const OF_A_THING = /^(?:deny|rule|predict|forecast|estimate|project|claim|expect|fear|blame|allege|guide|question)$/;

/** “first reported the loss”, “asked her twice”, “believes him”: of what something is said, not what. */
function isBare(s: Sentence, { content, kind, lemma, cue }: Found): boolean {
  const [first] = content;
  if (!first || content.length > 1 || OF_A_THING.test(lemma)) return false;
  // “It cited “an invoice””: from which it has something.
  if (s.inQuotation[first.from] !== undefined && lemma !== 'cite') return false;
  if (!/^(?:report|thought|evidence|question)$/.test(kind)) return false;
  const [word, next, another] = s.tokens.slice(first.from, first.to).filter(({ class: it }) => it !== 'mark');
  // “warned him about them”, “asked her twice”, “shows her an email”
  const isNext = (cue[0]?.to ?? 0) <= first.from && first.from <= (cue[0]?.to ?? 0) + 1;
  if (
    isNext &&
    /^(?:him|her|them|me|us|it)$/.test(word?.lower ?? '') &&
    kind !== 'thought' &&
    isObjectOnly(s, first, kind)
  )
    return true;
  if (!word || another) return false;
  if (!next) return /^(?:pronoun|determiner|name|preposition)$/.test(word.class);
  return word.class === 'determiner' && word.lower !== 'no' && next.class === 'noun';
}

/** “them at breakfast”, “her twice”; not “it leaks” nor “her roof leaks” */
const isObjectOnly = (s: Sentence, content: Range, kind: CueKind) =>
  !looksLikeClause(s, content) &&
  content.to - content.from > 1 &&
  // “Polls show her ahead”
  (kind === 'evidence' ? /^(?:preposition|determiner)$/ : /^(?:preposition|adverb|determiner)$/).test(
    s.tokens[content.from + 1]?.class ?? 'mark',
  );

/** What can be done with “it” and “this”, and where: “confirmed this to the Post”. */
const REPEATS = /^(?:say|confirm|repeat|announce|report|write|explain|mention|reveal|admit|state|reiterate|stress)$/;

/** “I would add one number”, “we know them”: what whoever speaks does, not what they say. */
const isOwnDoing = (s: Sentence, { source: [source], content: [first] }: Found) =>
  source !== undefined &&
  first !== undefined &&
  /^(?:i|we)$/.test(s.tokens[source.to - 1]?.lower ?? '') &&
  s.inQuotation[first.from] === s.inQuotation[source.from] &&
  !looksLikeClause(s, first);

/** With a thing alone, these only tell what somebody spoke or thought of: “described the road”, “said goodbye”. */
const OF_A_TOPIC =
  /^(?:argue|describe|detail|outline|discuss|recall|remember|explain|talk|recount|narrate|recite|plead|point|relate|clarify|elaborate)$/;

/** What is claimed without being said: “claimed 14 lives”, “claimed the title”. */
const GAINED =
  /^(?:life|lives|victims?|casualties|titles?|crown|medals?|gold|silver|bronze|prizes?|trophy|wickets?|benefits?|asylum|refunds?|pensions?|expenses|hill|town|territory)$/;

/** What is said without saying something: “said goodbye”, “told the truth”. */
const UTTERED =
  /^(?:goodbyes?|farewells?|vows|enough|volumes|plenty|hello|hi|thanks|prayers?|grace|mass|words?|things|jokes?|story|stories|tales?|truth|lies?|fortunes?|time|secrets?|difference)$/;

/** “described the road”, “told a joke”, “reported for duty”, “claimed 14 lives”: of a thing, and nothing of it. */
function isMereTopic(s: Sentence, { content, lemma, cue, source }: Found): boolean {
  const [first] = content;
  if (!first || content.length > 1 || first.from < (cue[0]?.to ?? 0)) return false;
  const words = s.tokens.slice(first.from, first.to);
  if (words.some((_, i) => s.inQuotation[first.from + i] !== s.inQuotation[cue[0]?.from ?? 0])) return false;
  const [start, before] = [words[0], s.tokens[first.from - 1]?.lower ?? ''];
  // “thought for a moment, then left”, “spoke for forty minutes”, “was told off for being late”
  if (/^(?:think|speak|talk)$/.test(lemma) && before === 'for') return true;
  // “apologized to the court”, “was talking to evacuees”
  if (/^(?:apologi[sz]e|complain|speak|talk|confess|testify|chat|gossip)$/.test(lemma) && /^(?:to|with)$/.test(before))
    return !looksLikeClause(s, first) && start?.class !== 'verb';
  // “was speaking about the sand”
  if (/^(?:speak|talk)$/.test(lemma) && /^(?:about|of)$/.test(before) && !looksLikeClause(s, first)) return true;
  if (lemma === 'tell' && start?.lower === 'for') return true;
  // “tells so many lies that nobody counts”
  if (/^(?:say|tell)$/.test(lemma) && start?.lower === 'so' && /^(?:many|much)$/.test(words[1]?.lower ?? ''))
    return true;
  // “The recipe says to add salt”
  if (lemma === 'say' && source.length > 0 && start?.lower === 'to') return true;
  // “argued, in a paper, that it fell”
  if (!start || looksLikeClause(s, first) || s.tokens[first.to + 1]?.lower === 'that') return false;
  // “claimed the title in May”
  if (lemma === 'claim') return words.slice(0, 4).some(({ lower }) => GAINED.test(lower));
  // “wrote down every number”
  if (lemma === 'write') return before !== 'of';
  if (lemma === 'name') return /^(?:no|nobody|none)$/.test(start.lower);
  if (/^(?:say|tell)$/.test(lemma)) return words.slice(0, MOST_OF_PHRASE).some(({ lower }) => UTTERED.test(lower));
  if (lemma === 'think') return s.tokens[first.from - 1]?.class === 'preposition';
  // “reported for duty”, “reported to the mine”, “reported sick”
  if (lemma === 'report')
    return (/^(?:for|to)$/.test(before) && s.tokens[first.from - 2]?.class === 'verb') || start.lower === 'sick';
  if (lemma === 'insist') return before === 'on' && !/ing$/.test(start.lower);
  if (lemma === 'call') return isCalledUp(s, first);
  // “argue it saves water”
  if (start.lower === 'it' && words.length > 2) return false;
  // “made his name”, “put it down”, “set out at dawn”
  if (lemma === 'make' || (lemma === 'put' && start.lower === 'it')) return true;
  if (/^(?:set|lay)$/.test(lemma) && words.every(({ lower }) => lower !== 'at'))
    return s.tokens[first.from - 1]?.class === 'preposition';
  if (!OF_A_TOPIC.test(lemma)) return false;
  // “outlines three steps”, “detailed 12 trips”
  if (/^(?:outline|describe|detail|discuss)$/.test(lemma))
    return start.lower === 'to' || !words.some(({ lower }) => lower === 'as');
  const isSaid =
    before === 'of' ||
    before === ':' ||
    /ing$/.test(start.lower) ||
    /^(?:yes|no|not|never|to)$/.test(start.lower) ||
    words.slice(0, 2).some(({ class: it }) => it === 'number') ||
    words.some(({ class: it, lower }) => lower === 'as' || (it === 'verb' && /ing$/.test(lower)));
  return !isSaid;
}

/** “called Ann Lee”, “called Mr. Lee on Friday” */
const isNameOnly = (words: readonly Token[]) => {
  const end = words.findIndex(({ class: it }) => it !== 'name');
  return words.length > 0 && (end < 0 || (end > 0 && /^(?:on|at|in|from|before|after)$/.test(words[end]?.lower ?? '')));
};

/** “called her sister at noon”, “called it a day”, “called the match off”, “called in sick”: nothing is called so. */
function isCalledUp({ tokens }: Sentence, { from, to }: Range): boolean {
  const words = tokens.slice(from, to).map(({ lower }) => lower);
  const end = words.findIndex((word) => /^(?:at|on|in|from|for|by|off|back|up|to|twice|again|yesterday)$/.test(word));
  const whom = words.slice(0, end < 0 ? words.length : end);
  return (
    /^it (?:a day|quits|a night|even)$/.test(words.slice(0, 3).join(' ')) ||
    words[0] === 'sick' ||
    words.slice(0, 2).join(' ') === 'to mind' ||
    isNameOnly(tokens.slice(from, to)) ||
    (words.at(-1) === 'off' && words.length < MOST_OF_PHRASE) ||
    // “her a thief” has a second noun.
    (end === 2 && /^(?:my|his|her|their|our|the|an?)$/.test(whom[0] ?? '') && isPersonNoun(whom[1] ?? ''))
  );
}

/** “A song called “Rain” topped the chart”, “A man named Joe Brand”: what something is called. */
export function isMereName(
  { tokens, inQuotation, quotations }: Sentence,
  { content: [content, more], cue: [cue], lemma, source }: Found,
): boolean {
  // “A petition calls it a farce” is no “petition called so”.
  if (tokens.slice(cue?.from, cue?.to).some(({ lower }) => /^(?:call|name|dub|label|brand|nickname)s$/.test(lower)))
    return false;
  if (!content || more || !/^(?:call|name|dub|title|label|brand|nickname|know)$/.test(lemma)) return false;
  // “The paper called Lee”: of somebody with a name or “she” something is said.
  const whom = tokens[(source[0]?.to ?? 0) - 1];
  if (whom?.class !== 'noun') return false;
  // “a claim the judge called “thin””
  const first = tokens[source[0]?.from ?? 0];
  // “A firm called Acme”, “sheds called chawls”: of one, or of some, that nobody has met.
  const isNew =
    /^(?:an?|one|another|some|two|three)$/.test(first?.lower ?? '') || /^(?:noun|adjective)$/.test(first?.class ?? '');
  if (!/^(?:name|dub|nickname)$/.test(lemma) && isActor(whom.lower) && !isNew) return false;
  const isThing = isNew && !isActor(whom.lower) && tokens[content.from]?.class === 'determiner';
  let to = isThing ? content.from + 1 : content.from;
  const quotation = quotations[inQuotation[to] ?? -1];
  if (quotation?.from === to) to = quotation.to;
  else if (tokens[to]?.class === 'name') while (tokens[to]?.class === 'name') to++;
  else if (isNew && tokens[to]?.class === 'noun') to++;
  return (
    to > content.from &&
    /^(?:verb|auxiliary|preposition|mark|conjunction|subordinator)$/.test(tokens[to]?.class ?? 'mark') &&
    tokens[to]?.lower !== 'as' &&
    !/^['’]s?$/.test(tokens[to]?.text ?? '')
  );
}

/** “could not establish [who] proposed it”, “[who] said what”: it is asked, not told. */
function isAskedAfter({ tokens, inQuotation }: Sentence, { source: [source], cue: [cue], content: [first] }: Found) {
  if (!source) return false;
  const [word, before] = [tokens[source.from]?.lower ?? '', tokens[source.from - 1]];
  if (word === 'who' && tokens[source.from]?.class === 'pronoun' && source.to - source.from === 1)
    return (
      source.from === 0 ||
      /^(?:verb|auxiliary|preposition|conjunction)$/.test(before?.class ?? '') ||
      before?.text === ':' ||
      // “could not establish who”: where a verb stands
      /^(?:auxiliary|adverb)$/.test(tokens[source.from - 2]?.class ?? '') ||
      tokens[source.from - 2]?.lower === 'to'
    );
  // “thinks whatever he says is right”
  if (/^(?:whatever|whichever)$/.test(before?.lower ?? '')) return true;
  // “what the audit says about the cameras”
  return (
    /^(?:what|how)$/.test(before?.lower ?? '') &&
    first !== undefined &&
    first.from === cue?.to &&
    tokens[first.from - 1]?.class === 'preposition' &&
    inQuotation[first.from] === inQuotation[source.from]
  );
}

/** “after he said [they were]”, “who he says [he is]”, “as rich as he claims [to be]”: what is said is left out. */
function isLeftOut({ tokens }: Sentence, { content: [first, more], source: [source] }: Found): boolean {
  const before = tokens[(source?.from ?? 0) - 1]?.lower ?? '';
  if (!first || more || !/^(?:than|as|who|what|where|how|after|before|because|when|like)$/.test(before)) return false;
  const words = tokens.slice(first.from, Math.min(first.to, first.from + MOST_OF_PHRASE));
  const end = words.findIndex(({ text }) => /^[.!?,;]$/.test(text));
  const [word, ...rest] = end < 0 ? words : words.slice(0, end);
  if (word?.lower === 'to' && /^(?:than|as|who|what)$/.test(before))
    return rest[0]?.lower === 'be' && !/^(?:determiner|adjective|noun|name|verb)$/.test(rest[1]?.class ?? 'mark');
  return (
    word?.class === 'pronoun' &&
    rest.length > 0 &&
    rest.length < 3 &&
    (end >= 0 || first.to - first.from < 4) &&
    rest.every(({ class: it, lower }) => it === 'auxiliary' || lower === 'not')
  );
}

/** “Ann Lee, 61, was found by a dog walker”: where she lay. */
const isFoundSomewhere = ({ tokens }: Sentence, { lemma, rule, content }: Found) =>
  lemma === 'find' &&
  rule === 'content, passive cue, source' &&
  content.every(({ from, to }) => tokens.slice(from, to).every(({ class: it }) => it !== 'verb' && it !== 'auxiliary'));

/** “With 88% of votes counted the party leads” */
const isTallied = ({ tokens }: Sentence, { lemma, source: [source] }: Found) =>
  /^(?:count|tally)$/.test(lemma) &&
  /^(?:votes?|ballots?|precincts?)$/.test(tokens[(source?.to ?? 0) - 1]?.lower ?? '');

const PHRASE =
  /^(?:needless to say|to say the least|that said|this said|that being said|strange to say|sad to say|strictly speaking|no comment|so to speak|truth be told)$/;

/** “Needless to say, the roof leaked”, “Let’s say”, “Please tell your doctor”: nobody says anything. */
function isTurnOfPhrase({ tokens }: Sentence, { content, cue: [cue], source: [source] }: Found): boolean {
  // “Having said that, there is no rush”
  if (
    tokens.slice(Math.max(0, (cue?.from ?? 0) - 1), cue?.to).some(({ lower }) => lower === 'having') &&
    /^(?:that|this|so)$/.test(tokens[content[0]?.from ?? 0]?.lower ?? '') &&
    tokens[(content[0]?.from ?? 0) + 1]?.text === ','
  )
    return true;
  const first = tokens[source?.from ?? -1]?.lower ?? '';
  if (source && source.to - source.from === 1 && /^(?:the|an?)$/.test(first)) return true;
  if (source && /^(?:us|me)$/.test(first) && tokens[source.from - 1]?.lower === 'let') return true;
  if (source && /^(?:please|suffice|let['’]?s?|do|don['’]?t)$/.test(first)) return true;
  const words = content.flatMap(({ from, to }) => tokens.slice(from, to)).filter(({ class: it }) => it !== 'mark');
  return words.length < MOST_OF_PHRASE && PHRASE.test(words.map(({ lower }) => lower).join(' '));
}

const MOST_OF_PHRASE = 5;
