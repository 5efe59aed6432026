import type { ClaimStatus, Confidence, LinkState, SourceKind, Warning } from '@/lib/vocabulary';
import type { Spans, Unit } from './buckets';

export type Counts<T extends string> = Partial<Record<T, number>>;

/**
 * The claims of a query counted. `links`: by weakest link, claims without any under “none”. `spans`: of their first
 * reports.
 */
export type Figures = {
  claims: number;
  confidence: Counts<Confidence>;
  status: Counts<ClaimStatus>;
  links: Counts<LinkState | 'none'>;
  undated: number;
  spans: Spans;
};

/**
 * An origin and for how many claims it is one; `together`: how many claims it and those before it stand behind, each
 * counted once.
 */
export type OriginShare = { slug: string; name: string; kind: SourceKind; claims: number; together: number };
/** `origins`: how many sources are one, unknown ones aside. `without`: claims of which no origin is known. */
export type Origins = { origins: number; without: number; top: OriginShare[] };

export type TimeCount = { from: string; confidence: Confidence; claims: number };
/**
 * `coarse`: claims that are dated less exactly than the unit, and so stand in none. `first`, `last`: days between
 * which the others lie.
 */
export type Times = { unit: Unit; first: string; last: string; counts: TimeCount[]; coarse: Counts<Confidence> };

export type Overview = { figures: Figures; origins: Origins; warnings: Counts<Warning>; times: Times | null };

/** A share as people read it: “58 %”, “less than 1 %”, “99 %” while anything is missing. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '0 %';
  const share = (100 * part) / whole;
  if (part > 0 && share < 1) return 'less than 1 %';
  return `${part < whole ? Math.min(99, Math.round(share)) : 100} %`;
}

/** Running totals of claims covered: `newly` are the claims that each origin adds to those before it. */
export function togetherOf(newly: readonly number[]): number[] {
  let sum = 0;
  return newly.map((n) => {
    sum += n;
    return sum;
  });
}
