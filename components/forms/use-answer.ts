'use client';

import { useEffect, useState } from 'react';
import { offline, type Problem, problemOf } from './problem';

const PAUSE_MS = 100;

type Last<T> = { readonly address: string; readonly answer: T; readonly problem: Problem | null };

/**
 * What the server answers at an address, fetched once it has stayed the same for a moment. The request for an earlier
 * address is given up. The last answer stays until the next one arrives. It is `pending` until then; `problem` says why
 * no answer will come until the address changes or `again` is called.
 * @param address null asks nothing
 */
export function useAnswer<T>(
  address: string | null,
  none: T,
): { answer: T; pending: boolean; problem: Problem | null; again: () => void } {
  const [last, setLast] = useState<Last<T>>({ address: '', answer: none, problem: null });
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks the same again
  useEffect(() => {
    if (address === null) return;
    const controller = new AbortController();
    const fail = (problem: Problem) => {
      if (!controller.signal.aborted) setLast({ address, answer: none, problem });
    };
    const ask = async () => {
      try {
        const response = await fetch(address, { signal: controller.signal });
        if (!response.ok) return fail(await problemOf(response));
        setLast({ address, answer: await response.json(), problem: null });
      } catch {
        fail(offline);
      }
    };
    const timer = setTimeout(ask, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [address, none, tries]);
  const answered = last.address === address;
  return {
    answer: last.answer,
    pending: !answered || last.problem !== null,
    problem: answered ? last.problem : null,
    again() {
      setLast({ address: '', answer: none, problem: null });
      setTries(tries + 1);
    },
  };
}
