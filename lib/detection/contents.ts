import { looksLikeClause } from '@/lib/detection/clauses';
import { type CueKind, cueOf } from '@/lib/detection/cues';
import { isPersonNoun, isWriting } from '@/lib/detection/people';
import { isTime, nounPhraseAfter } from '@/lib/detection/phrases';
import { isQuotationEnd, isQuotationStart, type Sentence } from '@/lib/text/sentences';
import type { Range, Token } from '@/lib/text/tokens';

/** What follows a cue: where the cue ends if the words up to the content belong to it, and the content. */
export type Complement = { cueEnd: number; content: Range; how: 'quotation' | 'that' | 'clause' | 'about' | 'object' };

const ADDRESSED =
  /^(?:tell|remind|assure|inform|notify|warn|ask|urge|convince|persuade|encourage|advise|promise|show|order|instruct|press|push|challenge|thank|teach)$/;
const ABOUT = /^(?:about|for|to|of|on|against|at|with|over|from|as|into|in|by|upon|toward)$/;
const PARTICLE = /^(?:out|up|down|back|off|away|on|again|forth|over|forward)$/;

/** The content after a cue, or null. In: where the verb group ends, and of what kind the cue is. */
export function complementAfter(s: Sentence, at: number, lemma: string, kind: CueKind): Complement | null {
  const { tokens } = s;
  let i = at;
  while (isAdverbOfCue(tokens[i]) && !isQuotationStart(s, i)) i++;
  // “claimed to have found a cure”
  if (CLAIMS.test(lemma) && tokens[i]?.lower === 'to' && !/ing$/.test(tokens[i + 1]?.lower ?? ''))
    return clause(s, i, i, 'clause', kind);
  // “denied on Monday having been told of it”
  const having = /^(?:deny|admit|recall|acknowledge|dispute|confess)$/.test(lemma) ? havingAfter(s, i) : -1;
  if (having > 0) return clause(s, having, having, 'clause', kind);
  // “guided in February for output of 210,000 tons”
  const aim = lemma === 'guide' ? aimAfter(s, i) : -1;
  if (aim > 0) return clause(s, aim, aim, 'clause', kind);
  if (ADDRESSED.test(lemma)) {
    const whom = isQuotationStart(s, i) || (lemma === 'show' && !isShownTo(s, i)) ? null : addresseeAt(s, i);
    if (whom) {
      const addressee = { from: whom.from, to: afterWhen(s, whom.to) };
      const after = tokens[addressee.to];
      if (
        startsContent(s, addressee.to) ||
        /^(?:that|to|never|of|about|he|she|it|they|we|i|there|how|why|what|if|whether|not)$/.test(after?.lower ?? '') ||
        after?.class === 'determiner' ||
        after?.text === ',' ||
        ((addressee.to > whom.to || /^(?:adverb|number|name)$/.test(after?.class ?? '')) &&
          looksLikeClause(s, { from: addressee.to, to: tokens.length })) ||
        (isPersonalObject(tokens[i]) && looksLikeClause(s, { from: addressee.to, to: tokens.length }))
      ) {
        const inner = contentAt(s, addressee.to, kind, true);
        if (inner) return inner;
      }
      const errand = errandAt(s, i, addressee.to);
      if (errand > 0) return clause(s, errand, errand, 'clause', kind);
      const far = farContent(s, addressee.to);
      if (far) return far;
      const of = lemma === 'tell' ? ofAfterName(s, addressee) : -1;
      if (of > 0) return contentAt(s, of, kind, true);
      // “…, a director informed us on Tuesday.”
      if (/^(?:inform|notify|assure|remind)$/.test(lemma) && isPersonalObject(tokens[i])) return null;
      const verb = finiteWithin(s, i, addressee.to + 3);
      if (lemma !== 'tell' || verb) return contentAt(s, i, kind, false);
      return null;
    }
  }
  return contentAt(s, i, kind, false);
}

/** “denied [on Monday] having met her”: where “having” stands after when, where or to whom, or -1. */
function havingAfter({ tokens }: Sentence, at: number): number {
  for (let i = at; i < at + FARTHEST_GERUND; i++) {
    const token = tokens[i];
    if (i > at && /^(?:having|ever|knowing|being)$/.test(token?.lower ?? '') && tokens[i - 1]?.class !== 'preposition')
      return i;
    if (!token || !/^(?:preposition|determiner|adjective|noun|name|number|adverb)$/.test(token.class)) return -1;
    if (i === at && token.class !== 'preposition' && !isTimeWord(token.lower)) return -1;
  }
  return -1;
}

const FARTHEST_GERUND = 8;

/** “guided [last week] to sales of 4 billion”: where the words after “for” or “to” begin, or -1. */
function aimAfter({ tokens }: Sentence, at: number): number {
  for (let i = at; i < at + 5; i++) {
    if (i > at && /^(?:for|to)$/.test(tokens[i]?.lower ?? '')) return i + 1;
    const isWhen = i > at || tokens[i]?.class === 'preposition' || isTimeWord(tokens[i]?.lower ?? '');
    if (!isWhen || !/^(?:preposition|adjective|adverb|noun|name|number)$/.test(tokens[i]?.class ?? '')) return -1;
  }
  return -1;
}

/**
 * “warned state elections officials [to lock] it”: where “to” stands, or -1. In: where those words begin, and where what
 * was read of them at first ends.
 */
function errandAt({ tokens }: Sentence, from: number, at: number): number {
  for (let i = at; i < from + LONGEST_ADDRESSEE; i++) {
    const [before, token, next] = [tokens[i - 1], tokens[i], tokens[i + 1]];
    if (token?.lower === 'to' && /^(?:noun|name)$/.test(before?.class ?? ''))
      return /^(?:verb|noun)$/.test(next?.class ?? '') && !/(?:s|ing|ed)$/.test(next?.lower ?? '') ? i : -1;
    if (!token || !/^(?:noun|name|adjective|verb)$/.test(token.class) || /(?:ed|ing)$/.test(token.lower)) return -1;
  }
  return -1;
}

const LONGEST_ADDRESSEE = 6;

/** “showed [reporters] a video”, “shows [us] that”; but “shows a call from the ward” */
const isShownTo = ({ tokens }: Sentence, at: number) =>
  tokens[at]?.class === 'pronoun' ||
  tokens[at]?.class === 'name' ||
  tokens.slice(at, at + 3).some(({ lower }) => isPersonNoun(lower));

const CLAIMS = /^(?:claim|profess|purport|swear|confess)$/;

const EARLIER = /^(?:earlier|ago|before|later|after)$/;

