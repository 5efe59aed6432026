import type { ChainHop, ChainStrip } from '@/lib/claims/table';
import { isolated } from '@/lib/format/isolated';

/** What is read aloud around the name of a hop, and the name itself. */
export function hopInWords({ name, kind, stance, link }: ChainHop, isFirst: boolean) {
  const unnamed = kind === 'unnamed' ? ' (unnamed)' : '';
  const said = stance === 'denies' ? ', who denies it' : stance === 'questions' ? ', who questions it' : '';
  return {
    before: isFirst ? '' : ', relayed by ',
    name: kind === 'unknown' ? 'origin unknown' : name,
    after: unnamed + said + (isFirst ? '' : ` (${link ?? 'no link'})`),
  };
}

/** Hops as they are read aloud. @param first the place in its chain of the first of them */
export const hopsInWords = (hops: readonly ChainHop[], first = 0): string =>
  hops
    .map((hop, i) => hopInWords(hop, first + i === 0))
    .map(({ before, name, after }) => before + isolated(name) + after)
    .join('');

/** A chain as it is read aloud: “The Information, relayed by Reuters (reported), relayed by AI News (reported)”. */
export const chainInWords = ({ hops, circular }: ChainStrip): string =>
  hopsInWords(hops) + (circular ? '; circular' : '');
