import type { Attribution, Detection, Span } from '@/lib/detection/detect';
import { trimmed } from '@/lib/format/trim.mjs';
import type { SourceKind, Stance } from '@/lib/vocabulary';
import { canMean, isPronoun, kindOf, nameIn } from './names';
import { joinedSpans, type Parts, type Tag, wordsAt } from './tag';

/**
 * An attribution that is proposed and not saved: what a tag holds, with a key that is the same whenever the same text
 * is read.
 */
export type Proposal = Parts &
  Pick<Tag, 'nameSpans' | 'sourceName' | 'sourceKind' | 'sourceId' | 'certainty' | 'stance' | 'rule'> & {
    key: string;
    /** The key of the proposal in whose content it stands. */
    parentKey: string | null;
    /** The source that has this name already. */
    source: { id: number; name: string; slug: string } | null;
  };

/** The place of a proposal, or of a tag made of it, as a text. */
export const keyOf = ({ sourceSpans, cueSpans, contentSpans }: Parts): string =>
  [sourceSpans, cueSpans, contentSpans].join('|');

/**
 * What was detected in a text as proposals, in the order of the text; those that say nothing are left out.
 * @param publisher who speaks to unnamed people: “people familiar with the matter” of two outlets are not the same
 * people.
 */
export function proposalsOf(
  text: string,
  { attributions }: Pick<Detection, 'attributions'>,
  publisher = '',
): Proposal[] {
  const points = [...text];
  const flat = (spans: readonly Span[]) => joinedSpans(spans.flatMap(({ start, end }) => [start, end]));
  const named = (one: Attribution) => {
    const words = wordsAt(points, flat(one.source));
    return { words, name: one.unnamed ? words : nameIn(words) };
  };
  const before: Named[] = [];
  const drafts = attributions.map((one): Proposal & { index: number } => {
    const { words, name } = named(one);
    const parts = { sourceSpans: flat(one.source), cueSpans: flat(one.cue), contentSpans: flat(one.content) };
    const pronoun = isPronoun(words);
    // “the chief executive, Ada Lind, …” has a name after all.
    const apposed = one.unnamed ? apposition(points, parts.sourceSpans.at(-1) ?? 0) : null;
    const unnamed = one.unnamed && !apposed;
    const kind = unnamed ? 'unnamed' : apposed ? 'person' : kindOf(name);
    if (apposed) before.push({ ...apposed, kind: 'person' });
    else if (!pronoun && name !== '' && !unnamed) before.push({ name, spans: parts.sourceSpans, kind });
    const meant = pronoun ? before.findLast((other) => canMean(words, other.kind)) : undefined;
    return {
      index: attributions.indexOf(one),
      key: keyOf(parts),
      parentKey: null,
      ...parts,
      nameSpans: meant?.spans ?? apposed?.spans ?? [],
      sourceId: null,
      source: null,
      sourceName: pronoun ? (meant?.name ?? '') : unnamed ? unnamedOf(words, publisher) : (apposed?.name ?? name),
      sourceKind: words === '' ? null : pronoun ? (meant?.kind ?? null) : kind,
      certainty: one.certainty,
      stance: stanceOf(wordsAt(points, parts.cueSpans)),
      rule: one.rule,
    };
  });
  const keys = drafts.map(({ key }) => key);
  return drafts
    .filter(({ contentSpans }) => contentSpans.length > 0)
    .map(({ index, ...draft }) => ({ ...draft, parentKey: keys[attributions[index]?.parent ?? -1] ?? null }))
    .filter(({ key }, i, all) => all.findIndex((other) => other.key === key) === i);
}

/** The name that stands right after a source: “…, Ada Lind, …”. */
function apposition(points: readonly string[], end: number): { name: string; spans: number[] } | null {
  const [found, lead = '', name = ''] =
    /^(,\s+)(\p{Lu}[\p{L}\p{M}’'-]+(?:\s+\p{Lu}[\p{L}\p{M}.’'-]*){1,3})(?=[,.;]|\s+who\b)/u.exec(
      points.slice(end, end + 80).join(''),
    ) ?? [];
  if (!found) return null;
  const start = end + [...lead].length;
  return { name, spans: [start, start + [...name].length] };
}

type Named = { name: string; spans: number[]; kind: SourceKind };

/** Unnamed people and who speaks to them. */
export const unnamedOf = (words: string, publisher: string): string =>
  (publisher ? `${words} (${publisher})` : words).slice(0, 200);

/**
 * The proposals that are still to be decided on: none that was saved or refused, and none whose cue and content a tag
 * has taken up.
 */
export function openProposals(proposals: readonly Proposal[], tags: readonly Parts[]): Proposal[] {
  const taken = new Set(tags.map(keyOf));
  const pairs = new Set(tags.map(({ cueSpans, contentSpans }) => `${cueSpans}|${contentSpans}`));
  return proposals.filter((one) => {
    if (taken.has(one.key) || (one.cueSpans.length > 0 && pairs.has(`${one.cueSpans}|${one.contentSpans}`)))
      return false;
    return !tags.some(
      (tag) =>
        overlaps(tag.contentSpans, one.contentSpans) && (overlaps(tag.cueSpans, one.cueSpans) || sameWords(tag, one)),
    );
  });
}

/** A proposal with all proposals in whose content it stands, outermost first. */
export function withParents(proposal: Proposal, all: readonly Proposal[]): Proposal[] {
  const byKey = new Map(all.map((one) => [one.key, one]));
  const path = [proposal];
  for (let at = proposal.parentKey; at !== null; ) {
    const parent = byKey.get(at);
    if (!parent || path.includes(parent)) break;
    path.unshift(parent);
    at = parent.parentKey;
  }
  return path;
}

/** Nobody takes more than this for one claim. */
const LONGEST_STATEMENT = 10_000;

/** A content as the statement of a claim: without quotation marks, “that” and a full stop, beginning with a capital. */
export function statementFrom(words: string): string {
  const bare = trimmed(words.slice(0, LONGEST_STATEMENT).replace(/[“”„«»「」『』"]/g, ''), /^[\s,;:.…—–-]$/)
    .replace(/^(that|how|whether)\s+/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  const [first = '', ...rest] = bare;
  return first.toUpperCase() + rest.join('');
}

/** What the cue says of the content: “denied” and “did not believe” deny it, “questioned” and “asked” question it. */
export function stanceOf(cue: string): Stance {
  if (/(\bnot|n['’]t|\bnever)\b.*\b(think|believe|expect|agree|anticipate)/i.test(cue)) return 'denies';
  if (/\b(den(y|ies|ied|ying|ial)|refut\w+|reject\w*|disput\w+|rebut\w*|dismiss\w*|rul(e|es|ed|ing) out)\b/i.test(cue))
    return 'denies';
  return /\b(question(s|ed|ing)?|doubt(s|ed|ing)?|ask(s|ed|ing)?|wonder(s|ed|ing)?)\b/i.test(cue)
    ? 'questions'
    : 'affirms';
}

function overlaps(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i + 1 < a.length; i += 2)
    for (let j = 0; j + 1 < b.length; j += 2)
      if ((a[i] ?? 0) < (b[j + 1] ?? 0) && (b[j] ?? 0) < (a[i + 1] ?? 0)) return true;
  return false;
}

const sameWords = (a: Parts, b: Parts) =>
  a.cueSpans.length + b.cueSpans.length === 0 && `${a.contentSpans}` === `${b.contentSpans}`;
