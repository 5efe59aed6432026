'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { BULK_LIMIT, type BulkKind } from '@/lib/bulk/kinds';
import type { BulkTarget } from '@/lib/bulk/schema';
import { pageState, type Selection } from '@/lib/bulk/selection';
import { counted, grouped } from '@/lib/format/number';

const BulkDialog = dynamic(() => import('./bulk-dialog').then((module) => module.BulkDialog), { ssr: false });

const acts: readonly { kind: Exclude<BulkKind, 'restore'>; label: string }[] = [
  { kind: 'status', label: 'Status…' },
  { kind: 'topics', label: 'Topics…' },
  { kind: 'judge', label: 'Judge…' },
  { kind: 'delete', label: 'Delete…' },
];

type Props = {
  selection: Selection;
  page: readonly number[];
  /** How many claims match; undefined while they are being counted. */
  total: number | undefined;
  onPage: () => void;
  onAll: () => void;
  onClear: () => void;
};

/** What can be done with the selected rows. It stays below the table as long as any row is selected. */
export function BulkBar({ selection, page, total, onPage, onAll, onClear }: Props) {
  const [open, setOpen] = useState<Exclude<BulkKind, 'restore'> | null>(null);
  const count = selection.all ? total : selection.ids.size;
  const any = selection.all || selection.ids.size > 0;
  const target: BulkTarget = selection.all ? { query: selection.scope } : { ids: [...selection.ids] };
  return (
    <>
      <p className="hidden-text" role="status">
        {any ? `${count === undefined ? 'All' : grouped(count)} selected` : ''}
      </p>
      {any && (
        <section className="bulk-bar" aria-label="Selected claims">
          <div className="bulk-count">
            <strong className="figures">
              {selection.all
                ? `All ${count === undefined ? '' : grouped(count)} that match`
                : `${grouped(selection.ids.size)} selected`}
            </strong>
            <Offer selection={selection} page={page} total={total} onPage={onPage} onAll={onAll} />
          </div>
          <div className="bulk-acts">
            {acts.map(({ kind, label }) => (
              <button
                key={kind}
                type="button"
                className={`button${kind === 'delete' ? ' danger' : ''}`}
                aria-haspopup="dialog"
                onClick={() => setOpen(kind)}
              >
                {label}
              </button>
            ))}
            <button type="button" className="button quiet" title="Key: Esc" onClick={onClear}>
              Clear
            </button>
          </div>
        </section>
      )}
      {open && any && (
        <BulkDialog
          kind={open}
          target={target}
          count={count}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            // After the change the rows may no longer match, and deleted rows can no longer be selected.
            if (selection.all || open === 'delete') onClear();
          }}
        />
      )}
    </>
  );
}

function Offer({ selection, page, total, onPage, onAll }: Omit<Props, 'onClear'>) {
  // On narrow screens, rows are cards, and no header holds a checkbox for the page.
  if (!selection.all && pageState(selection, page) === 'some')
    return (
      <button type="button" className="link-button whole-page" onClick={onPage}>
        Select all {grouped(page.length)} on this page
      </button>
    );
  if (selection.all || total === undefined || total <= page.length || pageState(selection, page) !== 'every')
    return null;
  if (total > BULK_LIMIT)
    return (
      <span className="muted">
        {counted(total, ['claim matches', 'claims match'])}; at most {grouped(BULK_LIMIT)} are edited at once. Narrow
        the filter to choose them all.
      </span>
    );
  return (
    <span>
      All {grouped(page.length)} on this page are selected.{' '}
      <button type="button" className="link-button" onClick={onAll}>
        Select all {grouped(total)} that match
      </button>
    </span>
  );
}
