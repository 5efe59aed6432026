/** What happened to a row that keeps its place although the table would no longer show it there. */
export type RowFate = 'left' | 'moved' | 'deleted';

type Row = { readonly id: number; readonly version: number };

/** The rows of a page as the reader first saw them. Their order stays until the reader moves on. */
export type Frame<R extends Row> = {
  /** The address that was opened. */
  readonly address: string;
  readonly order: readonly number[];
  /** The rows as they were last known. */
  readonly known: ReadonlyMap<number, R>;
  /** The versions with which they came. */
  readonly versions: ReadonlyMap<number, number>;
};

/** Rows that are no longer on the page, fetched by id; null for one that no longer exists. */
export type Kept<R extends Row> = ReadonlyMap<number, { readonly row: R; readonly matches: boolean } | null>;

export function frameOf<R extends Row>(address: string, rows: readonly R[]): Frame<R> {
  return {
    address,
    order: rows.map(({ id }) => id),
    known: new Map(rows.map((row) => [row.id, row])),
    versions: new Map(rows.map(({ id, version }) => [id, version])),
  };
}

/** The rows of the frame that are no longer on the page. */
export function missingFrom<R extends Row>(frame: Frame<R>, rows: readonly R[]): number[] {
  const there = new Set(rows.map(({ id }) => id));
  return frame.order.filter((id) => !there.has(id));
}

/** The rows of the frame, in its order, as they are now, and what happened to those that changed. */
export function framed<R extends Row>(
  frame: Frame<R>,
  rows: readonly R[],
  kept: Kept<R>,
): { rows: R[]; fates: Map<number, RowFate> } {
  const fresh = new Map(rows.map((row) => [row.id, row]));
  const edited = (id: number) => {
    const now = fresh.get(id) ?? kept.get(id)?.row;
    return now !== undefined && now.version !== frame.versions.get(id);
  };
  const fates = new Map<number, RowFate>();
  for (const id of missingFrom(frame, rows)) {
    const found = kept.get(id);
    if (found === undefined) continue;
    if (found === null) fates.set(id, 'deleted');
    else if (!found.matches) fates.set(id, 'left');
    else if (edited(id)) fates.set(id, 'moved');
  }
  // Unchanged rows keep their order. How many of them precede a changed row tells whether it moved.
  const still = (ids: readonly number[]) => ids.filter((id) => fresh.has(id) && frame.known.has(id));
  const [then, now] = [before(still(frame.order), edited), before(still(rows.map(({ id }) => id)), edited)];
  for (const [id, count] of then) if (now.get(id) !== count) fates.set(id, 'moved');
  return { rows: frame.order.flatMap((id) => fresh.get(id) ?? kept.get(id)?.row ?? frame.known.get(id) ?? []), fates };
}

/** How many unchanged rows precede each changed one. */
function before(ids: readonly number[], edited: (id: number) => boolean): Map<number, number> {
  let unchanged = 0;
  const counts = new Map<number, number>();
  for (const id of ids) {
    if (edited(id)) counts.set(id, unchanged);
    else unchanged++;
  }
  return counts;
}
