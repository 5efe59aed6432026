'use client';

import { useEffect, useState } from 'react';

/** A number that may still be loading. */
export function useTotal(total: number | Promise<number>): number | undefined {
  const [later, setLater] = useState<number>();
  useEffect(() => {
    if (typeof total === 'number') return;
    let current = true;
    setLater(undefined);
    total.then((count) => current && setLater(count)).catch(() => {});
    return () => {
      current = false;
    };
  }, [total]);
  return typeof total === 'number' ? total : later;
}
