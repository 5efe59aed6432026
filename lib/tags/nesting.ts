import { extentOf, liesWithin, type Parts } from './tag';

type Nested = Parts & { id: number; parentId: number | null };

/**
 * The tag in whose content another one stands: the smallest that holds its source and cue, or its content where it
 * has neither. Null: none.
 */
export function parentOf(parts: Parts, others: readonly (Parts & { id: number })[]): number | null {
  const marks =
    parts.sourceSpans.length + parts.cueSpans.length > 0
      ? [...parts.sourceSpans, ...parts.cueSpans]
      : parts.contentSpans;
  const around = others.filter(
    ({ contentSpans }) => liesWithin(marks, contentSpans) && !sameSpans(contentSpans, parts.contentSpans),
  );
  const size = ({ contentSpans }: Parts) => (contentSpans.at(-1) ?? 0) - (contentSpans[0] ?? 0);
  return around.toSorted((a, b) => size(a) - size(b) || a.id - b.id)[0]?.id ?? null;
}

/** A tag with all that it stands within, innermost first. A ring ends where it would begin again. */
export function upwards<T extends Nested>(tag: T, byId: ReadonlyMap<number, T>): T[] {
  const path = [tag];
  const seen = new Set([tag.id]);
  for (let at = tag.parentId; at !== null && !seen.has(at); ) {
    const parent = byId.get(at);
    if (!parent) break;
    path.push(parent);
    seen.add(parent.id);
    at = parent.parentId;
  }
  return path;
}

/** Whether a tag would stand within itself if it stood within another. */
export const wouldCircle = (id: number, parentId: number, byId: ReadonlyMap<number, Nested>): boolean => {
  const parent = byId.get(parentId);
  return parent !== undefined && upwards(parent, byId).some((tag) => tag.id === id);
};

/** Tags as they stand in the text: by their beginning, the shorter one, which stands within the longer, first. */
export const inTextOrder = <T extends Parts & { id: number }>(tags: readonly T[]): T[] =>
  tags.toSorted((a, b) => {
    const [x, y] = [extentOf(a), extentOf(b)];
    return (x?.start ?? 0) - (y?.start ?? 0) || (x?.end ?? 0) - (y?.end ?? 0) || a.id - b.id;
  });

const sameSpans = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((at, i) => at === b[i]);
