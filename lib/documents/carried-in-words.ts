import { counted, grouped } from '@/lib/format/number';

/** What happened to the marks of the earlier text. Tags: without rejected proposals. */
export type Carried = {
  /** Tags that moved to the new text. */
  carried: number;
  /** Of these, the tags whose words have changed slightly. */
  altered: number;
  /** Tags that are not known to be in the text. They stay with the earlier one, for review. */
  orphaned: number;
  /** The passages of claims and links: those that moved, and those that are only in the earlier text. */
  passages: { carried: number; orphaned: number };
  /**
   * The first of those that did not move and need review: their words, and what the new text has at the likely place.
   */
  toBeLookedAt: { kind: 'passage' | 'reading' | 'tag'; id: number; was: string; is: string | null }[];
};

/** What happened to the tags, in words: “12 tags carried over, 1 to be looked at”. Without tags, to the passages. */
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
