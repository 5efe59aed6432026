import type { Read } from '@/lib/anchoring/floating';
import type { Found } from '@/lib/detection/found';
import { type Head, headOf } from '@/lib/detection/heads';
import { writingAfterIn } from '@/lib/detection/hop-markers';
import { type Mention, mentionsIn, unnamedMention } from '@/lib/detection/mentions';
import { isSurelyOutlet } from '@/lib/detection/outlets';
import { genderOf, isBodyNoun, isMedium, isPersonNoun, isRole } from '@/lib/detection/people';
import { isTime, nounPhraseBefore } from '@/lib/detection/phrases';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

/** Who a source is. `sentence` and `name`: where the words stand that tell; null where nothing tells. */
export type Referent = {
  sentence: number;
  name: Range;
  unnamed: boolean;
  kind: Mention['kind'];
  /** Of a writing that was named before: whoever said something by it first. */
  continues?: Found;
};

/** So many sentences back somebody can still be meant by “she” or “the company”. */
const FAR = 12;

/** A sentence that names more is a list. */
const MOST = 24;

type Told = { mention: Mention; by: Found };

/** Who each source of a text is: names without titles, full names, and whom “she” or “the coroner” means. */
export function referentsIn(read: readonly Read[]): Map<Found, Referent> {
  const mentions = read.map(({ sentence }, i) => mentionsIn(sentence, i).slice(0, MOST));
  const fullNames = fullNamesIn(read, mentions);
  const told: Told[][] = [];
  const result = new Map<Found, Referent>();
  read.forEach(({ sentence: s, found }, i) => {
    const here: Told[] = [];
    told.push(here);
    for (const one of found) {
      const source = one.source[0];
      if (!source) continue;
      const referent = referentOf({ read, mentions, told, fullNames }, i, source);
      if (!referent) continue;
      const goesOn = referent.continues ?? goesOnFrom({ read, mentions, told, fullNames }, i, one, referent);
      if (goesOn) referent.continues = goesOn;
      result.set(one, referent);
      if (here.length < MOST) here.push({ mention: mentionFrom(s, i, source, referent, read), by: one });
    }
  });
  return result;
}

/** “In the memo, she says”, “Brandt wrote”: what somebody puts in a writing that was passed on goes on from it. */
function goesOnFrom(known: Known, i: number, one: Found, who: Referent): Found | undefined {
  const s = known.read[i]?.sentence;
  const source = one.source[0];
  if (!s || !source || one.kind === 'question') return undefined;
  const writing = writingAfterIn(s, 0) ?? writingAfterIn(s, 1);
  if (writing && writing.to <= source.from && s.tokens[writing.from]?.lower === 'the')
    return definiteReferent(known, i, headOf(s, writing))?.continues;
  if (one.lemma !== 'write') return undefined;
  for (let at = i - 1; at >= Math.max(0, i - 4); at--) {
    const by = known.told[at]?.find(
      ({ mention }) =>
        mention.kind === 'writing' && mention.sentence === who.sentence && mention.name.from === who.name.from,
    );
    if (by) return by.by;
  }
  return undefined;
}

type Known = {
  read: readonly Read[];
  mentions: readonly Mention[][];
  told: readonly Told[][];
  fullNames: ReadonlyMap<string, Mention>;
};

function referentOf(known: Known, i: number, source: Range): Referent | null {
  const s = known.read[i]?.sentence;
  if (!s) return null;
  const head = headOf(s, source);
  const itself = (): Referent => ({
    sentence: i,
    name: head.name ?? shortened(s, source, head),
    unnamed: head.kind === 'people',
    kind: kindOf(s, head),
  });
  if (head.kind === 'name' && head.name) return fullName(known, s, head.name) ?? itself();
  if (head.kind === 'pronoun') return pronounReferent(known, i, source, head.noun);
  const made = head.maker && referentOf(known, i, head.maker);
  if (made) {
    const before = s.tokens[head.core.from]?.lower === 'the' ? definiteReferent(known, i, head) : null;
    return { ...made, kind: 'writing', ...(before?.continues && { continues: before.continues }) };
  }
  if (!isDefinite(s, source, head)) return itself();
  return definiteReferent(known, i, head) ?? itself();
}

