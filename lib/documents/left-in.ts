import { Anchoring } from '@/lib/anchoring/anchor';

/** Words of a text with some that stand beside them. */
export type Excerpt = { before: string; words: string; after: string };
export type LeftItem = { kind: 'passage' | 'reading' | 'tag'; id: number };

/** What was marked in an older text and is to be looked at, since it is not known to stand in the latest. */
export type LeftBehind = {
  /** All that was marked at this place. */
  items: LeftItem[];
  /** The number of the text in which it stands. */
  number: number;
  /** Who says it, where that is known. */
  who: string;
  claims: { slug: string; statement: string }[];
  was: Excerpt;
  /** What stands in the latest text at the likely place, in code points; null where nothing is like it. */
  is: (Excerpt & { spans: [number, number] }) | null;
};

export type LeftRow = LeftItem & {
  versionId: number;
  who: string;
  slug: string | null;
  statement: string | null;
  spans: number[][];
};
export type NumberedText = { id: number; number: number; text: string };

/** So much of a text is shown beside a passage, in code points. */
const BESIDE = 120;

/**
 * What was left in one text, together where it was marked at the same words.
 * @param isSought whether the likely places in the other text are looked for
 */
export function leftIn(from: NumberedText, to: NumberedText, rows: readonly LeftRow[], isSought = true): LeftBehind[] {
  const anchoring = isSought ? new Anchoring(from.text, to.text) : null;
  const [before, after] = [[...from.text], [...to.text]];
  const wordsOf = ({ spans }: LeftRow) => spans.findLast((them) => them.length > 0) ?? [];
  const groups = new Map<string, LeftRow[]>();
  for (const row of rows) {
    const key = wordsOf(row).join();
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()]
    .flatMap((group): (LeftBehind & { at: number })[] => {
      // What names who speaks tells best whose words they are.
      const [first] = group.toSorted((a, b) => b.spans.flat().length - a.spans.flat().length);
      if (!first) return [];
      const spans = wordsOf(first);
      const found = anchoring?.together(first.spans);
      const place = found
        ? extent(found.parts.findLast((them) => them.length > 0) ?? [])
        : (anchoring?.likely(first.spans)?.spans ?? null);
      const claims = new Map(
        group.flatMap(({ slug, statement }) => (slug && statement ? [[slug, statement] as const] : [])),
      );
      return [
        {
          at: spans[0] ?? 0,
          items: group.map(({ kind, id }) => ({ kind, id })),
          number: from.number,
          who: group.find(({ kind, who }) => kind !== 'passage' && who !== '')?.who ?? first.who,
          claims: [...claims].map(([slug, statement]) => ({ slug, statement })),
          was: excerptOf(before, spans),
          is: place && { ...excerptOf(after, place), spans: place },
        },
      ];
    })
    .sort((a, b) => a.at - b.at)
    .map(({ at, ...left }) => left);
}

const extent = (spans: readonly number[]): [number, number] => [Math.min(...spans), Math.max(...spans)];

function excerptOf(points: readonly string[], spans: readonly number[]): Excerpt {
  const [start, end] = extent(spans);
  const cut = (from: number, to: number) => points.slice(Math.max(0, from), to).join('');
  const pieces: string[] = [];
  for (let i = 0; i + 1 < spans.length; i += 2) pieces.push(cut(spans[i] ?? 0, spans[i + 1] ?? 0));
  return { before: cut(start - BESIDE, start), words: pieces.join(' … '), after: cut(end, end + BESIDE) };
}
