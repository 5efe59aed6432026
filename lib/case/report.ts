import type { CaseKind } from './kinds';

/** How many records of a kind are made, are here already, differ from those here, and are left out. */
export type CaseCounts = { new: number; same: number; differing: number; leftOut: number };

/** Where a record here differs from the file. What is here stays. */
export type Difference = {
  readonly kind: CaseKind;
  readonly label: string;
  readonly field: string;
  readonly here: string;
  readonly file: string;
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

/** How many records a case makes. */
export const madeBy = ({ kinds }: Pick<CaseReport, 'kinds'>): number =>
  kinds.reduce((sum, counts) => sum + counts.new, 0);