const kindOf = (s: Sentence, { kind, name }: Head): Mention['kind'] => {
  if (kind === 'people' || kind === 'writing') return kind;
  return kind === 'name' && name && name.to - name.from > 1 && !isBodyNoun(s.tokens[name.to - 1]?.lower ?? '')
    ? 'person'
    : 'body';
};

/** “a memo”, not “a memo obtained by the Guardian”; but “people familiar with the matter”. */
function shortened(s: Sentence, { from, to }: Range, { core }: Head): Range {
  for (let i = core.to; i < to; i++) {
    const [token, next] = [s.tokens[i], s.tokens[i + 1]];
    const isPassedOn =
      token?.class === 'verb' && /^(?:by|to|in)$/.test(next?.lower ?? '') && !/^briefed/.test(token.lower);
    if (token?.text === ',' || (token?.lower === 'on' && isTime(next)) || isPassedOn) return { from, to: i };
  }
  return { from, to };
}

const mentioned = ({ sentence, name, kind, unnamed }: Mention): Referent => ({
  sentence,
  name,
  unnamed,
  kind,
});

/** “Lind” is Ada Lind. */
function fullName(known: Known, s: Sentence, name: Range): Referent | null {
  if (name.to - name.from !== 1) return null;
  const full = known.fullNames.get(s.tokens[name.from]?.lower ?? '');
  return full ? mentioned(full) : null;
}

function fullNamesIn(read: readonly Read[], mentions: readonly Mention[][]): Map<string, Mention> {
  const full = new Map<string, Mention>();
  const first = new Map<string, Mention | null>();
  for (const mention of mentions.flat()) {
    const { name, kind, sentence, inPassing } = mention;
    if (name.to - name.from < 2 || kind === 'people' || kind === 'writing') continue;
    const tokens = read[sentence]?.sentence.tokens ?? [];
    const [opening, last] = [tokens[name.from]?.lower ?? '', tokens[name.to - 1]?.lower ?? ''];
    if (kind === 'person' && !full.has(last)) full.set(last, mention);
    if (kind === 'body' && (inPassing || isMediaName(read, mention) || tokens[name.from]?.class !== 'name')) continue;
    // Two people of one first name are told apart by their surnames.
    const other = first.get(opening);
    const isSame = other && wordsOf(read, other) === wordsOf(read, mention);
    if (!isSame) first.set(opening, other === undefined ? mention : null);
  }
  for (const [word, mention] of first) if (mention && !full.has(word)) full.set(word, mention);
  return full;
}

const wordsOf = (read: readonly Read[], { sentence, name }: Mention) =>
  read[sentence]?.sentence.tokens
    .slice(name.from, name.to)
    .map(({ lower }) => lower)
    .join(' ');

/** “Bangkok” is not the Bangkok Post. */
const isMediaName = (read: readonly Read[], { sentence, name }: Mention) => {
  const s = read[sentence]?.sentence;
  return s !== undefined && (isSurelyOutlet(s, name) || isBodyNoun(s.tokens[name.to - 1]?.lower ?? ''));
};

/** “the coroner”, not “a coroner” nor “the coroner of another town”. */
const isDefinite = (s: Sentence, source: Range, { core }: Head) =>
  /^(?:the|this|that)$/.test(s.tokens[core.from]?.lower ?? '') &&
  (core.to === source.to || s.tokens[core.to]?.text === ',' || /^(?:who|which)$/.test(s.tokens[core.to]?.lower ?? ''));

function definiteReferent(known: Known, i: number, head: Head): Referent | null {
  const { noun, kind } = head;
  for (let at = i; at >= Math.max(0, i - 2 * FAR); at--) {
    const here = [...(known.told[at] ?? []).toReversed().map(({ mention, by }) => ({ ...mention, by }))];
    if (at < i || here.length > 0)
      for (const one of here)
        if (isSame(known, one, noun, kind))
          return { ...mentioned(one), ...(one.kind === 'writing' && { continues: one.by }) };
    for (const one of (known.mentions[at] ?? []).toSorted((a, b) => Number(a.unnamed) - Number(b.unnamed)))
      if ((at < i || one.name.to <= head.core.from) && isSame(known, one, noun, kind)) return mentioned(one);
  }
  // A headline and a lead can say “the chief executive” before the name.
  if (kind === 'people')
    for (let at = i + 1; at < Math.min(known.mentions.length, i + FAR); at++) {
      const one = (known.mentions[at] ?? []).find((it) => it.kind === 'person' && isSame(known, it, noun, kind));
      if (one) return mentioned(one);
    }
  return GENERIC.test(noun) ? lastBody(known, i, head.core.from) : null;
}

