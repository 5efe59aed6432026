import { certainties, sourceKinds, stances, type TagState, tagStates } from '@/lib/vocabulary';
import { newTag, TAGS_LIMIT, type TagInput } from './schema';
import type { Part } from './tag';

/** How large a file of tags may be, in bytes. */
export const FILE_LIMIT = 5_000_000;

/**
 * A tag as a file has it, its places in the latest text of the document. A file may say number and words of a source
 * or claim together: who that is here, only the database knows.
 */
export type FileTag = TagInput & { state: TagState };
/** What could not be taken: the annotation or line, and why, in a sentence. */
export type Refusal = { where: string; reason: string };
export type FileContent = {
  tags: FileTag[];
  /** Where each of them stands in the file. */
  places: string[];
  refused: Refusal[];
  /** Why nothing of the file can be read. */
  problem: string | null;
};

/** What a role of a tag is called in files, by the spans that it means. */
export const roleParts = {
  source: 'sourceSpans',
  cue: 'cueSpans',
  content: 'contentSpans',
  name: 'nameSpans',
} as const satisfies Record<string, Part | 'nameSpans'>;
export type Role = keyof typeof roleParts;
export const roles = Object.keys(roleParts) as Role[];
export const roleOf = (word: string): Role | null => roles.find((role) => role === word.trim().toLowerCase()) ?? null;

/** A tag while a file is read. */
export type Draft = {
  where: string;
  /** By what others of the file point to it. */
  key: string;
  within: string | null;
  /** Why it cannot be taken. */
  failed: string | null;
  fields: Record<(typeof roleParts)[Role], number[]> & { [name: string]: unknown };
};

export const newDraft = (where: string, key: string): Draft => ({
  ...{ where, key, within: null, failed: null },
  fields: { sourceSpans: [], cueSpans: [], contentSpans: [], nameSpans: [] },
});

const closed = { stance: stances, certainty: certainties, sourceKind: sourceKinds, state: tagStates } as const;
const called = { stance: 'stance', certainty: 'certainty', sourceKind: 'kind of source', state: 'state' };

/** Sets a field that has a closed list of words. A word that is not on it is left out and named. */
export function setWord(draft: Draft, field: keyof typeof closed, value: unknown, refused: Refusal[]): void {
  if (value === undefined || value === null) return;
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (Object.hasOwn(closed[field], word)) draft.fields[field] = word;
  else
    refused.push({
      where: draft.where,
      reason: `Its ${called[field]} ${quoted(String(value))} is unknown here and was left out.`,
    });
}

/** Some words in quotation marks, cut where they are longer than so many code points. */
export const quoted = (words: string, most = 60): string => {
  const points = [
    ...words
      .slice(0, 4 * most)
      .replace(/\s+/g, ' ')
      .trim(),
  ];
  return `“${points.length > most ? `${points.slice(0, most - 1).join('')}…` : points.join('')}”`;
};

export const unreadable = (problem: string): FileContent => ({ tags: [], places: [], refused: [], problem });

/** Tags of what was read, checked one by one; whatever is wrong with one of them is said. */
export function contentOf(drafts: readonly Draft[], refused: Refusal[]): FileContent {
  const tags: FileTag[] = [];
  const taken: Draft[] = [];
  for (const draft of drafts) {
    const checked = checkedTag(draft);
    if (typeof checked === 'string') refused.push({ where: draft.where, reason: checked });
    else {
      tags.push(checked);
      taken.push(draft);
    }
  }
  if (tags.length > TAGS_LIMIT)
    return unreadable(
      `The file has ${tags.length.toLocaleString('en')} tags. At most ${TAGS_LIMIT.toLocaleString('en')} can be imported at once.`,
    );
  const placeOf = new Map(taken.map(({ key }, i) => [key, i]));
  for (const [i, tag] of tags.entries()) {
    const { within, where } = taken[i] ?? { within: null, where: '' };
    if (within === null) continue;
    tag.parentAt = placeOf.get(within) ?? null;
    if (tag.parentAt === null)
      refused.push({ where, reason: 'The tag that contains it is not imported, so it stands alone.' });
  }
  for (const [i, tag] of tags.entries()) {
    if (!isInRing(tags, i)) continue;
    tag.parentAt = null;
    refused.push({ where: taken[i]?.where ?? '', reason: 'It would contain itself, so it stands alone.' });
  }
  return { tags, places: taken.map(({ where }) => where), refused, problem: null };
}

function checkedTag({ fields, failed }: Draft): FileTag | string {
  if (failed !== null) return failed;
  const spans = Object.fromEntries(Object.values(roleParts).map((part) => [part, inOrder(fields[part])]));
  const { sourceSpans = [], cueSpans = [], contentSpans = [] } = spans;
  if (sourceSpans.length + cueSpans.length + contentSpans.length === 0)
    return 'It marks no source, no cue and no content.';
  const { state, ...rest } = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, storable(value)]));
  const parsed = newTag.safeParse({ ...rest, ...spans });
  if (!parsed.success) return parsed.error.issues[0]?.message ?? 'It is not a tag.';
  return { ...parsed.data, state: (state as TagState | undefined) ?? 'marked' };
}

/** No database keeps half a character or the one with the number 0. */
const storable = (value: unknown) => (typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value);

/** Pieces by their beginning; those that overlap become one, those that touch do not. */
function inOrder(spans: readonly number[]): number[] {
  const pairs: [number, number][] = [];
  for (let i = 0; i + 1 < spans.length; i += 2) pairs.push([spans[i] ?? 0, spans[i + 1] ?? 0]);
  const ordered: [number, number][] = [];
  for (const [start, end] of pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = ordered.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else ordered.push([start, end]);
  }
  return ordered.flat();
}

function isInRing(tags: readonly FileTag[], from: number): boolean {
  const seen = new Set<number>();
  for (let at = tags[from]?.parentAt ?? null; at !== null && !seen.has(at); at = tags[at]?.parentAt ?? null) {
    if (at === from) return true;
    seen.add(at);
  }
  return false;
}
