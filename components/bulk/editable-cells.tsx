'use client';

import type { ReactNode } from 'react';
import { claimCells } from '@/components/claims/claim-cells';
import type { ClaimRow } from '@/lib/claims/table';

/** The columns that can be edited in place, and their keys. */
export const cellFields = ['status', 'confidence', 'topics'] as const;
export type CellField = (typeof cellFields)[number];

type Draw = (row: ClaimRow, width: number) => ReactNode;

/** The cell as readers see it, inside a button. Keys on the row do the same, so the button is not a tab stop. */
const editable = (field: CellField, key: string, draw: Draw) =>
  function EditableCell(row: ClaimRow, width: number) {
    return (
      <EditButton field={field} shortcut={key}>
        {draw(row, width)}
        <span className="hidden-text">, change {field}</span>
      </EditButton>
    );
  };

/** The same where the cell has links, which no button can hold: the button lies below them. */
const editableLinks = (field: CellField, key: string, draw: Draw) =>
  function EditableCell(row: ClaimRow, width: number) {
    return (
      <span className="cell-links">
        <EditButton field={field} shortcut={key}>
          <span className="hidden-text">Change {field}</span>
        </EditButton>
        {draw(row, width)}
      </span>
    );
  };

function EditButton({ field, shortcut, children }: { field: CellField; shortcut: string; children: ReactNode }) {
  return (
    <button
      type="button"
      className="cell-edit"
      tabIndex={-1}
      data-edit={field}
      title={`Change ${field} (key ${shortcut} on the row)`}
    >
      {children}
    </button>
  );
}

export const editableCells = {
  status: editable('status', 's', claimCells.status),
  confidence: editable('confidence', 'c', claimCells.confidence),
  likelihood: editable('confidence', 'c', claimCells.likelihood),
  topics: editableLinks('topics', 't', claimCells.topics),
};