/** “told them [last week] it leaks”, “told them [a day earlier] that”: where the words after such a time begin. */
function afterWhen({ tokens }: Sentence, at: number): number {
  if (!/^(?:last|this|next|a|an|the)$/.test(tokens[at]?.lower ?? '') || !isTime(tokens[at + 1])) return at;
  const isWhole = /^(?:last|this|next)$/.test(tokens[at]?.lower ?? '');
  if (EARLIER.test(tokens[at + 2]?.lower ?? '')) return at + 3;
  return isWhole ? at + 2 : at;
}

/** “told [a media call] that”, “told [Dnevnik] three schools are shut”: whom. */
export function addresseeAt(s: Sentence, at: number): Range | null {
  const { tokens } = s;
  // “tell her [the drain was blocked]”
  if (tokens[at]?.lower === 'her' && /^(?:determiner|pronoun)$/.test(tokens[at + 1]?.class ?? ''))
    return { from: at, to: at + 1 };
  const phrase = nounPhraseAfter(s, at);
  if (!phrase) return null;
  const told = outletBefore(s, phrase);
  if (told > 0) return { from: at, to: told };
  if (tokens[phrase.to]?.class === 'verb' && startsSaid(s, phrase.to + 1)) return { ...phrase, to: phrase.to + 1 };
  let end = at;
  while (tokens[end]?.class === 'name') end++;
  const next = tokens[end];
  const isClause =
    end > at && end < phrase.to && next?.class === 'number' && /^\p{Ll}/u.test(next.text) && hasFinite(s, end);
  return isClause ? { from: at, to: end } : phrase;
}

const SHORT_OUTLET =
  /^(?:reuters|bloomberg|afp|ap|bbc|cnn|itv|rté|rte|rtl|npr|cbc|nbc|cbs|cnbc|abc|sbs|rfi|dpa|ansa|tass|xinhua|kyodo|yonhap|politico|axios|euronews|newstalk|semafor|newsweek|efe|apa|srf|zdf|ard|nos|vrt|yle|svt|nrk|dr|tvn24|tvn|pti|ani|vna|bernama|antara)$/;
const FIRST_OF_OUTLET = /^(?:radio|tv|canal|channel|sky|fox|al|agence)$/;

