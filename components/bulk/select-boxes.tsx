'use client';

import { useEffect, useRef } from 'react';
import type { ClaimRow } from '@/lib/claims/table';

/** Chooses one row; with Shift, every row from the last one that was chosen. */
export function RowBox({
  row,
  selected,
  pick,
}: {
  row: ClaimRow;
  selected: boolean;
  pick: (id: number, extend: boolean) => void;
}) {
  return (
    // Shift and a click would mark text.
    <label className="pick" onMouseDown={(event) => event.shiftKey && event.preventDefault()}>
      <input
        type="checkbox"
        aria-label={`Select: ${row.statement}`}
        checked={selected}
        onChange={(event) => pick(row.id, (event.nativeEvent as MouseEvent).shiftKey)}
      />
    </label>
  );
}

/** Chooses all rows of the page, or none of them. */
export function PageBox({ state, onChange }: { state: 'none' | 'some' | 'every'; onChange: (on: boolean) => void }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = state === 'some';
  }, [state]);
  return (
    <label className="pick">
      <input
        ref={box}
        type="checkbox"
        aria-label="Select all rows of this page"
        checked={state === 'every'}
        onChange={() => onChange(state !== 'every')}
      />
    </label>
  );
}
