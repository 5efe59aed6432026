import { isActor } from '@/lib/detection/inferences';
import { isBodyNoun, isBusiness, isPersonNoun, isWriting } from '@/lib/detection/people';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

/** Whether a phrase names what can be cited: somebody, a name or something written; not “the need for order”. */
export function canBeCited(s: Sentence, { from, to }: Range): boolean {
  const words = s.tokens.slice(from, to);
  if (isOwnVoice(s, from) || isReason(words)) return false;
  const end = words.findIndex(
    ({ class: it, lower }, i) =>
      i > 0 &&
      (it === 'preposition' ||
        it === 'mark' ||
        (it === 'verb' && !/^(?:determiner|adjective)$/.test(words[i - 1]?.class ?? '')) ||
        lower === 'familiar'),
  );
  return words
    .slice(0, end < 0 ? words.length : end)
    .some(
      ({ class: it, lower }) =>
        it === 'name' ||
        isActor(lower) ||
        isPersonNoun(lower) ||
        isWriting(lower) ||
        isBodyNoun(lower) ||
        isBusiness(lower) ||
        MEDIA.test(lower),
    );
}

/** “citing her work”, “citing the release of prisoners”, “citing its record on crime”: why, and not whom. */
function isReason(words: Sentence['tokens']): boolean {
  const at = words.findIndex(({ lower }) => /^(?:work|works|release|record)$/.test(lower));
  const [before, after] = [words[at - 1]?.lower ?? '', words[at + 1]?.lower];
  return at >= 0 && (/^(?:its|his|her|their|your|my)$/.test(before) || /^(?:of|on|as|in|at)$/.test(after ?? ''));
}

/** “this newspaper”, “our reporters”: whoever publishes the text. */
export const isOwnVoice = ({ tokens }: Sentence, from: number): boolean =>
  /^(?:this|our)$/.test(tokens[from]?.lower ?? '') &&
  /^(?:newspaper|paper|website|site|blog|magazine|publication|newsletter|agency|outlet|news|reporters?|newsroom|correspondents?|channel|station|desk|column|page|journalists?)$/.test(
    tokens[from + 1]?.lower ?? '',
  );

const MEDIA = /^(?:interviews?|agency|media|newspapers?|circles|quarters|chiefs|bosses|authorities)$/;
