import { looksLikeClause } from '@/lib/detection/clauses';
import { clauseEnd, restAfterSpeaker } from '@/lib/detection/contents';
import { cueOf } from '@/lib/detection/cues';
import type { Found } from '@/lib/detection/found';
import { headOf } from '@/lib/detection/heads';
import { markerAt } from '@/lib/detection/hop-markers';
import { openingOf } from '@/lib/detection/openings';
import { isTime, nounPhraseAfter } from '@/lib/detection/phrases';
import { antecedentOf, relativeEnd, saidOf } from '@/lib/detection/subjects';
import { canBeCited } from '@/lib/detection/unnamed';
import { isQuotationEnd, type Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

/** “According to Reuters, …”, “…, per people familiar with the matter”, “In Lee’s view, …”. */
export function accordingIn(s: Sentence): Found[] {
  const found: Found[] = [];
  s.tokens.forEach((_, i) => {
    const phrase = toldBy(s, i);
    if (!phrase) return;
    const { source, cue } = phrase;
    const to = afterRelays(s, source, phrase.to);
    const content = isRelative(s, i)
      ? [{ from: i + 3, to: clauseEnd(s, i + 3, 'report') }]
      : (withinRelative(s, i, to) ?? contentAround(s, i, to));
    if (content.length === 0) return;
    const inQuotation = s.inQuotation[i] !== undefined;
    found.push({
      source: [source],
      cue: [cue],
      content,
      kind: 'report',
      lemma: 'accord',
      inQuotation,
      negated: false,
      rule: 'according to a source',
    });
  });
  return found;
}

/** “[a leaflet] according to which the ice melts”, “[Lee], according to whom” */
const isRelative = ({ tokens }: Sentence, according: number) =>
  tokens[according]?.lower === 'according' && /^(?:which|whom)$/.test(tokens[according + 2]?.lower ?? '');

/** “[Lee], who according to two aides [knew of it], has resigned”: what is said of Lee. In: where the phrase stands. */
function withinRelative(s: Sentence, from: number, to: number): Range[] | null {
  const [comma, next] = [from - 1, to].map((at) => s.tokens[at]?.text === ',');
  const who = comma ? from - 2 : from - 1;
  const of = antecedentOf(s, who);
  const begins = next ? to + 1 : to;
  if (!of || !/^(?:verb|auxiliary)$/.test(s.tokens[begins]?.class ?? '')) return null;
  return [of, { from: begins, to: relativeEnd(s, who, { from: begins - 1, to: clauseEnd(s, begins, 'report') }) }];
}

type Phrase = { source: Range; cue: Range; to: number };

/** “according to plan” */
const NOBODY =
  /^(?:plan|plans|schedule|legend|tradition|custom|myth|folklore|lore|taste|size|type|need|needs|age|rank|weight|ability|law|protocol|form|script|merit|wealth|income|season|circumstances?|preference)$/;

const TELLING =
  /^(?:words?|view|opinion|estimation|telling|account|version|eyes|judge?ment|assessment|reckoning|estimate|count|analysis|calculations?|description|recollection|reading|interpretation|narrative|admission)$/;

/** A phrase that says who tells a clause: “according to Lee”, “per Reuters”, “in the words of Lee”, “in Lee’s view”. */
function toldBy(s: Sentence, i: number): Phrase | null {
  const { tokens } = s;
  const lower = tokens[i]?.lower ?? '';
  if (lower === 'according' && tokens[i + 1]?.lower === 'to') {
    const source = (isRelative(s, i) ? saidOf(s, i) : null) ?? whoAfter(s, i, i + 2);
    if (source && source.to - source.from === 1 && NOBODY.test(tokens[source.from]?.lower ?? '')) return null;
    return source && { source, cue: { from: i, to: i + 2 }, to: source.to };
  }
  if (/^(?:for|to)$/.test(lower) && i <= openingOf(s)) return forThem(s, i);
  if (lower === 'as' && tokens[i + 1]?.lower === 'far' && tokens[i + 2]?.lower === 'as') return asFarAs(s, i);
  if (lower === 'as' && i <= openingOf(s)) return asTheyTold(s, i);
  if (lower === 'as' || lower === 'is' || lower === 'was') return asTheyPutIt(s, i);
  if (!/^(?:per|in|by|on)$/.test(lower) || tokens[i]?.class !== 'preposition' || !startsAside(s, i)) return null;
  if (lower === 'per') {
    const source = /^(?:name|determiner|pronoun)$/.test(tokens[i + 1]?.class ?? '') ? whoAfter(s, i, i + 1) : null;
    return source && canBeCited(s, source) ? { source, cue: { from: i, to: i + 1 }, to: source.to } : null;
  }
  return inWordsOf(s, i) ?? inTheirWords(s, i);
}

/** Whoever is named at `at`. Where nothing stands before, the clause follows: “According to Lee, the dam failed”. */
function whoAfter(s: Sentence, start: number, at: number): Range | null {
  const { tokens } = s;
  // “According to her the roof leaks”, but “according to her lawyer”
  if (tokens[at]?.lower === 'her' && /^(?:determiner|pronoun|mark)$/.test(tokens[at + 1]?.class ?? 'mark'))
    return { from: at, to: at + 1 };
  const phrase = nounPhraseAfter(s, at);
  const comma = phrase ? tokens.findIndex(({ text }, i) => i > at && i < phrase.to && text === ',') : -1;
  // “It fell, according to Lee, who said it was old”
  if (phrase && comma > 0 && start > openingOf(s) && /^(?:who|which)$/.test(tokens[comma + 1]?.lower ?? ''))
    return { from: phrase.from, to: comma };
  if (!phrase || comma < 0 || (openingOf(s) + 1 < start && !isAfterOpen(s, start))) return phrase;
  const isClause =
    tokens[phrase.to]?.text !== ',' ||
    isAfterOpen(s, start) ||
    tokens.slice(comma + 1, phrase.to).some(({ class: it, lower }, i, all) => {
      const after = all[i + 1];
      return i > 0 && it === 'verb' && /ed$/.test(lower) && after !== undefined && BEGINS_OBJECT.test(after.class);
    });
  return isClause ? { from: phrase.from, to: comma } : phrase;
}

/** “It is also, [in her view]” */
const isAfterOpen = (s: Sentence, start: number) =>
  s.tokens[start - 1]?.text === ',' && isOpenClause(s, { from: 0, to: start - 1 });

const BEGINS_OBJECT = /^(?:determiner|pronoun|name|number)$/;

const startsAside = (s: Sentence, i: number) =>
  i === 0 ||
  i === openingOf(s) ||
  (/^(?:[,;:(–—]|and|but)$/.test(s.tokens[i - 1]?.lower ?? '') && s.inQuotation[i] === undefined);

/** “For Lee, the bridge is “a disgrace””: who sees it so, where their words are quoted. */
function forThem(s: Sentence, at: number): Phrase | null {
  const { tokens } = s;
  const source = nounPhraseAfter(s, at + 1);
  const isSomebody = source !== null && /^(?:name|people)$/.test(headOf(s, source).kind);
  if (!isSomebody || tokens[source.to]?.text !== ',') return null;
  const be = tokens.findIndex(({ lower }, i) => i > source.to + 1 && /^(?:is|are|was|were)$/.test(lower));
  if (be < 0 || be > source.to + LONGEST_SPEAKER || s.inQuotation[be + 1] === undefined) return null;
  return { source, cue: { from: at, to: at + 1 }, to: source.to };
}

/** “as far as Lee is concerned” */
function asFarAs(s: Sentence, as: number): Phrase | null {
  const source = nounPhraseAfter(s, as + 3);
  if (!source || s.tokens[source.to + 1]?.lower !== 'concerned' || !canBeCited(s, source)) return null;
  return { source, cue: { from: as, to: as + 3 }, to: source.to + 2 };
}

/** ““…,” as she puts it”, ““…,” is how Lee sums it up” */
function asTheyPutIt(s: Sentence, i: number): Phrase | null {
  const { tokens } = s;
  const isAs = tokens[i]?.lower === 'as';
  if (!isAs && isQuotationEnd(s, i - 1) && /^(?:the|an?)$/.test(tokens[i + 1]?.lower ?? ''))
    return isTheirVerdict(s, i);
  const isAfter = isQuotationEnd(s, i - 1) || (isAs && tokens[i - 1]?.text === ',');
  if (!isAfter || (!isAs && tokens[i + 1]?.lower !== 'how')) return null;
  const begins = isAs ? i + 1 : i + 2;
  const length = tokens.slice(begins, begins + LONGEST_SPEAKER).findIndex(({ lower }) => PUTS.test(lower));
  const verb = begins + length;
  const source = length > 0 ? nounPhraseAfter(s, begins, verb) : null;
  if (!source || source.to !== verb || tokens[verb + 1]?.lower !== 'it') return null;
  const to = /^(?:up|all)$/.test(tokens[verb + 2]?.lower ?? '') ? verb + 3 : verb + 2;
  return { source, cue: { from: verb, to }, to };
}

/** ““…,” is the verdict of Lee”, ““…,” was the answer from the mayor” */
function isTheirVerdict(s: Sentence, be: number): Phrase | null {
  const { tokens } = s;
  const noun = VERDICT.test(tokens[be + 2]?.lower ?? '') ? be + 2 : be + 3;
  if (!VERDICT.test(tokens[noun]?.lower ?? '') || !/^(?:of|from|by)$/.test(tokens[noun + 1]?.lower ?? '')) return null;
  const source = nounPhraseAfter(s, noun + 2);
  return source && canBeCited(s, source) ? { source, cue: { from: be, to: noun + 2 }, to: source.to } : null;
}

const VERDICT =
  /^(?:verdict|answer|reply|response|message|view|assessment|conclusion|warning|advice|reaction|summary|judge?ment|comment|words|explanation|defence|defense)$/;

/** “As the minister noted on Monday, prices fell”, “As Lee told the court, it was open” */
function asTheyTold(s: Sentence, as: number): Phrase | null {
  const { tokens } = s;
  const comma = tokens.findIndex(({ text }, i) => i > as + 2 && text === ',' && s.inQuotation[i] === undefined);
  for (let verb = as + 2; verb < Math.min(comma, as + 2 * LONGEST_SPEAKER); verb++) {
    const cue = cueOf(tokens[verb]?.lower ?? '');
    if (cue?.kind !== 'report' || !/^(?:past|third)$/.test(cue.form)) continue;
    const from = tokens[verb - 1]?.lower === 'had' || tokens[verb - 1]?.lower === 'has' ? verb - 1 : verb;
    const source = nounPhraseAfter(s, as + 1, from);
    const rest = tokens.slice(verb + 1, comma);
    const isEnd =
      rest.length === 0 ||
      cue.lemma === 'tell' ||
      /^(?:it|out)$/.test(rest[0]?.lower ?? '') ||
      /^(?:preposition|adverb)$/.test(rest[0]?.class ?? '') ||
      isTime(rest[0]);
    const isPlain = rest.every(({ class: it }) => it !== 'verb' && it !== 'auxiliary' && it !== 'subordinator');
    if (source?.to !== from || !isEnd || !isPlain || !canBeCited(s, source)) return null;
    return { source, cue: { from: source.to, to: comma }, to: comma };
  }
  return null;
}

const LONGEST_SPEAKER = 10;
const PUTS = /^(?:puts?|sums|summed|describes|described|explains|explained|phrases|phrased)$/;

/** “in the words of Lee” */
function inWordsOf(s: Sentence, i: number): Phrase | null {
  const { tokens } = s;
  const noun = tokens[i + 1]?.lower === 'the' ? i + 2 : i + 1;
  if (!TELLING.test(tokens[noun]?.lower ?? '') || tokens[noun + 1]?.lower !== 'of') return null;
  const source = whoAfter(s, i, noun + 2);
  return source && canBeCited(s, source) ? { source, cue: { from: i, to: noun + 2 }, to: source.to } : null;
}

/** “in Lee’s words”, “by her own account” */
function inTheirWords(s: Sentence, i: number): Phrase | null {
  const { tokens } = s;
  for (let noun = i + 2; noun < i + 10; noun++) {
    const token = tokens[noun];
    if (!token || (token.class === 'mark' && !/^['’]s?$/.test(token.text))) return null;
    if (!TELLING.test(token.lower)) continue;
    const own = tokens[noun - 1]?.lower === 'own' ? noun - 1 : noun;
    const isTheirs = own === i + 2 && /^(?:his|her|their|its)$/.test(tokens[i + 1]?.lower ?? '');
    const isOwner = own - 1 > i + 1 && /^['’]s?$/.test(tokens[own - 1]?.text ?? '');
    const source = isTheirs ? { from: i + 1, to: i + 2 } : isOwner ? { from: i + 1, to: own - 1 } : null;
    if (!source || !(isTheirs || canBeCited(s, source))) return null;
    // “In Lee’s account of it the dam failed”: more is said of it.
    const isEnd = /^(?:[,.)–—]|)$/.test(tokens[noun + 1]?.text ?? '') || (isTheirs && opensClause(s, noun + 1));
    return isEnd ? { source, cue: { from: own, to: noun + 1 }, to: noun + 1 } : null;
  }
  return null;
}

/** “In her estimation [exports may rise]” */
const opensClause = (s: Sentence, at: number) =>
  /^(?:noun|name|determiner|pronoun|adjective|number)$/.test(s.tokens[at]?.class ?? '') &&
  looksLikeClause(s, { from: at, to: s.tokens.length });

/** “According to a note by Dryad, seen by the BBC, …”: where all that is said of the source ends. */
function afterRelays(s: Sentence, source: Range, to: number): number {
  // “a memo by Lee to her staff”
  const addressee =
    s.tokens[to]?.lower === 'to' && headOf(s, source).kind === 'writing' ? nounPhraseAfter(s, to + 1) : null;
  let end = addressee?.to ?? to;
  // “an engineer who spoke to us,”
  if (/^(?:who|whose)$/.test(s.tokens[end]?.lower ?? '')) {
    const comma = s.tokens.slice(end, end + LONGEST_RELATIVE).findIndex(({ text }) => text === ',');
    if (comma > 0) end += comma;
  }
  for (let hops = 0; hops < MOST_RELAYS; hops++) {
    const marker = markerAt(s, end, source, '');
    if (!marker || marker.to <= end || (marker.way === 'up' && s.tokens[marker.to]?.text !== ',')) break;
    end = marker.to;
  }
  return end;
}

const MOST_RELAYS = 4;
const LONGEST_RELATIVE = 16;

/** The clause that a phrase between `from` and `to` belongs to: the text before it, after it, or both. */
export function contentAround(s: Sentence, from: number, to: number): Range[] {
  const { tokens } = s;
  const [start, end] = edges(s, from, to);
  let leftEnd = from;
  while (leftEnd > start && /^[,(–—]$|^--/.test(tokens[leftEnd - 1]?.text ?? '')) leftEnd--;
  let rightStart = to;
  while (rightStart < end && /^[,)–—:]$|^--/.test(tokens[rightStart]?.text ?? '')) rightStart++;
  const left = { from: start, to: leftEnd };
  const right = { from: rightStart, to: end };
  if (left.to - left.from < 2) return right.to > right.from ? [right] : [];
  // “…, according to Lee, who said it was late”
  const isOfThem = /^(?:who|which|whose)$/.test(tokens[rightStart]?.lower ?? '');
  if (right.to <= right.from || tokens[to]?.text !== ',' || isOfThem) return [left];
  if (!looksLikeClause(s, left) || isOpenClause(s, left)) return [left, right];
  const rest = restAfterSpeaker(s, rightStart);
  return rest ? [left, rest] : [left];
}

/** “It is also, in her view, [the wrong one]”: the clause has a verb, but not what it says. */
function isOpenClause({ tokens }: Sentence, { from, to }: Range): boolean {
  let last = to - 1;
  while (last > from && tokens[last]?.class === 'adverb') last--;
  return tokens[last]?.class === 'auxiliary';
}

/** The limits of the clauses: the ends of the sentence or quotation, or a semicolon. */
function edges(s: Sentence, from: number, to: number): [number, number] {
  const { tokens } = s;
  const quotation = s.quotations[s.inQuotation[from] ?? -1];
  let start = quotation ? quotation.from + 1 : 0;
  let end = quotation ? quotation.to - 1 : tokens.length;
  if (end > to && /^[.!?…]$/.test(tokens[end - 1]?.text ?? '')) end--;
  for (let i = start; i < end; i++) {
    // “at 3:10 a.m.” is one piece.
    if (!/^[;:]$/.test(tokens[i]?.text ?? '') || tokens[i]?.end === tokens[i + 1]?.start) continue;
    if (s.inQuotation[i] !== s.inQuotation[from]) continue;
    if (i < from) start = i + 1;
    else if (i >= to && tokens[i]?.text === ';') end = i;
  }
  return [start, end];
}