const GENERIC =
  /^(?:company|firm|group|maker|manufacturer|agency|organi[sz]ation|outlet|newspaper|paper|magazine|broadcaster|site|website|station|channel)$/;
const ANY_WRITING = /^(?:report|document|paper|study|note|text|article|piece)$/;

/** Whether somebody named before is what a noun with “the” means. */
function isSame({ read }: Known, { kind, roles, name, sentence }: Mention, noun: string, of: Head['kind']): boolean {
  if (roles.includes(noun)) return !(of === 'people' && kind === 'body');
  if (kind === 'writing')
    return of === 'writing' && (ANY_WRITING.test(noun) || roles.some((role) => ANY_WRITING.test(role)));
  if (kind !== 'body') return false;
  return read[sentence]?.sentence.tokens.slice(name.from, name.to).some(({ lower }) => lower === noun) ?? false;
}

function pronounReferent(known: Known, i: number, source: Range, pronoun: string): Referent | null {
  const s = known.read[i]?.sentence;
  if (!s) return null;
  const at = source.from;
  if (/^(?:who|which|himself|herself|itself|themselves)$/.test(pronoun)) {
    const before = nounPhraseBefore(s, s.tokens[at - 1]?.text === ',' ? at - 1 : at);
    return before && before.to <= at && headOf(s, before).kind !== 'pronoun' ? referentOf(known, i, before) : null;
  }
  if (/^(?:he|she|him|her)$/.test(pronoun)) {
    const gender = /^s?he?r?$/.test(pronoun) && pronoun !== 'he' ? 'she' : 'he';
    return lastOf(
      known,
      i,
      at,
      (one) => (one.kind === 'person' || one.kind === 'people') && !one.plural && (one.gender ?? gender) === gender,
    );
  }
  if (/^(?:they|them)$/.test(pronoun))
    return lastOf(known, i, at, ({ plural }) => plural) ?? lastOf(known, i, at, ({ kind }) => kind === 'body');
  return pronoun === 'it'
    ? lastOf(known, i, at, ({ kind, inPassing }) => (kind === 'body' && !inPassing) || kind === 'writing')
    : null;
}

/** Whom “the company” means: whoever was last spoken of, rather than what was named in passing. */
const lastBody = (known: Known, i: number, before: number) =>
  lastOf(known, i, before, ({ kind, inPassing }) => kind === 'body' && !inPassing) ??
  lastOf(known, i, before, ({ kind }) => kind === 'body');

/** Who was last spoken of: a source before another, and of the rest of a sentence the first. */
function lastOf(known: Known, i: number, before: number, fits: (one: Mention) => boolean): Referent | null {
  for (let at = i; at >= Math.max(0, i - FAR); at--) {
    const all = (known.told[at] ?? []).filter(({ mention }) => fits(mention));
    // Whoever passes something on goes on less often than whoever said it.
    const told = all.findLast(({ by }) => by.lemma !== 'down') ?? all.at(-1);
    if (told) return { ...mentioned(told.mention), ...(told.mention.kind === 'writing' && { continues: told.by }) };
    const named = (known.mentions[at] ?? []).find((one) => (at < i || one.name.to <= before) && fits(one));
    if (named) return mentioned(named);
  }
  return null;
}

/** What a source tells about whoever is meant further on. */
function mentionFrom(
  s: Sentence,
  i: number,
  source: Range,
  { sentence, name, kind, unnamed }: Referent,
  read: readonly Read[],
): Mention {
  const { core, noun } = headOf(s, source);
  if (unnamed && sentence === i) return { ...unnamedMention(s, i, core), name };
  const words = read[sentence]?.sentence.tokens.slice(Math.max(0, name.from - 2), name.to) ?? [];
  const roles = [...s.tokens.slice(core.from, core.to).map(({ lower }) => lower.replace(/\.$/, ''))].filter(
    (lower) => lower === noun || isRole(lower) || isPersonNoun(lower) || isMedium(lower),
  );
  return {
    sentence,
    name,
    kind,
    roles,
    unnamed,
    plural: false,
    gender: words.map(({ lower }) => genderOf(lower)).find((it) => it !== null) ?? null,
  };
}
