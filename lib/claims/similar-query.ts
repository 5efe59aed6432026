/** A stem, and in how many of the claims it may stand: a share and a number. */
export type Stem = { readonly stem: string; readonly share: number; readonly rows: number };

/** A stem in so few claims leads to them by itself. */
const RARE = 300;
/** As many claims as may be looked at. */
const ROWS = 1500;
const MOST_RARE = 6;
const MOST_COMMON = 6;

/**
 * A search that finds few claims, those likeliest to say the same: any of the rare stems, or several of the least common ones at once.
 * @returns in the language of `tsquery`; null where there is nothing to search for.
 */
export function stemsQuery(stems: readonly Stem[]): string | null {
  const ordered = [...stems].sort((a, b) => a.rows - b.rows);
  const rare = ordered.filter(({ rows }) => rows <= RARE).slice(0, MOST_RARE);
  const common = ordered.filter(({ rows }) => rows > RARE).slice(0, MOST_COMMON);
  const parts = [...rare.map(({ stem }) => quoted(stem)), ...together(common)];
  return parts.length > 0 ? parts.join(' | ') : null;
}

export const quoted = (stem: string): string => `'${stem.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;

/** The groups of stems of the smallest size that few enough claims should have. */
function together(stems: readonly Stem[]): string[] {
  for (let size = 1; size <= stems.length; size++) {
    const groups = groupsOf(stems, size);
    const rows = groups.reduce((sum, [first, ...others]) => sum + others.reduce((some, { share }) => some * share, first?.rows ?? 0), 0);
    if (rows <= ROWS || size === stems.length) return groups.map((group) => `(${group.map(({ stem }) => quoted(stem)).join(' & ')})`);
  }
  return [];
}

function groupsOf<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) => groupsOf(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));
}
