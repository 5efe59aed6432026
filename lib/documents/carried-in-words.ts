import { counted, grouped } from '@/lib/format/number';

/** What became of what was marked in the text before. Tags: without rejected proposals. */
export type Carried = {
  /** Tags that moved to the new text. */
  carried: number;
  /** Of these, the ones of which the words are not quite the same any more. */
  altered: number;
  /** Tags that are not known to stand in the text; they stay with the one before, to be looked at. */
  orphaned: number;
  /** The passages of claims and links: those that moved, and those that stand in the text before alone. */
  passages: { carried: number; orphaned: number };
  /**
   * What did not move and is to be looked at, the first ones: its words, and what stands in the new text at the
   * likely place.
   */
  toBeLookedAt: { kind: 'passage' | 'reading' | 'tag'; id: number; was: string; is: string | null }[];
};

/**
 * What became of the tags, in words: “12 tags carried over, 1 to be looked at”. Where there are none, of the
 * passages.
 */
export function carriedInWords({ carried, altered, orphaned, passages }: Omit<Carried, 'toBeLookedAt'>): string[] {
  if (carried + orphaned > 0) return [sentence(carried, altered, orphaned, ['tag', 'tags'])];
  if (passages.carried + passages.orphaned > 0)
    return [sentence(passages.carried, 0, passages.orphaned, ['passage', 'passages'])];
  return [];
}

function sentence(carried: number, altered: number, orphaned: number, words: readonly [string, string]): string {
  if (carried === 0) return `${counted(orphaned, words)} to be looked at`;
  const moved = `${counted(carried, words)} carried over`;
  const changed = altered > 0 ? `, ${grouped(altered)} of them with altered words` : '';
  return `${moved}${changed}${orphaned > 0 ? `, ${grouped(orphaned)} to be looked at` : ''}`;
}
