import { Anchoring } from '@/lib/anchoring/anchor';

/** Words of a text with some that stand beside them. */
export type Excerpt = { before: string; words: string; after: string };
export type LeftItem = { kind: 'passage' | 'reading' | 'tag'; id: number };

/** A mark of an older text that needs review, because it is not known to be in the latest. */
export type LeftBehind = {
  /** All that was marked at this place. */
  items: LeftItem[];
  /** The number of its text. */
  number: number;
  /** Who says it, where that is known. */
  who: string;
  claims: { slug: string; statement: string }[];
  was: Excerpt;
  /** What the latest text has at the likely place, in code points; null if nothing is similar. */
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

/** How much text is shown beside a passage, in code points. */
const BESIDE = 120;

/**
 * What was left in one text, grouped by the same words.
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
      // The name of the speaker best tells whose words they are.
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
