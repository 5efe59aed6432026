'use client';

import { useEffect, useState } from 'react';
import { type Problem, problemOf } from '@/components/forms/problem';
import type { BulkPreview } from '@/lib/bulk/preview.server';
import type { BulkChange, BulkTarget } from '@/lib/bulk/schema';

const PAUSE_MS = 200;

export type PreviewState = { preview: BulkPreview | null; problem: Problem | null; pending: boolean };

/**
 * What a change would do, asked again whenever it becomes another one.
 * @param round another number asks once more.
 */
export function usePreview(target: BulkTarget, change: BulkChange | null, round: number): PreviewState {
  const [state, setState] = useState<PreviewState>({ preview: null, problem: null, pending: false });
  const body = change && JSON.stringify({ ...target, change });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same again
  useEffect(() => {
    if (body === null) return setState({ preview: null, problem: null, pending: false });
    setState((before) => ({ ...before, pending: true }));
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch('/api/bulk/preview', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body,
          signal: abort.signal,
        });
        if (response.ok) setState({ preview: await response.json(), problem: null, pending: false });
        else setState({ preview: null, problem: await problemOf(response), pending: false });
      } catch {
        if (!abort.signal.aborted)
          setState({
            preview: null,
            problem: { status: 0, title: 'The preview could not be loaded. Nothing was changed.' },
            pending: false,
          });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [body, round]);
  return state;
}
