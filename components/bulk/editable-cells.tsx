'use client';

import type { ReactNode } from 'react';
import { claimCells } from '@/components/claims/claim-cells';
import type { ClaimRow } from '@/lib/claims/table';

/** What can be changed in its place, and the key for it. */
export const cellFields = ['status', 'confidence', 'topics'] as const;
export type CellField = (typeof cellFields)[number];

/** The cell as readers see it, in a button. Keys on the row do the same, so that the button is no stop of its own. */
const editable = (field: CellField, key: string, draw: (row: ClaimRow) => ReactNode) =>
  function EditableCell(row: ClaimRow) {
    return (
      <button
        type="button"
        className="cell-edit"
        tabIndex={-1}
        data-edit={field}
        title={`Change ${field} (key ${key} on the row)`}
      >
        {draw(row)}
        <span className="hidden-text">, change {field}</span>
      </button>
    );
  };

export const editableCells = {
  status: editable('status', 's', claimCells.status),
  confidence: editable('confidence', 'c', claimCells.confidence),
  likelihood: editable('confidence', 'c', claimCells.likelihood),
  topics: editable('topics', 't', claimCells.topics),
};
