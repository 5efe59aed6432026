'use client';

import { useEffect, useMemo, useState } from 'react';
import { framed, frameOf, type Kept, missingFrom, type RowFate } from '@/lib/bulk/frame';
import type { StandingRow } from '@/lib/bulk/standing-rows.server';
import type { ClaimRow } from '@/lib/claims/table';

const words: Readonly<Record<RowFate, string>> = {
  left: 'no longer matches',
  moved: 'now elsewhere in this order',
  deleted: 'deleted',
};

export const fateWords = (fate: RowFate | undefined): string | undefined => fate && words[fate];

/**
 * The rows of a page in the places where the reader first saw them, for as long as its address is the same. Rows that
 * the server no longer sends after an edit are asked for by their ids.
 */
export function useStandingRows(address: string, fresh: readonly ClaimRow[]) {
  const [frame, setFrame] = useState(() => frameOf(address, fresh));
  const [kept, setKept] = useState<Kept<ClaimRow>>(new Map());
  const start = () => {
    setFrame(frameOf(address, fresh));
    setKept(new Map());
  };
  // Another address: the reader has moved on. Set while drawing, so that no old row is ever shown under it.
  if (frame.address !== address) start();
  const missing = missingFrom(frame, fresh).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: when rows come again, the missing ones may have been changed again too
  useEffect(() => {
    if (missing === '') return setKept((before) => (before.size > 0 ? new Map() : before));
    const abort = new AbortController();
    askFor(missing, address, abort.signal).then(setKept, () => {});
    return () => abort.abort();
  }, [missing, address, fresh]);
  const shown = useMemo(() => framed(frame, fresh, kept), [frame, fresh, kept]);
  return { ...shown, release: start };
}

async function askFor(ids: string, address: string, signal: AbortSignal): Promise<Kept<ClaimRow>> {
  const response = await fetch(`/api/bulk/rows?ids=${ids}${address && `&${address}`}`, { signal });
  if (!response.ok) throw new Error(response.statusText);
  const rows: StandingRow[] = await response.json();
  const found = new Map(rows.map((standing) => [standing.row.id, standing]));
  return new Map(ids.split(',').map((id) => [Number(id), found.get(Number(id)) ?? null]));
}
