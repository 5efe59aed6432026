'use client';

import { useEffect, useState } from 'react';
import { fold } from '@/lib/format/fold';
import type { Mapping } from '@/lib/import/mapping';
import type { LikeHere, SearchPlace } from '@/lib/import/similar';
import { findSimilar } from './api';

export type SimilarRows = {
  readonly found: readonly LikeHere[];
  /** How many statements have been compared. */
  readonly compared: number;
  readonly isDone: boolean;
  /** Whether the file has more statements than are compared. */
  readonly isCut: boolean;
  /** Why the search has stopped, in a sentence; empty: it has not. */
  readonly problem: string;
};

const nothing: SimilarRows = { found: [], compared: 0, isDone: false, isCut: false, problem: '' };

/** Looks for claims here that are like the new ones of a file, in the background and a portion at a time. */
export function useSimilarRows(file: string, mapping: Mapping, isWanted: boolean): SimilarRows {
  const [rows, setRows] = useState(nothing);
  useEffect(() => {
    setRows(nothing);
    if (!isWanted) return;
    const controller = new AbortController();
    search(file, mapping, controller.signal, setRows);
    return () => controller.abort();
  }, [file, mapping, isWanted]);
  return rows;
}

async function search(
  file: string,
  mapping: Mapping,
  signal: AbortSignal,
  tell: (rows: SimilarRows) => void,
): Promise<void> {
  let rows = nothing;
  let place: SearchPlace | undefined;
  while (!rows.isDone && !signal.aborted) {
    const answer = await findSimilar(file, { mapping, ...(place && { place }) }, signal);
    if (signal.aborted) return;
    if (!answer.ok) return tell({ ...rows, isDone: true, problem: answer.problem.title });
    const { found, next, isCut } = answer.result;
    rows = {
      found: eachOnce([...rows.found, ...found]),
      compared: next?.statements ?? rows.compared,
      ...{ isDone: next === null, isCut, problem: '' },
    };
    place = next ?? undefined;
    tell(rows);
  }
}

/** A later row with the same statement goes where the first one goes. */
function eachOnce(found: readonly LikeHere[]): LikeHere[] {
  const seen = new Set<string>();
  return found.filter(({ statement }) => !seen.has(fold(statement)) && seen.add(fold(statement)));
}
