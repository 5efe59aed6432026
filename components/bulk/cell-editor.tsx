'use client';

import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ClaimRow } from '@/lib/claims/table';
import { pressed } from '@/lib/keys';
import { ConfidenceForm, StatusForm, TopicsForm } from './cell-forms';
import type { CellField } from './editable-cells';

const forms = { status: StatusForm, confidence: ConfidenceForm, topics: TopicsForm } as const;
const titles = { status: 'Status', confidence: 'Judge the claim', topics: 'Topics' } as const;

type Props = { row: ClaimRow; field: CellField; onClose: () => void };

/** A small form below a cell. Enter saves, Escape leaves everything as it was. */
export function CellEditor({ row, field, onClose }: Props) {
  const panel = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  const Form = forms[field];

  useLayoutEffect(() => {
    const line = document.querySelector(`tr[data-id="${row.id}"]`);
    const cell =
      line?.querySelector<HTMLElement>(`td[data-column="${field}"]`) ??
      line?.querySelector<HTMLElement>('[data-first]');
    cell?.setAttribute('data-anchor', '');
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    panel.current?.showPopover();
    panel.current?.querySelector<HTMLElement>('input:checked, select, input')?.focus();
    return () => cell?.removeAttribute('data-anchor');
  }, [row.id, field]);

  useEffect(() => {
    const outside = (event: PointerEvent) => {
      const { target } = event;
      if (!(target instanceof Element)) return;
      // Input is kept as a draft, so closing the form loses nothing.
      if (!panel.current?.contains(target) && !target.closest('dialog, .toaster')) close.current();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, []);

  return (
    <section
      ref={panel}
      popover="manual"
      className="popover cell-editor"
      role="dialog"
      aria-label={`${titles[field]}: ${row.statement}`}
      data-field={field}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (pressed(event) !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      {field !== 'topics' && <h2>{titles[field]}</h2>}
      <Form row={row} close={onClose} />
    </section>
  );
}
