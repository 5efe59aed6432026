import type { ChainStrip } from '@/lib/claims/table';
import { isolated } from '@/lib/format/isolated';

/** A chain as it is read aloud: “The Information, relayed by Reuters (reported), relayed by AI News (reported)”. */
export function chainInWords({ hops, circular }: ChainStrip): string {
  const words = hops.map(({ name: given, kind, stance, link }, i) => {
    const name = isolated(given);
    const who = kind === 'unknown' ? 'origin unknown' : kind === 'unnamed' ? `${name} (unnamed)` : name;
    const said = stance === 'denies' ? ', who denies it' : stance === 'questions' ? ', who questions it' : '';
    return i === 0 ? who + said : `relayed by ${who}${said} (${link ?? 'no link'})`;
  });
  return words.join(', ') + (circular ? '; circular' : '');
}
