import { diffArrays } from 'diff';

/** A run of text that both states have, or only the earlier or only the later one. */
export type DiffPart = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string };

/** If more words than this differ, the differing middle is shown as replaced. */
const LIMIT = 500;

/**
 * The words in which two texts differ, each with the spaces before it, so that either text can be read off in full.
 * Their common beginning and end are the same, however long they are.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const { head, tail } = sharedEnds(a, b);
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const middle =
    diffArrays(x, y, { maxEditLength: LIMIT })?.map(
      ({ added, removed, value }) =>
        ({ kind: removed ? 'gone' : added ? 'new' : 'same', text: value.join('') }) as const,
    ) ?? replaced(x.join(''), y.join(''));
  const same = (words: readonly string[]) => ({ kind: 'same', text: words.join('') }) as const;
  return joined([same(a.slice(0, head)), ...middle, same(a.slice(a.length - tail))]);
}

/** One text in place of another. */
export const replaced = (before: string, after: string): DiffPart[] =>
  joined([
    { kind: 'gone', text: before },
    { kind: 'new', text: after },
  ]);

const wordsOf = (text: string) => text.match(/\s*[\p{L}\p{N}\p{M}’']+|\s*[^\s\p{L}\p{N}\p{M}’']|\s+/gu) ?? [];

/** How many pieces two lists share at the beginning and, of the rest, at the end. */
export function sharedEnds(a: readonly string[], b: readonly string[]): { head: number; tail: number } {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { head, tail };
}

/** Neighbours of one kind become one. Between two runs that both texts have, what is gone comes first. */
export function joined(parts: readonly DiffPart[]): DiffPart[] {
  const all: DiffPart[] = [];
  const open = { same: '', gone: '', new: '' };
  const close = () => {
    for (const kind of ['same', 'gone', 'new'] as const) if (open[kind]) all.push({ kind, text: open[kind] });
    Object.assign(open, { same: '', gone: '', new: '' });
  };
  for (const { kind, text } of parts) {
    if (text === '') continue;
    if (kind === 'same' && (open.gone || open.new)) close();
    open[kind] += text;
  }
  close();
  return all;
}
