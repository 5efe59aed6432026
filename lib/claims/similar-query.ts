import { FUNCTION_WORDS, termsOf } from '@/lib/format/search-words';

/** A term of a text, and in how many claims it stands, out of how many. */
export type Term = { readonly term: string; readonly rows: number; readonly of: number };
/** A search that leads to claims, in the language of `tsquery`, and how much a match says. */
export type Lead = { readonly query: string; readonly weight: number };

const saysNothing = new Set(termsOf(FUNCTION_WORDS));

/** How many claims may be compared. */
const ROWS = 6000;
const TOGETHER = 1500;
const MOST_RARE = 24;
const MOST_COMMON = 6;

/**
 * How much a term says: the inverse document frequency of BM25 (S. Robertson, H. Zaragoza, *The Probabilistic Relevance
 * Framework*, 2009); nothing for a function word, however rare it is among few claims.
 */
export const weightOf = ({ term, rows, of }: Term): number =>
  saysNothing.has(term) ? 0 : Math.log(1 + (of - rows + 0.5) / (rows + 0.5));

/**
 * The searches that together find the claims most likely to say the same: any of the rarest terms, and several of the
 * next ones at once.
 */
export function leadsOf(terms: readonly Term[]): Lead[] {
  const ordered = terms.filter(({ rows }) => rows > 0).sort((a, b) => a.rows - b.rows);
  let sum = 0;
  const rare = ordered.filter(({ rows }, i) => {
    sum += rows;
    return i < MOST_RARE && sum <= ROWS;
  });
  const common = ordered.slice(rare.length, rare.length + MOST_COMMON);
  const groups = together(common);
  const each = (terms: readonly Term[], share: number): Lead => ({
    query: terms.map(({ term }) => quoted(term)).join(' & '),
    weight: terms.reduce((total, term) => total + weightOf(term), 0) * share,
  });
  // A claim with all the common terms is in every group, and each term is in several of these.
  const times = (groups.length * (groups[0]?.length ?? 0)) / Math.max(1, common.length);
  return [...rare.map((term) => each([term], 1)), ...groups.map((group) => each(group, 1 / times))];
}

export const quoted = (term: string): string => `'${term.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;

/** The groups of terms of the smallest size that few enough claims should match. */
function together(terms: readonly Term[]): Term[][] {
  for (let size = 1; size <= terms.length; size++) {
    const groups = groupsOf(terms, size);
    const rows = groups.reduce(
      (sum, [first, ...others]) =>
        sum + others.reduce((some, { rows, of }) => some * (rows / Math.max(1, of)), first?.rows ?? 0),
      0,
    );
    if (rows <= TOGETHER || size === terms.length) return groups;
  }
  return [];
}

function groupsOf<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) => groupsOf(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));
}
