import { type Cue, gaugingCueOf } from '@/lib/detection/cues';
import { headOf } from '@/lib/detection/heads';
import { ABSTRACT, isActor } from '@/lib/detection/inferences';
import { isBodyNoun, isMedium, isPersonNoun, isWriting } from '@/lib/detection/people';
import { isTime, nounPhraseAfter, nounPhraseBefore } from '@/lib/detection/phrases';
import { subjectBefore } from '@/lib/detection/subjects';
import { isQuotationEnd, type Sentence } from '@/lib/text/sentences';
import type { Token } from '@/lib/text/tokens';

/** Verbs that are hardly ever anything else in this form. */
const PLAIN =
  /^(?:say|tell|write|argue|insist|ask|add|believe|think|announce|describe|accuse|urge|criticize|oppose|deny|know|agree|seem|appear|refuse|decline|suggest|explain|declare|acknowledge|conclude|predict|complain|want|become|defend|assert|allege|contend|admit|reject)$/;

/** The same, where nobody is spoken of as many: “expects”, not “reports”. */
const PLAIN_OF_ONE =
  /^(?:expect|reckon|concede|warn|anticipate|foresee|envisage|envision|assume|testify|imagine|infer|surmise|quip|opine|concur|realise|realize|confirm|assess|remind|assure|reiterate)$/;
const isPlainThird = ({ lemma, form }: Cue) => form === 'third' && (PLAIN.test(lemma) || PLAIN_OF_ONE.test(lemma));

/** “…, a friend claims.”, ““…,” Lee sniffs.”: nothing but a subject stands between the mark and the verb. */
function endsTrailingSpeaker(s: Sentence, i: number, cue: Cue): boolean {
  const before = s.tokens[i - 1]?.class;
  if (s.tokens[i]?.class === 'name' || before === 'number' || before === 'adjective') return false;
  // “…, the engineer points out.”
  const after = s.tokens[cue.lemma !== 'go' && cue.needsNext?.test(s.tokens[i + 1]?.lower ?? '') ? i + 2 : i + 1];
  const subject = nounPhraseBefore(s, i);
  // “…,” Lee snaps at reporters
  if (subject && isQuotationEnd(s, subject.from - 1) && /^(?:preposition|adverb)$/.test(after?.class ?? ''))
    return true;
  if (!subject || !(after === undefined || /^[.,;:]$/.test(after.text))) return false;
  return isQuotationEnd(s, subject.from - 1) || s.tokens[subject.from - 1]?.text === ',';
}

/** “…, cautions engineer Ann Lee.”: nothing but somebody stands between the verb and the end. */
function beginsTrailingSpeaker(s: Sentence, i: number, { kind }: Cue): boolean {
  if (kind !== 'report' || s.tokens[i - 1]?.text !== ',' || s.tokens[i]?.class === 'name') return false;
  const speaker = nounPhraseAfter(s, i + 1);
  const after = speaker && s.tokens[speaker.to];
  return (
    speaker !== null &&
    /^(?:name|people)$/.test(headOf(s, speaker).kind) &&
    (!after || /^[.,;]$/.test(after.text) || /^(?:preposition|subordinator)$/.test(after.class))
  );
}

/** Whether a gerund ends a phrase with “a” that no person is the head of so far. */
function isNounGroup({ tokens }: Sentence, gerund: number): boolean {
  let from = gerund - 1;
  while (gerund - from < 4 && /^(?:noun|adjective)$/.test(tokens[from]?.class ?? '')) from--;
  const last = tokens[gerund - 1]?.lower ?? '';
  return (
    (/^(?:an?|another|no)$/.test(tokens[from]?.lower ?? '') ||
      // “its amber warning”
      (/^(?:its|their|the)$/.test(tokens[from]?.lower ?? '') &&
        /^(?:warning|ruling|finding|briefing)$/.test(tokens[gerund]?.lower ?? ''))) &&
    !isPersonNoun(last) &&
    !isWriting(last) &&
    !isBodyNoun(last)
  );
}

