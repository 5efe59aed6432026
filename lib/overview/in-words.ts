import { isolated } from '@/lib/format/isolated';
import { counted, grouped } from '@/lib/format/number';
import { type Figures, type Origins, percent } from './figures';

const SMALL = ['no', 'one', 'two', 'three'];
const inWord = (n: number) => SMALL[n] ?? grouped(n);

/** What the claims of a table amount to, in one sentence. */
export function overviewInWords({ claims, confidence }: Figures, { origins, top }: Origins): string {
  const [first] = top;
  const rest = `${counted(claims, ['claim', 'claims'])} ${claims === 1 ? 'rests' : 'rest'} on ${origins === 0 ? 'no known origin' : counted(origins, ['origin', 'origins'])}`;
  const carries =
    first && origins > 1
      ? `one origin, ${isolated(first.name)}, carries ${percent(first.claims, claims)} of them`
      : first && isolated(first.name);
  const weak = (confidence.none ?? 0) + (confidence.low ?? 0);
  const judged =
    weak === 0
      ? 'none is Low or cannot be judged'
      : `${weak === claims ? (claims === 1 ? 'it' : 'all') : grouped(weak)} cannot be judged or ${weak === 1 ? 'is' : 'are'} Low`;
  return origins === 1 && carries
    ? `${rest}, ${carries}; ${judged}.`
    : [rest, ...(carries ? [carries] : []), judged].join('; ').concat('.');
}

/** How much the three most frequent origins carry together; each claim counts once. */
export function topOriginsInWords({ claims }: Figures, { origins, top, without }: Origins): string {
  const few = top.slice(0, 3);
  const covered = few.at(-1)?.together ?? 0;
  const unknown = without > 0 ? ` Of ${counted(without, ['claim', 'claims'])} no origin is known.` : '';
  if (few.length === 0) return 'No origin is known here.';
  const which =
    origins <= 3
      ? origins === 1
        ? 'One origin carries'
        : `The ${inWord(origins)} origins carry`
      : 'Three origins carry';
  return `${which} ${percent(covered, claims)} of this table.${unknown}`;
}
