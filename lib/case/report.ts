import type { CaseKind } from './kinds';

/** How many records of a kind are made, take what the case says, are the same here, differ and stay so, and are left out. */
export type CaseCounts = { new: number; changed: number; same: number; differing: number; leftOut: number };

export const emptyCounts = (): CaseCounts => ({ new: 0, changed: 0, same: 0, differing: 0, leftOut: 0 });

/** Where a record here differs from the file. */
export type Difference = {
  readonly kind: CaseKind;
  readonly label: string;
  readonly field: string;
  readonly here: string;
  readonly file: string;
  /** Whether the record here can take the value of the file. */
  readonly canTake: boolean;
};

/** What a case comes to. */
export type CaseReport = {
  /** What the case says of itself. */
  readonly title: string;
  readonly created: string | null;
  readonly version: string;
  /** Whether this installation wrote it. */
  readonly isOwn: boolean;
  /** Whether nothing is here yet, so that records can keep their numbers. */
  readonly isEmptyHere: boolean;
  readonly kinds: readonly (Readonly<CaseCounts> & { readonly kind: CaseKind })[];
  readonly differences: readonly Difference[];
  readonly differencesTotal: number;
  readonly notices: readonly string[];
  /** What the outcome rests on. */
  readonly digest: string;
};

/** How many differences are shown. */
export const DIFFERENCES_SHOWN = 200;

/** How many records a case makes or changes. */
export const broughtBy = ({ kinds }: Pick<CaseReport, 'kinds'>): number =>
  kinds.reduce((sum, counts) => sum + counts.new + counts.changed, 0);
