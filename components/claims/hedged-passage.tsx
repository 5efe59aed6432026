import type { Hedge } from '@/lib/certainty/certainty';
import { certainties } from '@/lib/vocabulary';

/** A passage with its words of certainty marked. The class is shown by the line's shape, the title and hidden text. */
export function HedgedPassage({ text, hedges }: { text: string; hedges: readonly Hedge[] }) {
  const points = [...text];
  const cut = (from: number, to?: number) => points.slice(from, to).join('');
  return (
    <blockquote dir="auto">
      {hedges.map(({ start, end, certainty }, i) => (
        <span key={start}>
          {cut(hedges[i - 1]?.end ?? 0, start)}
          <mark className={`hedge ${certainty}`} title={effectOf[certainty]}>
            {cut(start, end)}
          </mark>
          <span className="hidden-text"> ({effectOf[certainty]})</span>
        </span>
      ))}
      {cut(hedges.at(-1)?.end ?? 0)}
    </blockquote>
  );
}

/** What a marked word does, in one word. */
export const effectOf = {
  rumoured: certainties.rumoured.label,
  possible: certainties.possible.label,
  probable: certainties.probable.label,
  asserted: 'stressed',
} as const;