/** “Economists, for their part, expect”: the word before the first comma is a plural. */
function isAfterAside({ tokens }: Sentence, comma: number): boolean {
  for (let i = comma - 1; i >= Math.max(1, comma - 14); i--)
    if (tokens[i]?.text === ',') return /[^s']s$|^(?:people|police|data)$/.test(tokens[i - 1]?.lower ?? '');
  return false;
}

const ASSUMED =
  /^(?:confirmed|suspected|reported|alleged|estimated|claimed|expected|stated|rumou?red|disputed|feared|proposed|announced|presumed|assumed|listed|named|wanted|anticipated|charged|accused|convicted|pledged)$/;

/** “linked her claims to”, “attributes the reports to”: it is what a verb before goes on about, up to that verb's word. */
function isGauged({ tokens }: Sentence, i: number): boolean {
  const next = tokens[i + 1]?.lower ?? '';
  for (let at = i - 1; at >= Math.max(0, i - 8) && tokens[at]?.class !== 'mark'; at--)
    if (gaugingCueOf(tokens[at]?.lower ?? '')?.link.test(next)) return true;
  return false;
}

const TAKES_CLAIMS =
  /^(?:settle|resolve|dismiss|reject|rebut|refute|counter|investigate|examine|drop|repeat|spread|face|answer|fight|contest|dispute|deny|address|discuss)$/;

/** Whether a word that can be a verb is one here. */
export function isVerbHere(s: Sentence, i: number, cue: Cue): boolean {
  const before = s.tokens[i - 1];
  const after = s.tokens[i + 1];
  const lower = s.tokens[i]?.lower ?? '';
  if (
    cue.form === 'third' &&
    (isQuotationEnd(s, i - 1) || endsTrailingSpeaker(s, i, cue) || beginsTrailingSpeaker(s, i, cue))
  )
    return true;
  if (s.tokens[i]?.class === 'name' && i > 0 && !/^[."“”':]/.test(before?.text ?? '')) return false;
  if (
    cue.form === 'third' &&
    s.tokens[i]?.class === 'noun' &&
    after?.class === 'auxiliary' &&
    !/ing$/.test(after.lower)
  )
    return false;
  // “he went on:”, “…, he went on, …”; but “went on strike”
  if (cue.lemma === 'go' && !/^[,:“"]$/.test(s.tokens[i + 2]?.text ?? '')) return false;
  // “an appeals court ruling”, but “…, ruling that”
  if (
    cue.lemma === 'rule' &&
    cue.form === 'gerund' &&
    before &&
    !/^(?:mark|conjunction|preposition)$/.test(before.class)
  )
    return false;
  // “that fatigue reports “have become a tool””: what is quoted goes on after its subject
  if (cue.form === 'third' && startsWithAuxiliary(s, i + 1)) return false;
  // “Live notes: the call”
  if (cue.form === 'third' && after?.text === ':' && s.paragraph === 0 && s.inQuotation[i + 2] === undefined)
    return false;
  // “poorer states that have voted”, “the states where it matters”
  if (
    cue.form === 'third' &&
    s.tokens[i]?.class === 'noun' &&
    ((after?.lower === 'where' && cue.lemma === 'state') ||
      (/^(?:that|which)$/.test(after?.lower ?? '') &&
        /^(?:have|are|were|had|do|did|will|would|can|could)$/.test(s.tokens[i + 2]?.lower ?? '')))
  )
    return false;
  if (lower === 'sees') return true;
  // “cited derogatory comments Holt had made”, “by 0.1 percentage points to 4.2 percent”, “backers such as”
  if (
    cue.form === 'third' &&
    ((after?.lower === 'such' && s.tokens[i + 2]?.lower === 'as') || (!isPlainThird(cue) && isAfterModifier(s, i, cue)))
  )
    return false;
  // “Republican claims as false”, “earnings report so they can”
  if (
    (cue.form === 'third' || cue.form === 'base') &&
    cue.kind === 'report' &&
    !PLAIN.test(cue.lemma) &&
    /^(?:as|so|since|once|until|unless)$/.test(after?.lower ?? '') &&
    !/^(?:many|much)$/.test(s.tokens[i + 2]?.lower ?? '')
  )
    return false;
  // “one positive jobs report”, “a police report”
  if (cue.form === 'base' && isAfterModifierOfOne(s, i)) return false;
  // “remarks regarding the vote”
  if (lower === 'regarding' && before?.class !== 'auxiliary') return false;
  // “models opposed to it”, “gifts attributed to clerks”: said of them by nobody
  if (after?.lower === 'to' && cue.form !== 'third' && TAKES_TO.test(cue.lemma) && isAfterNounAlone(s, i)) return false;
  // “on opposing sides”
  if (lower === 'opposing' && /^(?:sides?|views?|teams?|counsel|forces?|candidates?)$/.test(after?.lower ?? ''))
    return false;
  if ((cue.form === 'third' || cue.form === 'base') && isGauged(s, i)) return false;
  // “tour guides for groups”
  if (cue.lemma === 'guide' && cue.form === 'third' && !/^(?:name|pronoun)$/.test(before?.class ?? '')) return false;
  // “to settle claims that”
  if (cue.form === 'third' && TAKES_CLAIMS.test(before?.lower ?? '') && s.tokens[i - 2]?.lower === 'to') return false;
  // “that the count stopped”
  if (/^(?:count|tally)$/.test(cue.lemma) && cue.form === 'base') return false;
  // “300 confirmed cases”
  if (cue.form === 'past' && before?.class === 'number' && after?.class === 'noun' && ASSUMED.test(lower)) return false;
  // “a preprint posted on a server”
  if (
    /^(?:post|submit)$/.test(cue.lemma) &&
    cue.form === 'past' &&
    isWriting(before?.lower ?? '') &&
    after?.class === 'preposition' &&
    !s.tokens.slice(i + 2, i + 8).some(({ lower: it }) => it === 'that')
  )
    return false;
  // “an agent posted to Bern”
  if (cue.lemma === 'post' && /^(?:to|at|in)$/.test(after?.lower ?? '') && before?.class === 'noun') return false;
  if (
    /^['’]s?$/.test(before?.lower ?? '') &&
    cue.form !== 'past' &&
    cue.form !== 'participle' &&
    // “Moody’s expects”
    !(isPlainThird(cue) && s.tokens[i - 2]?.class === 'name')
  )
    return false;
  // “a forecast in 2016”
  if (/^(?:an?|the|his|her|its|their|my|our)$/.test(before?.lower ?? '') && cue.form !== 'gerund') return false;
  // “cut its sales forecast on Tuesday”, “raised the profit forecast”
  if (lower === 'forecast' && isObject(s, i)) return false;
  // “his recently revealed plans”, “their widely repudiated theories”
  if (
    /^(?:past|participle)$/.test(cue.form) &&
    before?.class === 'adverb' &&
    /^(?:my|his|her|its|our|their|the|an?)$/.test(s.tokens[i - 2]?.lower ?? '') &&
    /^(?:noun|adjective)$/.test(after?.class ?? '')
  )
    return false;
  if (cue.form === 'past' || cue.form === 'participle')
    return !(
      before?.class === 'determiner' &&
      !/^(?:that|which|another|some|both|few|most|all|many|several)$/.test(before.lower) &&
      after?.class === 'noun'
    );
  // “a red weather warning for wind”
  if (cue.form === 'gerund' && before?.class === 'noun' && isNounGroup(s, i)) return false;
  if (cue.form === 'gerund')
    return !(before?.class === 'determiner' || before?.class === 'adjective') && s.tokens[i]?.class !== 'name';
  if (cue.form === 'third' && (isAfterRelative(s, i, cue) || saysClause(s, i, cue))) return true;
  // “…, or so the Herald understands from two guards”
  if (cue.form === 'third' && /^(?:understand|hear|learn|gather)$/.test(cue.lemma) && after?.lower === 'from')
    return before !== undefined && isSpeaker(before);
  // “The treaty of 1967 states that”
  if (isTime(before) && before?.class === 'number' && s.tokens[i - 2]?.lower === 'of' && cue.form === 'third')
    return startsComplement(s, i + 1);
  if (
    before === undefined ||
    before.class === 'determiner' ||
    before.class === 'adjective' ||
    before.class === 'preposition' ||
    before.class === 'number'
  )
    return before !== undefined && before.lower === 'to' ? cue.form === 'base' : isPlainThird(cue);
  if (isPlainThird(cue)) return true;
  if (cue.form === 'third') {
    // “Punch now reports, citing the police, that”
    if (after?.text === ',' && /^(?:citing|quoting)$/.test(s.tokens[i + 2]?.lower ?? '')) return true;
    if (before.class === 'pronoun' || /^(?:which|that)$/.test(before.lower)) return true;
    // “…, Bloomberg reports.”, “…, the magazine claims, …”
    if (cue.kind === 'report' && /^(?:[,.]|$)/.test(after?.text ?? '') && isSpeaker(before) && hasComma(s, i))
      return true;
    if (isClearSubject(s, i, cue) || isAfterLongSubject(s, i, cue)) return true;
    // “was there and states that”
    if (before.class === 'conjunction' && after?.lower === 'that') return true;
    // “has tested it and reckons”
    if (before.class === 'name' || before.class === 'adverb' || before.text === ',' || before.text === ')')
      return startsComplement(s, i + 1);
    return before.class === 'noun' && !/s$/.test(before.lower) && startsComplement(s, i + 1);
  }
  // “would be credit positive”
  if (cue.form === 'base' && /^(?:be|been|being|is|are|was|were|am|['’]s|['’]re|['’]m)$/.test(before.lower))
    return false;
  if (
    before.class === 'auxiliary' ||
    (before.class === 'pronoun' && !/^(?:one|another|none|others)$/.test(before.lower)) ||
    (before.text === ',' &&
      (after?.class === 'noun' || startsComplement(s, i + 1)) &&
      (isAfterAside(s, i - 1) || isPluralSubject(s, i))) ||
    (before.class === 'adverb' &&
      before.lower !== 'far' &&
      s.tokens[i - 2] !== undefined &&
      s.tokens[i - 2]?.class !== 'determiner')
  )
    return true;
  if (/^(?:people|who|that|which|men|women|police)$/.test(before.lower)) return true;
  if (isPluralSubject(s, i))
    return (
      PLAIN.test(cue.lemma) ||
      startsComplement(s, i + 1) ||
      // “records show 112 tons”
      (cue.kind === 'evidence' && after?.class === 'number') ||
      endsClause(s, i, cue) ||
      saysThatFar(s, i, cue)
    );
  // “data from the ministry show that”
  if (/^(?:show|indicate|find|reveal|suggest)$/.test(cue.lemma) && after?.lower === 'that')
    return isNounOrName(before) || isPluralSubject(s, i);
  return (
    PLAIN.test(cue.lemma) &&
    lower !== 'defend' &&
    (before.class === 'noun' || before.class === 'name' || before.class === 'mark' || before.class === 'conjunction')
  );
}

/**
 * “engineers at Ghent University”, “Minutes, shared with us by a clerk,”: the head of the phrase before is a
 * plural.
 */
function isPluralSubject(s: Sentence, i: number): boolean {
  const before = s.tokens[i - 1];
  if (before && isNounOrName(before) && /[^s']s$/.test(before.lower)) return true;
  const head = headOfClause(s, i);
  return (
    head !== null &&
    /[^s']s$|(?:men|women)$|^(?:people|folk|police|media|data|staff|crew|family|couple|pair|clergy)$/.test(
      head.lower,
    ) &&
    (isPersonNoun(head.lower) || isWriting(head.lower))
  );
}

const LONGEST_SUBJECT = 18;

/**
 * The noun that the clause before a verb begins with: “[slides] reviewed by us”, “[messages], entered as
 * evidence,”.
 */
function headOfClause({ tokens }: Sentence, verb: number): Token | null {
  let from = verb;
  let isAside = tokens[verb - 1]?.text === ',';
  if (isAside) from--;
  for (; from > 0 && verb - from < LONGEST_SUBJECT; from--) {
    const token = tokens[from - 1];
    if (token?.class !== 'mark' && !/^(?:that|which)$/.test(token?.lower ?? '')) continue;
    // “Figures by Acme[, which the Post published,] show”
    if (isAside && token?.lower === 'which' && tokens[from - 2]?.text === ',') continue;
    if (!isAside || token?.text !== ',') break;
    isAside = false;
  }
  if (isAside || verb - from >= LONGEST_SUBJECT) return null;
  const words = tokens.slice(from, verb);
  if (words.some(({ class: it, lower }) => it === 'verb' && !/(?:ed|ing|wn|en|nt|pt|ld)$/.test(lower))) return null;
  const end = words.findIndex(({ class: it }, at) => at > 0 && !/^(?:noun|name|adjective|determiner|number)$/.test(it));
  const head = words[end < 0 ? words.length - 1 : end - 1];
  return head && isNounOrName(head) ? head : null;
}

/** “…, researchers report in Nature.”, “…, data from the ministry show.”, “…, meteorologists expect.” */
const endsClause = (s: Sentence, i: number, { kind }: Cue) =>
  (/^(?:report|evidence)$/.test(kind) || (kind === 'thought' && /^[.]?$/.test(s.tokens[i + 1]?.text ?? ''))) &&
  hasComma(s, i) &&
  /^(?:mark|preposition|determiner|adverb)$/.test(s.tokens[i + 1]?.class ?? 'mark');

/** “Lee and her colleagues report in Science that”, “officials warn in a memo that” */
const saysThatFar = ({ tokens }: Sentence, i: number, { kind }: Cue) =>
  kind === 'report' &&
  tokens[i + 1]?.class === 'preposition' &&
  upToVerb(tokens.slice(i + 2, i + 10)).some(({ lower }) => lower === 'that');
const upToVerb = (tokens: readonly Token[]) => {
  const verb = tokens.findIndex(({ class: it }) => it === 'verb' || it === 'auxiliary' || it === 'mark');
  return verb < 0 ? tokens : tokens.slice(0, verb);
};

const isSpeaker = ({ class: it, lower }: Token) =>
  it === 'name' || (it === 'noun' && (isPersonNoun(lower) || isMedium(lower) || isBodyNoun(lower)));

const hasComma = (s: Sentence, i: number) => s.tokens.slice(Math.max(0, i - 8), i).some(({ text }) => text === ',');
/** “The party, Camino, claims 300,000 members”, “Naadi reports from Tamale that”: a name and what it says. */
function isClearSubject(s: Sentence, i: number, { kind, lemma }: Cue): boolean {
  const [last, after] = [s.tokens[i - 1], s.tokens[i + 1]];
  const before = last?.class === 'adverb' || last?.text === ',' ? s.tokens[i - 2] : last;
  // “The letter also mentions wheat”
  const isTeller =
    last?.text !== ',' &&
    before?.class === 'noun' &&
    !/s$/.test(before.lower) &&
    (isWriting(before.lower) ||
      (isSpeaker(before) && (after?.class === 'number' || /^(?:forecast|predict|estimate)$/.test(lemma))));
  const head = before?.class === 'noun' ? headOfClause(s, i) : null;
  const isLong = head !== null && !/[^s]s$/.test(head.lower) && isWriting(head.lower);
  if (!before || !after || !(before.class === 'name' || isTeller || isLong)) return false;
  if (kind !== 'report' && !(kind === 'evidence' && (after.class === 'number' || isLong))) return false;
  if (
    /^(?:number|adjective)$/.test(after.class) ||
    // “notes only a handful”
    (/^(?:only|about|nearly|almost|just)$/.test(after.lower) &&
      /^(?:number|determiner)$/.test(s.tokens[i + 2]?.class ?? '')) ||
    (after.class === 'noun' &&
      lemma !== 'rule' &&
      (lemma === 'forecast' || !/^(?:of|by)$/.test(s.tokens[i + 2]?.lower ?? '')))
  )
    return true;
  return after.class === 'preposition' && s.tokens.slice(i + 2, i + 8).some(({ lower }) => lower === 'that');
}

/** “The note, dated 2 June, estimates losses”: who or what stands before the aside can say so. */
function isAfterLongSubject(s: Sentence, i: number, { kind }: Cue): boolean {
  const after = s.tokens[i + 1];
  if (s.tokens[i - 1]?.text !== ',' || !/^(?:report|evidence|thought|stance|naming)$/.test(kind)) return false;
  const isEnd = !after || after.text === '.';
  if (
    !isEnd &&
    /^(?:mark|preposition|verb|auxiliary|conjunction)$/.test(after.class) &&
    !/^(?:of|about|against)$/.test(after.lower) &&
    !(after.class === 'preposition' && s.tokens.slice(i + 2, i + 8).some(({ lower }) => lower === 'that'))
  )
    return false;
  const subject = subjectBefore(s, {
    ...{ from: i, to: i + 1, verb: i, passive: false, infinitive: false, finite: true, negated: false },
  });
  const head = subject && headOf(s, subject);
  // “…,” the audit, seen by the Post, states.”
  const isAfterSaid =
    !isEnd || (subject !== null && (isQuotationEnd(s, subject.from - 1) || s.tokens[subject.from - 1]?.text === ','));
  return head !== null && /^(?:name|people|writing)$/.test(head.kind) && subject?.to !== i && isAfterSaid;
}

/** “A plumber I know swears that”, “a guard we spoke to says it”: what is said of somebody stands before the verb. */
function isAfterRelative(s: Sentence, i: number, { kind }: Cue): boolean {
  const before = s.tokens[i - 1];
  if (!/^(?:verb|preposition)$/.test(before?.class ?? '') || kind !== 'report' || !startsComplement(s, i + 1))
    return false;
  const subject = subjectBefore(s, {
    ...{ from: i, to: i + 1, verb: i, passive: false, infinitive: false, finite: true, negated: false },
  });
  if (!subject || subject.to !== i) return false;
  return subject.to - subject.from > 2 && headOf(s, subject).kind === 'people';
}

/** “My repairer claims prices doubled”, “The CFO reckons cash lasts”: a clause follows whoever can say so. */
function saysClause(s: Sentence, i: number, { kind, lemma }: Cue): boolean {
  const [last, after] = [s.tokens[i - 1], s.tokens[i + 1]];
  // “The bank now expects output to fall”
  const before = last?.class === 'adverb' ? s.tokens[i - 2] : last;
  if (!/^(?:report|thought)$/.test(kind) || !before || !isSpeaker(before) || !after) return false;
  if (!/^(?:noun|adjective|number|adverb)$/.test(after.class) || s.inQuotation[i] !== undefined) return false;
  for (let at = i + 2; at < i + 8; at++) {
    const token = s.tokens[at];
    if (token?.lower === 'to' && lemma === 'expect') return true;
    if (!token || /^(?:mark|preposition|subordinator|conjunction)$/.test(token.class)) return false;
    if (token.class === 'auxiliary' || token.class === 'verb') return !/ing$/.test(token.lower);
  }
  return false;
}

const TAKES_TO = /^(?:oppose|attribute|credit|liken)$/;

/** “gifts [attributed]”: no verb of being before it. */
const isAfterNounAlone = ({ tokens }: Sentence, i: number) =>
  /^(?:noun|name|number|mark)$/.test(tokens[i - 1]?.class ?? '');

/** Whether the word before cannot be a subject: one thing, without “a” or “the”. */
function isAfterModifier({ tokens }: Sentence, i: number, { lemma }: Cue): boolean {
  const [further, before] = [tokens[i - 2], tokens[i - 1]];
  if (before?.class !== 'noun' || /s$/.test(before.lower) || isSpeaker(before) || isActor(before.lower)) return false;
  if (isWriting(before.lower) || ABSTRACT.test(before.lower) || !further) return false;
  return (
    /^(?:number|conjunction|adverb)$/.test(further.class) ||
    // “about recent comments”, but “a sheet attached by mistake shows”
    (further.class === 'preposition' && OFTEN_NOUN.test(lemma)) ||
    // “to resume disarmament talks”
    (further.class === 'noun' && tokens[i - 3]?.lower === 'to') ||
    // “faced crude remarks”, but “the newly elected chorus says”
    (further.class === 'verb' &&
      !/ing$/.test(further.lower) &&
      !/^(?:determiner|adverb)$/.test(tokens[i - 3]?.class ?? ''))
  );
}

const OFTEN_NOUN =
  /^(?:comment|remark|question|attack|document|view|talk|e-?mail|offer|call|state|point|rule|post|plan)$/;

/** “a [police]”, “one positive [jobs]” */
function isAfterModifierOfOne({ tokens }: Sentence, i: number): boolean {
  let from = i - 1;
  if (tokens[from]?.class !== 'noun') return false;
  while (i - from < MOST_BEFORE_NOUN && /^(?:noun|adjective)$/.test(tokens[from]?.class ?? '')) from--;
  return (
    /^(?:an?|one|each|every|this)$/.test(tokens[from]?.lower ?? '') &&
    !/^(?:in|of|at|on|by|for|from|with|to)$/.test(tokens[from - 1]?.lower ?? '') &&
    !/^(?:dozen|couple|few|lot|handful|pair|trio|host|series|third|quarter|half|majority|minority|number)$/.test(
      tokens[from + 1]?.lower ?? '',
    )
  );
}

const startsWithAuxiliary = (s: Sentence, i: number) =>
  s.inQuotation[i] !== undefined && s.inQuotation[i - 1] === undefined && s.tokens[i + 1]?.class === 'auxiliary';

/** Whether a noun ends a phrase that a verb before has as its object. */
function isObject(s: Sentence, i: number): boolean {
  const { tokens } = s;
  let from = i;
  while (
    from > 0 &&
    i - from < MOST_BEFORE_NOUN &&
    /^(?:noun|name|adjective|number)$/.test(tokens[from - 1]?.class ?? '')
  )
    from--;
  return (
    /^(?:an?|the|its|his|her|their|our|my|['’]s?)$/.test(tokens[from - 1]?.lower ?? '') &&
    /^(?:verb|preposition)$/.test(tokens[from - 2]?.class ?? '')
  );
}
const MOST_BEFORE_NOUN = 4;

const isNounOrName = ({ class: it }: Token) => it === 'noun' || it === 'name';

const startsComplement = (s: Sentence, i: number): boolean => {
  const token: Token | undefined = s.tokens[i];
  if (!token) return false;
  return (
    s.inQuotation[i] !== undefined ||
    token.text === ':' ||
    token.class === 'determiner' ||
    token.class === 'pronoun' ||
    token.class === 'name' ||
    token.class === 'subordinator' ||
    (token.class === 'verb' && /ing$/.test(token.lower)) ||
    token.lower === 'to' ||
    token.lower === 'there' ||
    token.lower === 'for' ||
    token.lower === 'on'
  );
};