/** “told [Reuters] Norrland would close”, “told [Radio Okapi] Congo would wait”: where the outlet ends, or -1. */
function outletBefore({ tokens }: Sentence, { from: at, to }: Range): number {
  const from = tokens[at]?.class === 'determiner' ? at + 1 : at;
  let end = from;
  while (end < to && tokens[end]?.class === 'name') end++;
  const next = tokens[end];
  const isClause = next?.class === 'auxiliary' && !/^['’]/.test(next.text);
  if (!isClause || end - from < 2) return -1;
  if (SHORT_OUTLET.test(tokens[from]?.lower ?? '')) return from + 1;
  return FIRST_OF_OUTLET.test(tokens[from]?.lower ?? '') && end - from > 2 ? from + 2 : -1;
}

const startsSaid = (s: Sentence, i: number) => s.tokens[i]?.lower === 'that' || startsContent(s, i);

/** Whether the words from a place on have a verb before the next mark. */
const hasFinite = (s: Sentence, from: number) =>
  upToMark(s.tokens.slice(from, from + 12)).some(
    ({ class: it, lower }) => it === 'auxiliary' || (it === 'verb' && !/ing$/.test(lower)),
  );

/** “told the Post [of broken fingers]”: where “of” stands, or -1. */
function ofAfterName({ tokens }: Sentence, { from, to }: Range): number {
  for (let i = to - 1; i > from; i--)
    if (tokens[i]?.lower === 'of' && tokens[i - 1]?.class === 'name' && tokens[i + 1]?.class !== 'name') return i;
  return -1;
}

/** “told me you sold it”, “informs us work has begun” */
const isPersonalObject = (token: Token | undefined) => /^(?:me|us|him|her|them|you)$/.test(token?.lower ?? '');

/** “said recently that …”, not “said nearly half of it …” or “said there was …”. */
const isAdverbOfCue = (token: Token | undefined) =>
  token?.class === 'adverb' &&
  (/^(?:again|also|today|yesterday|tomorrow|tonight|earlier|later|once|only|instead|too|here|further|back|ago|out|up|down)$/.test(
    token.lower,
  ) ||
    (/ly$/.test(token.lower) &&
      !/^(?:nearly|roughly|hardly|barely|mostly|partly|possibly|probably)$/.test(token.lower)));

const finiteWithin = (s: Sentence, from: number, to: number) =>
  upToMark(s.tokens.slice(from, to)).some(
    // “told the annual meeting”
    ({ class: it, lower }, i, all) =>
      // “told staff in a memo seen by the Post”
      (it === 'verb' &&
        !/ing$/.test(lower) &&
        !(isWriting(all[i - 1]?.lower ?? '') && /^(?:by|to|with)$/.test(all[i + 1]?.lower ?? ''))) ||
      // “told the Post’s Ann Lee”
      (it === 'auxiliary' && !(/^['’]s$/.test(lower) && all[i - 1]?.class === 'name' && all[i + 1]?.class === 'name')),
  );

const upToMark = (tokens: readonly Token[]) => {
  const mark = tokens.findIndex(({ class: it }) => it === 'mark');
  return mark < 0 ? tokens : tokens.slice(0, mark);
};

function startsContent(s: Sentence, i: number): boolean {
  return (
    isQuotationStart(s, i) || s.tokens[i]?.text === ':' || (s.tokens[i]?.text === ',' && isQuotationStart(s, i + 1))
  );
}

function contentAt(s: Sentence, at: number, kind: CueKind, addressed: boolean): Complement | null {
  const { tokens } = s;
  const token = tokens[at];
  if (!token) return null;
  if (isQuotationStart(s, at)) return quoted(s, at, at);
  if (token.text === ':')
    return at + 1 < tokens.length
      ? isQuotationStart(s, at + 1)
        ? quoted(s, at + 1, at)
        : clause(s, at + 1, at, 'clause', kind)
      : null;
  if (token.text === ',') {
    if (isQuotationStart(s, at + 1)) return quoted(s, at + 1, at);
    return asideThenContent(s, at);
  }
  if (/^[–—(]$|^--/.test(token.text)) return asideThenContent(s, at);
  if (token.class === 'mark') return null;
  if (token.lower === 'that') return clause(s, at, at, 'that', kind);
  // “put it to him that …”
  if (token.lower === 'it' && tokens[at + 1]?.lower === 'to') {
    const that = tokens.slice(at + 2, at + 7).findIndex(({ lower }) => lower === 'that');
    if (that > 0) return clause(s, at + 2 + that, at + 2 + that, 'that', kind);
  }
  if (token.lower === 'to' && (kind !== 'report' || addressed)) return clause(s, at, at, 'clause', kind);
  // “last week”, but “last year’s package”
  const isWhen =
    isTimeWord(token.lower) &&
    !/^['’]s?$/.test(tokens[at + 2]?.text ?? '') &&
    (token.lower !== 'this' ||
      isTime(tokens[at + 1]) ||
      /^(?:weekend|spring|summer|autumn|fall|winter|season)$/.test(tokens[at + 1]?.lower ?? ''));
  // “warned as early as 2012 that”
  const isAsEarly = token.lower === 'as' && /^(?:early|late|recently|long|far)$/.test(tokens[at + 1]?.lower ?? '');
  // “said at least 600 came”
  if (token.lower === 'at' && /^(?:least|most)$/.test(tokens[at + 1]?.lower ?? ''))
    return clause(s, at, at, 'clause', kind);
  // “…, it says as well.”
  if (token.lower === 'as' && tokens[at + 1]?.lower === 'well') return null;
  if (token.class === 'preposition' || PARTICLE.test(token.lower) || isWhen || isAsEarly) {
    const far = /^(?:report|question|evidence)$/.test(kind) ? farContent(s, at) : null;
    if (far && (kind !== 'evidence' || far.how === 'that')) return far;
    if (kind === 'report' || kind === 'question') {
      const after = afterTime(s, at);
      if (after >= 0) return clause(s, after, at, 'clause', kind);
    }
    let i = at;
    while (PARTICLE.test(tokens[i]?.lower ?? '') && i < at + 2) i++;
    if (startsContent(s, i) && i > at) return contentAt(s, i, kind, addressed);
    if (ABOUT.test(tokens[i]?.lower ?? '') && i < at + 2) i++;
    // “reported on Monday”: when, not of what
    if (i === at || isTime(tokens[i])) return null;
    if (tokens[i] === undefined || (tokens[i]?.class === 'mark' && !isQuotationStart(s, i))) return null;
    return clause(s, i, i, 'about', kind);
  }
  if (token.class === 'conjunction') return null;
  if (/^(?:when|while|because|although|though|since|until|unless|who|which)$/.test(token.lower))
    return kind === 'report' && /^(?:who|which)$/.test(token.lower) ? clause(s, at, at, 'clause', kind) : null;
  const colon = kind === 'report' ? quotedAfterColon(s, at) : -1;
  if (colon > 0) return quoted(s, colon + 1, colon);
  return clause(s, at, at, kind === 'report' || kind === 'thought' || kind === 'evidence' ? 'clause' : 'object', kind);
}

/** “posted one line on Facebook: “…””, “issued a warning: “…””: where the colon stands, or -1. */
function quotedAfterColon(s: Sentence, at: number): number {
  for (let i = at; i < at + 12; i++) {
    const token = s.tokens[i];
    const isNoun = /ing$/.test(token?.lower ?? '') && s.tokens[i + 1]?.class === 'noun';
    if (!token || (token.class === 'verb' && !isNoun) || token.class === 'auxiliary' || s.inQuotation[i] !== undefined)
      return -1;
    if (token.text === ':') return isQuotationStart(s, i + 1) ? i : -1;
  }
  return -1;
}

const isTimeWord = (lower: string) =>
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|last|earlier|late|later|recently|this)$/.test(
    lower,
  );

/** “said, with a smile, “…””, “said, however, that …”, “said — twice — that …”. */
function asideThenContent(s: Sentence, comma: number): Complement | null {
  const mark = s.tokens[comma]?.text === '(' ? ')' : s.tokens[comma]?.text;
  for (let i = comma + 1; i < Math.min(s.tokens.length, comma + 18); i++) {
    if (s.inQuotation[i] !== undefined) return null;
    if (s.tokens[i]?.text !== mark) continue;
    if (isQuotationStart(s, i + 1)) return quoted(s, i + 1, i);
    if (s.tokens[i + 1]?.lower === 'that') return clause(s, i + 1, mark === ',' ? i : comma, 'that', 'report');
    return null;
  }
  return null;
}

/** “said in a statement on Monday that …”, “told reporters at the airport, “…””. */
function farContent(s: Sentence, at: number): Complement | null {
  const { tokens } = s;
  // Where the cue ends if something comes between it and the content.
  let asideAt = -1;
  const cueEnd = (i: number) => (asideAt < 0 ? i : asideAt);
  for (let i = at; i < Math.min(tokens.length, at + 24); i++) {
    const token = tokens[i];
    const next = tokens[i + 1];
    if (!token) break;
    if (i > at && isQuotationStart(s, i)) return isShort(s, i) ? null : quoted(s, i, cueEnd(i));
    if (token.text === ':' && next) {
      const said = isQuotationStart(s, i + 1) ? quoted(s, i + 1, i) : clause(s, i + 1, i, 'clause', 'report');
      // “urges caution: one lake, he says, is too few”
      return said && said.how === 'clause' && isTrailingAt(s, said.content.to) ? null : said;
    }
    if (token.text === ',') {
      if (isQuotationStart(s, i + 1)) return quoted(s, i + 1, cueEnd(i));
      // “…, citing two officials, that …”
      const length = /ing$/.test(next?.lower ?? '')
        ? tokens.slice(i + 2, i + 20).findIndex(({ text }) => text === ',')
        : -1;
      if (length < 0) continue;
      asideAt = i;
      i += length + 2;
      if (isQuotationStart(s, i + 1)) return quoted(s, i + 1, asideAt);
      continue;
    }
    // “He said Lee had written to them, and that it was late”: which Lee did not write
    if (token.lower === 'that' && tokens[i - 1]?.lower === 'and' && tokens[i - 2]?.text === ',') return null;
    if (
      token.lower === 'that' &&
      i > at &&
      // “guided for $210 million, below the $240 million that they expected”
      !(tokens[i - 1]?.class === 'number' && /^(?:\p{Sc}|[\d.,]+)$/u.test(tokens[i - 2]?.text ?? '')) &&
      next?.class !== 'auxiliary' &&
      (next?.class !== 'verb' || /ing$/.test(next.lower) || tokens[i + 2]?.class === 'auxiliary')
    )
      return clause(s, i, cueEnd(i), 'that', 'report');
    // “told reporters on Monday why it was shut”
    if (i > at && /^(?:how|why|whether)$/.test(token.lower) && isTime(tokens[i - 1]))
      return clause(s, i, cueEnd(i), 'clause', 'report');
    const isPassedOn = /^(?:by|to|in|with)$/.test(next?.lower ?? '') && /(?:ed|en|wn|read)$/.test(token.lower);
    if (
      token.class === 'verb' &&
      cueOf(token.lower) &&
      !isPassedOn &&
      !/^(?:interview|released|posted|published)/.test(token.lower)
    )
      return null;
    if (/^[;.?!]$/.test(token.text)) return null;
  }
  return null;
}

const isTrailingAt = (s: Sentence, comma: number) => s.tokens[comma]?.text === ',' && isTrailingSpeaker(s, comma + 1);

const isShort = (s: Sentence, i: number) => {
  const quotation = s.quotations[s.inQuotation[i] ?? 0];
  return (
    quotation !== undefined &&
    quotation.to - quotation.from < 6 &&
    !/^[.,!?]$/.test(s.tokens[quotation.to - 2]?.text ?? '')
  );
};

/** “said on Tuesday he would go”: where the clause begins, or -1. */
function afterTime(s: Sentence, at: number): number {
  const { tokens } = s;
  for (let i = at + 1; i < Math.min(tokens.length, at + 12); i++) {
    const token = tokens[i];
    if (!token || token.class === 'mark') return -1;
    if (token.class === 'pronoun' && /^(?:he|she|it|they|we|i|you|there)$/.test(token.lower)) return i;
    if (token.class === 'verb' || token.class === 'auxiliary') return -1;
    const before = tokens[i - 1];
    if (
      (before?.class === 'noun' || isTimeWord(before?.lower ?? '') || before?.class === 'adverb') &&
      (token.class === 'determiner' || token.class === 'name') &&
      s.tokens.slice(i, i + 6).some(({ class: it }) => it === 'auxiliary' || it === 'verb')
    )
      return i;
  }
  return -1;
}

function quoted(s: Sentence, at: number, cueEnd: number): Complement {
  const quotation = s.quotations[s.inQuotation[at] ?? 0];
  const to = quotation?.to ?? at + 1;
  const last = s.tokens[to - 2]?.text ?? '';
  const next = s.tokens[to];
  if (quotation?.open || !next || /^[,.!?…]$|^--/.test(last) || next.class === 'mark')
    return { cueEnd, content: { from: at, to: Math.max(to, at + 1) }, how: 'quotation' };
  return { cueEnd, content: { from: at, to: clauseEnd(s, to, 'report') }, how: 'quotation' };
}

function clause(s: Sentence, from: number, cueEnd: number, how: Complement['how'], kind: CueKind): Complement | null {
  const whole = beforeNextDeed(s, from, clauseEnd(s, from, kind));
  const end = how === 'about' ? beforeWhich(s, from, whole) : whole;
  const to = /^(?:naming|stance)$/.test(kind) || how === 'about' ? beforeVenue(s, from, end) : end;
  return to > from ? { cueEnd, content: { from, to }, how } : null;
}

/** “guided for a loss of 3m[, which assumes a mild winter]”: what is said of it. */
function beforeWhich({ tokens, inQuotation }: Sentence, from: number, to: number): number {
  for (let i = from + 1; i < to - 1; i++) {
    const token = tokens[i];
    if (inQuotation[i] !== undefined || /^(?:verb|auxiliary)$/.test(token?.class ?? '')) return to;
    if (token?.text === ',' && tokens[i + 1]?.lower === 'which') return i;
  }
  return to;
}

const FARTHEST_VENUE = 10;

/** “called it “too long” [in a note to clients]”, “warned of floods [in a paper last year]”: where it was said. */
function beforeVenue({ tokens, inQuotation }: Sentence, from: number, to: number): number {
  for (let i = to - 2; i > Math.max(from + 1, to - FARTHEST_VENUE); i--) {
    if (inQuotation[i] !== undefined) return to;
    if (
      !/^(?:in|on|at|during)$/.test(tokens[i]?.lower ?? '') ||
      !/^(?:an?|his|her|their|its)$/.test(tokens[i + 1]?.lower ?? '')
    )
      continue;
    const noun = tokens[i + 2]?.class === 'noun' && tokens[i + 3]?.class !== 'noun' ? i + 2 : i + 3;
    const isVenue = isWriting(tokens[noun]?.lower ?? '') || SAYING.test(tokens[noun]?.lower ?? '');
    return isVenue && tokens[i - 1]?.class !== 'verb' ? i : to;
  }
  return to;
}

/** “[denied] fraud [and was released]”: after a thing alone, a verb goes on with what its speaker does. */
function beforeNextDeed(s: Sentence, from: number, to: number): number {
  for (let i = from + 1; i < to - 1; i++) {
    const token = s.tokens[i];
    if (token?.class !== 'conjunction' || s.inQuotation[i] !== undefined) continue;
    const next = s.tokens[s.tokens[i + 1]?.class === 'adverb' ? i + 2 : i + 1];
    const isVerb =
      /^(?:is|are|was|were|has|have|had|will|did|does|remains?|remained)$/.test(next?.lower ?? '') ||
      (next?.class === 'verb' && /ed$/.test(next.lower) && /^(?:and|but)$/.test(token.lower));
    if (isVerb && !looksLikeClause(s, { from, to: i })) return s.tokens[i - 1]?.text === ',' ? i - 1 : i;
    if (looksLikeClause(s, { from, to: i })) return to;
  }
  return to;
}

const NARROW: ReadonlySet<CueKind> = new Set(['stance', 'naming', 'intent', 'question']);

/**
 * Where a clause ends that starts at `from`: before the end of the sentence, another speaker, or the next thing the
 * same person says.
 */
export function clauseEnd(s: Sentence, from: number, kind: CueKind): number {
  const { tokens } = s;
  let isOpen = tokens[from]?.text === '(';
  const isWithin = isWithinDashes(s, from);
  for (let i = from + 1; i < tokens.length; i++) {
    if (s.inQuotation[i] !== undefined && !isQuotationStart(s, i)) continue;
    isOpen ||= tokens[i]?.text === '(';
    // “(he asked me to keep it quiet) says”
    if (tokens[i]?.text === ')' && !isOpen) return i;
    // “called it “a gift,” the Post said”
    if (isQuotationEnd(s, i - 1) && tokens[i - 2]?.text === ',' && isTrailingSpeaker(s, i)) return i;
    const token = tokens[i];
    const next = tokens[i + 1];
    if (!token || isQuotationStart(s, i)) continue;
    if (/^[;]$/.test(token.text)) return i;
    if (/^[.!?…]$/.test(token.text) && i >= tokens.length - 2) return i;
    if (token.text === ',' && next) {
      const aside = asideEnd(s, i);
      if (aside > 0) i = aside;
      else if (isTrailingSpeaker(s, i + 1) && !isWithinSubject(s, from, i)) return colonBetween(s, from, i);
      else if (endsAfterComma(s, from, i + 1, kind) || (kind === 'naming' && isHeldAgainst(s, i + 1))) return i;
    } else if (token.class === 'conjunction' && next && startsAnotherCue(s, i + 1) && !isTheirIntent(s, from, i))
      return tokens[i - 1]?.text === ',' ? i - 1 : i;
    else if (/^according$/.test(token.lower) && next?.lower === 'to') return i;
    else if (DASH.test(token.text) && (NARROW.has(kind) || isWithin)) return i;
    // “she claims he flew it — and he says it was late”
    else if (DASH.test(token.text) && next?.class === 'conjunction' && clauseWithCue(s, i + 2)) return i;
    else if (NARROW.has(kind) && token.lower === 'during') return i;
    else if (
      NARROW.has(kind) &&
      /^(?:while|although|though|because|when|after|before)$/.test(token.lower) &&
      !(token.lower === 'while' && /ing$/.test(next?.lower ?? '')) &&
      i > from + 1 &&
      !isAccusedDeed(s, from, i)
    )
      return i;
  }
  const last = tokens.at(-1);
  return last && /^[.!?…]$/.test(last.text) ? Math.max(from, tokens.length - 1) : tokens.length;
}

/** “accused her of [being asleep when it rang]” */
const isAccusedDeed = ({ tokens }: Sentence, from: number, at: number) =>
  tokens.slice(from, at).some(({ lower }, i) => lower === 'of' && /ing$/.test(tokens[from + i + 1]?.lower ?? ''));

const DASH = /^[–—]$|^--/;

/** “The plan — even as he says it works — has failed”: an odd number of dashes stands before. */
const isWithinDashes = ({ tokens, inQuotation }: Sentence, at: number) =>
  tokens.filter(({ text }, i) => i < at && inQuotation[i] === undefined && DASH.test(text)).length % 2 === 1;

/** “said the mayor[, a friend of hers, had never asked]”: what stands between the commas is said of the mayor. */
function isWithinSubject(s: Sentence, from: number, comma: number): boolean {
  const aside = nounPhraseAfter(s, comma + 1);
  return (
    aside !== null &&
    s.tokens[aside.to]?.text === ',' &&
    s.tokens[aside.to + 1]?.class === 'auxiliary' &&
    !looksLikeClause(s, { from, to: comma })
  );
}

/** “[the work says little: levels there], she notes, remain low”: what stands after the colon is hers. */
function colonBetween({ tokens, inQuotation }: Sentence, from: number, to: number): number {
  for (let i = to - 1; i > from; i--)
    if (tokens[i]?.text === ':' && inQuotation[i] === undefined && tokens[i]?.end !== tokens[i + 1]?.start) return i;
  return to;
}

/** “said [he was on a beach and intended to stay]”: what they mean to do is said too. In: where “and” stands. */
const isTheirIntent = ({ tokens }: Sentence, from: number, and: number) =>
  /^(?:he|she|they|it|i|we)$/.test(tokens[tokens[from]?.lower === 'that' ? from + 1 : from]?.lower ?? '') &&
  tokens[and - 1]?.text !== ',' &&
  /^(?:intend|hope|plan|want|expect|wish|fear|believe|think|feel|mean|aim)$/.test(
    cueOf(tokens[and + 1]?.lower ?? '')?.lemma ?? '',
  );

/** “the bank, citing a notice, had stopped”: where the aside after a comma ends if the clause goes on, or -1. */
export function asideEnd(s: Sentence, comma: number): number {
  const { tokens } = s;
  if (!/^(?:citing|quoting|referring|speaking|according|who|which|whose)$/.test(tokens[comma + 1]?.lower ?? ''))
    return -1;
  for (let i = comma + 2; i < Math.min(tokens.length - 1, comma + 20); i++) {
    if (tokens[i]?.text !== ',') continue;
    const next = tokens[i + 1]?.class;
    const goesOn = next === 'auxiliary' || (next === 'verb' && !/ing$/.test(tokens[i + 1]?.lower ?? ''));
    // “accused Lee, who was there, of lying”
    const isAccused = tokens[i + 1]?.lower === 'of' && /ing$/.test(tokens[i + 2]?.lower ?? '');
    return goesOn || isAccused ? i : -1;
  }
  return -1;
}

/** After the comma: something else begins. */
function endsAfterComma(s: Sentence, from: number, at: number, kind: CueKind): boolean {
  const token = s.tokens[at];
  const next = s.tokens[at + 1];
  if (!token) return true;
  if (token.lower === 'citing' && goesOnAfterAside(s, at)) return false;
  if (/^(?:according|citing|reportedly)$/.test(token.lower)) return true;
  // “…, a claim the council denies”: what another says of it
  if (
    /^an?$/.test(token.lower) &&
    (/^(?:claim|finding|conclusion|charge|allegation|accusation|assertion)$/.test(next?.lower ?? '') ||
      isVerdictOfAll(s, at))
  )
    return true;
  if (
    /^(?:while|whereas|though|although)$/.test(token.lower) &&
    looksLikeClause(s, { from: at + 1, to: s.tokens.length })
  )
    return true;
  if (CONSEQUENCE.test(token.lower) || isRemark(s, at)) return true;
  // “…, which she called the main worry”
  if (token.lower === 'which' && isCalledSo(s, at + 1)) return true;
  // “who drove on because, he said, he had parcels, was jailed”
  if (isMainVerb(s, from, at)) return true;
  if (token.lower === 'in' && next?.lower === 'line') return true;
  // “…, as crews stacked sandbags”
  if (
    token.lower === 'as' &&
    /^(?:determiner|name)$/.test(next?.class ?? '') &&
    s.tokens.slice(at + 2, at + 7).some(({ class: it, lower }) => it === 'verb' && !/ing$/.test(lower))
  )
    return true;
  if (isAsTold(s, at) || isTimeAfter(s, at) || isItSaid(s, at) || anotherSpeaks(s, at)) return true;
  if (NARROW.has(kind) && token.class !== 'conjunction' && clauseWithCue(s, at)) return true;
  if (isCompared(s, at)) return true;
  // “endorsed Holt, another sign of support”
  if (NARROW.has(kind) && (token.lower === 'another' || (token.lower === 'the' && next?.lower === 'latest')))
    return true;
  const gerund = /ing$/.test(token.lower) && token.class === 'verb';
  if (gerund && (cueOf(token.lower) || NARROW.has(kind))) return true;
  if (/^(?:who|which|when|while|as|after|though|although)$/.test(token.lower) && NARROW.has(kind)) return true;
  if (token.class === 'conjunction' && token.lower !== 'or' && next) {
    if (startsAnotherCue(s, at + 1)) return true;
    // “backing off from a fourth, but hardly ever from a third”
    if (token.lower === 'but')
      return !/^(?:adverb|preposition)$/.test(next.class) || looksLikeClause(s, { from: at + 1, to: s.tokens.length });
    if (NARROW.has(kind) && s.tokens.slice(at + 1, at + 7).some(({ class: it }) => it === 'auxiliary' || it === 'verb'))
      return true;
    return clauseWithCue(s, at + 1);
  }
  return false;
}

/** “she called”, “the bank had described as” */
function isCalledSo(s: Sentence, at: number): boolean {
  const subject = nounPhraseAfter(s, at, Math.min(s.tokens.length, at + 6));
  const verb = subject && s.tokens[subject.to]?.class === 'auxiliary' ? subject.to + 1 : (subject?.to ?? at);
  const cue = cueOf(s.tokens[verb]?.lower ?? '');
  return subject !== null && cue?.kind === 'naming' && cue.form !== 'base';
}

/**
 * A verb after the only comma of a clause that has its subject and its verb: it is the one of the words before. But “She
 * had nursed him, had not slept and had wept”.
 */
const isMainVerb = (s: Sentence, from: number, at: number): boolean =>
  /^(?:is|are|was|were|has|have|had)$/.test(s.tokens[at]?.lower ?? '') &&
  s.tokens
    .slice(from, at - 1)
    .every(({ text, lower, class: it }) => text !== ',' && !(it === 'auxiliary' && lower === s.tokens[at]?.lower)) &&
  looksLikeClause(s, { from, to: at - 1 });

/** “…, sending its shares to a low”, “…, waving a torn ballot”: what came of it, or what else somebody did. */
const CONSEQUENCE =
  /^(?:sending|prompting|sparking|triggering|dashing|raising|stoking|fuell?ing|capping|waving|pointing|nodding|shaking|smiling|grinning|laughing|gesturing|brandishing|weeping|speaking|drawing|echoing|contradicting)$/;

/** “…, a view that few here share”, “…, a figure engineers dispute”: what the writer says of all of it. */
const isVerdictOfAll = ({ tokens }: Sentence, at: number): boolean =>
  /^(?:view|figure|number|verdict|assessment|comparison|position|stance|argument|suggestion|theory|line|move|decision|blow|setback|boost|reversal|admission|contradiction|remark|comment|statement|step|turn|shift|departure|rebuke|sign|reference|fate|practice|record|prospect|promise|possibility|scenario|description|answer|response|point)$/.test(
    tokens[at + 1]?.lower ?? '',
  ) && /^(?:determiner|name|noun|pronoun)$/.test(tokens[at + 2]?.class ?? '');

/** “…, which means nobody pays”, “…, a meeting that she denies”, “…, something he denies”: what the writer adds. */
function isRemark(s: Sentence, at: number): boolean {
  const { tokens } = s;
  const [first, next, further] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (first?.lower === 'which')
    return (
      /^(?:means|would|doesn't|didn't|isn't|wasn't|no|nobody|few|i|we|many|kinda|explains|suggests|may|might|could)$/.test(
        next?.lower ?? '',
      ) ||
      (/^(?:is|was)$/.test(next?.lower ?? '') && /^(?:the|another|beside)$/.test(further?.lower ?? ''))
    );
  if (first?.lower === 'something') return tokens.slice(at + 2, at + 7).some(({ lower }) => cueOf(lower) !== undefined);
  if (first?.lower !== 'a' && first?.lower !== 'an') return false;
  const noun = next?.class === 'adjective' ? at + 2 : at + 1;
  return (
    (tokens[noun]?.class === 'noun' || /ing$/.test(tokens[noun]?.lower ?? '')) &&
    !isPersonNoun(tokens[noun]?.lower ?? '') &&
    tokens[noun + 1]?.lower === 'that' &&
    /^(?:determiner|name|pronoun|noun)$/.test(tokens[noun + 2]?.class ?? '')
  );
}

/** “…, as the Mail had claimed”, “…, as alleged by the Mail”: what others said of it. */
function isAsTold(s: Sentence, at: number): boolean {
  if (s.tokens[at]?.lower === 'as' && /^(?:by|in)$/.test(s.tokens[at + 2]?.lower ?? ''))
    return /^(?:alleged|claimed|reported|documented|described|stated|noted|suggested)$/.test(
      s.tokens[at + 1]?.lower ?? '',
    );
  const subject = s.tokens[at]?.lower === 'as' ? nounPhraseAfter(s, at + 1) : null;
  if (!subject || s.tokens[at + 1]?.class === 'pronoun' || /^(?:who|which|that)$/.test(s.tokens[at - 2]?.lower ?? ''))
    return false;
  let i = subject.to;
  while (/^(?:has|have|had|also|once|first)$/.test(s.tokens[i]?.lower ?? '')) i++;
  return /^(?:claim|allege|report|suggest|assert|write|say|state|put)$/.test(
    cueOf(s.tokens[i]?.lower ?? '')?.lemma ?? '',
  );
}

/** “…, it is claimed” */
function isItSaid({ tokens }: Sentence, at: number): boolean {
  const [it, be, been, next] = [at, at + 1, at + 2, at + 3].map((i) => tokens[i]?.lower ?? '');
  const verb = been === 'been' ? (next ?? '') : (been ?? '');
  const after = tokens[at + (been === 'been' ? 4 : 3)];
  return (
    it === 'it' &&
    /^(?:is|was|has)$/.test(be ?? '') &&
    /^(?:report|thought)$/.test(cueOf(verb)?.kind ?? '') &&
    (after === undefined || after.class === 'mark' || isTimeWord(after.lower))
  );
}

/** “…, a day after the bank said so”, “…, hours before he fell ill”: when it was said. */
function isTimeAfter({ tokens }: Sentence, at: number): boolean {
  let i = at;
  while (/^(?:determiner|number|adjective|adverb)$/.test(tokens[i]?.class ?? '') && i < at + 3) i++;
  return (
    /^(?:minutes?|hours?|days?|weeks?|months?|years?|weekend|decades?)$/.test(tokens[i]?.lower ?? '') &&
    /^(?:after|before)$/.test(tokens[i + 1]?.lower ?? '')
  );
}

/** “sales of 2 billion, [more than twice what analysts had expected]”: what the writer holds a figure against. */
const isCompared = ({ tokens }: Sentence, at: number): boolean =>
  /^(?:more|less|fewer|higher|lower|below|above|ahead|shy|short|well|far|twice|double|compared|versus|beating|missing|topping)$/.test(
    tokens[at]?.lower ?? '',
  ) &&
  tokens
    .slice(at + 1, at + 12)
    .some(({ lower }) => /^(?:analysts?|expected|expectations|estimates?|consensus|forecasts?|projected)$/.test(lower));

/** “put the gap at 3 million, [nearly double that of May]”, “[well below the level of last year]” */
function isHeldAgainst({ tokens }: Sentence, at: number): boolean {
  let i = at;
  while (
    i < at + 4 &&
    /^(?:adverb|determiner|number)$/.test(tokens[i]?.class ?? '') &&
    !HOLDS.test(tokens[i]?.lower ?? '')
  )
    i++;
  if (/^(?:third|quarter|half|fifth|tenth|percent|percentage)$/.test(tokens[i]?.lower ?? '')) i++;
  return HOLDS.test(tokens[i]?.lower ?? '');
}
const HOLDS = /^(?:more|less|fewer|higher|lower|below|above|double|twice|half|triple|treble)$/;

/** “…, she told the paper: “…””: another speaks from here. */
function anotherSpeaks(s: Sentence, at: number): boolean {
  const subject = nounPhraseAfter(s, at, Math.min(s.tokens.length, at + 12));
  const cue = subject && cueOf(s.tokens[subject.to]?.lower ?? '');
  if (!subject || !cue || cue.kind !== 'report' || !/^(?:past|third)$/.test(cue.form)) return false;
  if (s.tokens[subject.to + 1]?.lower === 'so') return true;
  for (let i = subject.to + 1; i < subject.to + 9; i++) {
    const token = s.tokens[i];
    if (token?.text === ':' || (isQuotationStart(s, i) && s.tokens[i - 1]?.text === ',')) return true;
    if (!token || token.class === 'verb' || token.class === 'auxiliary' || token.lower === 'that') return false;
  }
  return false;
}

/**
 * “It fell, she said, [on a call from a farmer]”, “[and nobody was hurt]”: the words after a speaker, if they go on with
 * what is said. In: where they begin.
 */
export function restAfterSpeaker(s: Sentence, at: number): Range | null {
  if (!s.tokens[at + 1] || s.inQuotation[at] !== undefined || isTrailingSpeaker(s, at)) return null;
  const to = clauseEnd(s, at, 'report');
  if (to < s.tokens.length - 1 && s.tokens[to]?.text !== ',') return null;
  return goesOn(s, { from: at, to }) ? { from: at, to } : null;
}

function goesOn(s: Sentence, { from: at, to: end }: Range): boolean {
  const { tokens } = s;
  const [first, next] = [tokens[at], tokens[at + 1]];
  if (!first || !next) return false;
  const words = tokens.slice(at, end);
  const relative = words.findIndex(({ lower }, i) => i > 0 && /^(?:who|which|whose|than)$/.test(lower));
  const own = relative < 0 ? words : words.slice(0, relative);
  if (own.some(({ lower, class: it }) => /^(?:verb|adverb)$/.test(it) && cueOf(lower)?.kind === 'report')) return false;
  if (/^(?:if|unless|because|so)$/.test(first.lower)) return true;
  if (/^(?:and|but)$/.test(first.lower)) {
    const subject = nounPhraseAfter(s, next.class === 'adverb' ? at + 2 : at + 1, end);
    const verb = subject && tokens[subject.to];
    return (
      (/^(?:auxiliary|verb)$/.test(verb?.class ?? '') && !/ing$/.test(verb?.lower ?? '')) ||
      looksLikeClause(s, { from: at + 1, to: end })
    );
  }
  if (first.class !== 'preposition' || /^(?:during|after|before|following|including|like)$/.test(first.lower))
    return false;
  // “…, in a move that would raise costs”, “…, by way of thanks”
  if (
    words
      .slice(1, 3)
      .some(({ lower }) =>
        /^(?:move|step|sign|bid|blow|boost|way|nod|reference|contrast|turn|twist|effort|attempt)$/.test(lower),
      )
  )
    return false;
  const saidWhen = words
    .slice(1, 5)
    .some((token) => isTime(token) || SAYING.test(token.lower) || isWriting(token.lower));
  return !saidWhen && !/ing$/.test(next.lower);
}

/** In what, or to whom, something is said. */
const SAYING =
  /^(?:interviews?|statements?|letters?|e-?mails?|posts?|messages?|calls?|podcasts?|speech|speeches|videos?|tweets?|texts?|memos?|notes?|conference|briefings?|conversations?|chats?|reporters?|journalists?|testimony|filings?|hearing|court|parliament|x|facebook|twitter|telegram|instagram|linkedin|radio|television|tv|phone|telephone|person|reply|response|release|condition|behalf|smile|shrug|laugh|grin|press|friends|translation|translator)$/;

/** “the ministry, citing a letter, [had stopped]”: the words after the aside go on with those before it. */
function goesOnAfterAside(s: Sentence, at: number): boolean {
  const source = nounPhraseAfter(s, at + 1, Math.min(s.tokens.length, at + 16));
  const next = source && s.tokens[source.to]?.text === ',' ? s.tokens[source.to + 1] : undefined;
  return next !== undefined && (next.class === 'auxiliary' || (next.class === 'verb' && !/ing$/.test(next.lower)));
}

/** Whether a verb of saying starts here that shares its subject with the one before: “said … and added”. */
function startsAnotherCue(s: Sentence, at: number): boolean {
  const { tokens } = s;
  let i = at;
  while (tokens[i]?.class === 'adverb' || /^(?:has|have|had|then|later)$/.test(tokens[i]?.lower ?? '')) i++;
  const cue = cueOf(tokens[i]?.lower ?? '');
  return (
    cue !== undefined &&
    (tokens[i]?.class === 'verb' || (cue.form === 'third' && startsObject(s, i + 1))) &&
    cue.form !== 'base' &&
    cue.form !== 'gerund' &&
    !cue.needsClause
  );
}

/** “and denies [running it]”, “but warns [of more]”: after a noun stands no such word. */
const startsObject = ({ tokens }: Sentence, at: number) =>
  /^(?:that|to|how|why|whether|it|him|them|no)$/.test(tokens[at]?.lower ?? '') ||
  (/^(?:determiner|verb)$/.test(tokens[at]?.class ?? '') && !/ed$/.test(tokens[at]?.lower ?? ''));

/** “and Ms. Lee said” */
function clauseWithCue(s: Sentence, at: number): boolean {
  const phrase = nounPhraseAfter(s, at, Math.min(s.tokens.length, at + 12));
  if (!phrase) return false;
  // “and its director, Ann Lee, calls it”
  const to = s.tokens[phrase.to]?.text === ',' ? afterApposition(s, phrase.to) : phrase.to;
  const hasAside = to > phrase.to + 1 || s.tokens.slice(phrase.from, phrase.to).some(({ text }) => text === ',');
  const subject = { from: phrase.from, to: s.tokens[to - 1]?.text === ',' && hasAside ? to : phrase.to };
  const [verb, next] = [s.tokens[subject.to], s.tokens[subject.to + 1]];
  const cue = cueOf(verb?.lower ?? '');
  const isPlural = /[^s]s$|^(?:people|men|women|police)$/.test(s.tokens[subject.to - 1]?.lower ?? '');
  // “and two aides believe it was late”, “and her mom swears they met”
  const opensClause =
    (cue?.form === 'base'
      ? isPlural && /^(?:report|thought)$/.test(cue.kind)
      : cue?.needsClause && cue.form !== 'gerund') &&
    (/^(?:that|he|she|it|they|we|there)$/.test(next?.lower ?? '') ||
      /^(?:determiner|name|noun)$/.test(next?.class ?? '')) &&
    looksLikeClause(s, { from: subject.to + 1, to: Math.min(s.tokens.length, subject.to + 8) });
  // “and meteorologists expect more rain”
  const foresees =
    cue?.form === 'base' &&
    isPlural &&
    /^(?:expect|forecast|predict|fear|estimate)$/.test(cue.lemma) &&
    subject.to - at < 4;
  return opensClause || foresees || startsAnotherCue(s, subject.to);
}

const LONGEST_APPOSITION = 10;

/**
 * “its director[, Ann Lee,] told”: where the words after what is said of somebody begin. In: where its comma
 * stands.
 */
function afterApposition({ tokens }: Sentence, comma: number): number {
  for (let i = comma + 1; i < comma + LONGEST_APPOSITION; i++) {
    if (tokens[i]?.text === ',') return i > comma + 1 ? i + 1 : comma + 1;
    // “notes[, seen by the Post,] show”
    const isParticiple = i === comma + 1 && /(?:ed|en|wn)$/.test(tokens[i]?.lower ?? '');
    if (!isParticiple && !/^(?:name|noun|determiner|adjective|preposition|number)$/.test(tokens[i]?.class ?? '')) break;
  }
  return comma + 1;
}

/** “…, public broadcaster SVT [reports].”: nothing but the subject of a verb that can look like a noun. */
function withoutVerb({ tokens }: Sentence, phrase: Range): Range {
  const [last, before, after] = [tokens[phrase.to - 1], tokens[phrase.to - 2], tokens[phrase.to]];
  const cue = last?.class === 'noun' ? cueOf(last.lower) : undefined;
  const isVerb =
    cue?.kind === 'report' &&
    cue.form === 'third' &&
    phrase.to - phrase.from > 1 &&
    (before?.class === 'name' || isWriting(before?.lower ?? '') || isPersonNoun(before?.lower ?? '')) &&
    (after === undefined || /^[.,;]$/.test(after.text));
  return isVerb ? { from: phrase.from, to: phrase.to - 1 } : phrase;
}

/** “notes of a meeting [on 3 May] show”: where the words after a date begin. */
function afterDate({ tokens }: Sentence, at: number): number {
  const from = /^(?:on|in|from|of)$/.test(tokens[at]?.lower ?? '') ? at + 1 : at;
  let to = from;
  while (to < from + 3 && (tokens[to]?.class === 'number' || isTime(tokens[to]) || tokens[to]?.text === 'May')) to++;
  return to > from ? to : at;
}

/**
 * Whether only a speaker and a cue follow after a comma: “…, Ms. Lee said.”, “…, said Ms. Lee.”, “…, according to her”.
 */
export function isTrailingSpeaker(s: Sentence, at: number): boolean {
  const { tokens } = s;
  const first = tokens[at];
  if (first?.lower === 'according' && tokens[at + 1]?.lower === 'to') return true;
  const inverted = cueOf(first?.lower ?? '');
  if (inverted?.kind === 'report' && !inverted.needsNext && (inverted.form === 'past' || inverted.form === 'third')) {
    const speaker = nounPhraseAfter(s, at + 1);
    if (speaker) return !/^(?:verb|auxiliary)$/.test(tokens[speaker.to]?.class ?? '');
  }
  const phrase = nounPhraseAfter(s, at);
  if (!phrase) return false;
  // “…, the paper [reported on] Monday”: read as what is said of the paper at first
  const verb = tokens
    .slice(phrase.from + 1, phrase.to)
    .findIndex((token, i) => isPastOfReport(token, tokens[at + i + 2]));
  return (
    endsWithCue(s, withoutVerb(s, phrase)) ||
    (verb >= 0 && endsWithCue(s, { from: phrase.from, to: phrase.from + 1 + verb }))
  );
}

const isPastOfReport = ({ class: it, lower }: Token, after: Token | undefined) =>
  it === 'verb' && cueOf(lower)?.kind === 'report' && cueOf(lower)?.form === 'past' && after?.lower !== 'by';

/** Whether a subject has a verb of saying, and nothing that it says after it. */
function endsWithCue(s: Sentence, subject: Range): boolean {
  const { tokens } = s;
  let i = afterDate(s, subject.to);
  if (tokens[i]?.text === ',') i = afterApposition(s, i);
  let isPassive = false;
  for (; tokens[i]?.class === 'adverb' || tokens[i]?.class === 'auxiliary'; i++)
    isPassive ||= /^(?:is|are|was|were|be|been|being)$/.test(tokens[i]?.lower ?? '');
  const cue = cueOf(tokens[i]?.lower ?? '');
  if (
    !cue ||
    isPassive ||
    !(cue.needsNext?.test(tokens[i + 1]?.lower ?? '') ?? true) ||
    !(cue.kind === 'report' || /^(?:think|believe|understand|expect|suspect|fear|hope|guess|ask|show)$/.test(cue.lemma))
  )
    return false;
  const after = tokens[i + 1];
  // “…, the agency quoted him as saying”
  if (
    /^(?:quote|cite)$/.test(cue.lemma) &&
    tokens.slice(i + 2, i + 9).some(({ lower }, at, all) => lower === 'as' && /ing$/.test(all[at + 1]?.lower ?? ''))
  )
    return true;
  return (
    after === undefined ||
    // “…, she added when the judge asked her”
    /^(?:when|while|after|before|as|because)$/.test(after.lower) ||
    (after.class === 'mark' && !isQuotationStart(s, i + 1) && after.text !== ':') ||
    ((after.class === 'preposition' || isTimeWord(after.lower)) &&
      farContent(s, i + 1) === null &&
      afterTime(s, i + 1) < 0) ||
    (/^(?:tell|remind|assure)$/.test(cue.lemma) && complementAfter(s, i + 1, cue.lemma, 'report') === null)
  );
}
