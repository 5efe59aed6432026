/** A run of text that stands in both states, only in the former or only in the latter. */
export type DiffPart = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string };

/** Beyond this many comparisons the differing middle is shown as replaced. */
const LIMIT = 1_000_000;

/** The words in which two texts differ, each with the spaces before it, so that either text can be read off whole. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const words = (text: string) => text.match(/\s*[\p{L}\p{N}\p{M}’']+|\s*[^\s\p{L}\p{N}\p{M}’']|\s+/gu) ?? [];
  const [a, b] = [words(before), words(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  // The length of the longest run of words common to what is left of both, by place.
  const width = y.length + 1;
  const small = x.length * y.length <= LIMIT;
  const common = new Uint32Array(small ? (x.length + 1) * width : 0);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  if (small)
    for (let i = x.length - 1; i >= 0; i--)
      for (let j = y.length - 1; j >= 0; j--)
        common[i * width + j] = x[i] === y[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const parts: DiffPart[] = [];
  const text = { same: a.slice(0, head).join(''), gone: '', new: '' };
  const flush = () => {
    for (const kind of ['same', 'gone', 'new'] as const) if (text[kind]) parts.push({ kind, text: text[kind] });
    Object.assign(text, { same: '', gone: '', new: '' });
  };
  for (let i = 0, j = 0; i < x.length || j < y.length; ) {
    if (small && i < x.length && x[i] === y[j]) {
      if (text.gone || text.new) flush();
      text.same += x[i++];
      j++;
    } else if (i < x.length && (j >= y.length || at(i + 1, j) >= at(i, j + 1))) text.gone += x[i++];
    else text.new += y[j++];
  }
  if (text.gone || text.new) flush();
  text.same += a.slice(a.length - tail).join('');
  flush();
  return parts;
}
