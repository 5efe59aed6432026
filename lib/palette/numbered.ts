import { fold } from '@/lib/format/fold';
import { recordNumber } from '@/lib/format/number';
import { type FoundKind, foundKinds } from './found';

const numberIn = /^(?:#|(?:([csdt])[-:#]|(claim|source|document|topic)s?[ :#-]*)#?)?(\d+)$/;

/**
 * The records whose number a text is. “12” and “#12” may be of any kind; “C-12”, “claim 12” and “claim:12” are claims.
 * @returns null if the text is no number
 */
export function numbered(text: string): { readonly id: number; readonly kinds: readonly FoundKind[] } | null {
  const [, letter, word, digits] = numberIn.exec(fold(text)) ?? [];
  const id = recordNumber(digits);
  if (id === undefined) return null;
  const named = word ?? letter;
  return { id, kinds: named ? foundKinds.filter((kind) => kind.startsWith(named)) : foundKinds };
}
