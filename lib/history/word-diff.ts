/** A run of text that stands in both states, only in the former or only in the latter. */
export type DiffPart = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string };

/** Beyond this many comparisons the differing middle is shown as replaced. */
const LIMIT = 1_000_000;

/** The words in which two texts differ, spaces included, so that each text can be read off whole. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const words = (text: string) => text.match(/\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];
  const [a, b] = [words(before), words(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const parts: { kind: DiffPart['kind']; text: string }[] = [];
  const add = (kind: DiffPart['kind'], text: string) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text) parts.push({ kind, text });
  };
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  add('same', a.slice(0, head).join(''));
  // The length of the longest common run of words of what is left of both, by place.
  const width = y.length + 1;
  const small = x.length * y.length <= LIMIT;
  const common = small ? new Uint32Array((x.length + 1) * width) : new Uint32Array(0);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  if (small)
    for (let i = x.length - 1; i >= 0; i--)
      for (let j = y.length - 1; j >= 0; j--)
        common[i * width + j] = x[i] === y[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let [i, j] = [0, 0];
  while (small && i < x.length && j < y.length) {
    if (x[i] === y[j]) {
      add('same', x[i++] ?? '');
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) add('gone', x[i++] ?? '');
    else add('new', y[j++] ?? '');
  }
  add('gone', x.slice(i).join(''));
  add('new', y.slice(j).join(''));
  add('same', a.slice(a.length - tail).join(''));
  return parts;
}
