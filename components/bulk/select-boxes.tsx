'use client';

import { useEffect, useRef } from 'react';
import type { ClaimRow } from '@/lib/claims/table';

/** Selects one row or, with Shift, all rows since the last one selected. */
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
    // Shift and a click would otherwise select text.
    <label className="pick" onMouseDown={(event) => event.shiftKey && event.preventDefault()}>
      <input
        type="checkbox"
        aria-label={`Select: ${row.statement}`}
        checked={selected}
        onChange={({ nativeEvent }) => pick(row.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
      />
    </label>
  );
}

/** Selects all rows of the page, or none. */
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
