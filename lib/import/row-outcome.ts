import type { Refusal } from './row';

/** What one row came to. */
export type RowOutcome = { readonly row: number } & (
  | { readonly kind: 'new' | 'changed' | 'same' }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
);

/** Why something cannot be told, in a sentence. */
export type Unclear = { readonly reason: string };
export const isUnclear = (found: object): found is Unclear => 'reason' in found;

/** A row that cannot be taken as a whole. */
export const refused = (row: number, { reason }: Unclear): RowOutcome => ({
  ...{ row, kind: 'refused', refusals: [{ row, column: null, reason }] },
});
