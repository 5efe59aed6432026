'use client';

import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import { useLookup } from '@/components/forms/use-lookup';
import type { LookupItem } from '@/lib/data-table/lookup.server';
import { fold } from '@/lib/format/fold';

export type Taken = { item: LookupItem } | { text: string };
type Entry = { key: string; label: string; detail: string; taken: Taken };

type Props = {
  id: string;
  label: string;
  value: string;
  onChange: (value: string, caret: number) => void;
  /** What is looked up: the whole value, or the part under the caret. */
  query: string;
  lookup: 'sources' | 'documents';
  scope?: string;
  onTake: (taken: Taken) => void;
  onCaret?: (caret: number) => void;
  /** Keys that the list of completions does not take. */
  onKey?: (event: KeyboardEvent<HTMLInputElement>) => void;
  onLeave?: () => void;
  onPaste?: (event: ClipboardEvent<HTMLInputElement>) => void;
  input?: RefObject<HTMLInputElement | null>;
  placeholder?: string;
  problem?: string;
  className?: string;
};

/**
 * A text field that completes what stands under the caret. Enter takes the marked entry, Escape closes the list
 * first.
 */
export function Completing(props: Props) {
  const { id, label, value, query, lookup, scope, onTake, onKey, problem } = props;
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const wanted = query.trim();
  const { items, pending } = useLookup(lookup, wanted, open, scope);
  const entries = open ? entriesOf(lookup, items, wanted, pending) : [];
  const chosen = Math.min(at, entries.length - 1);
  /** Enter was pressed before the answer came: what it brings is taken. */
  const [waiting, setWaiting] = useState(false);
  const first = entries[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the answer is there
  useEffect(() => {
    if (!waiting || pending) return;
    setWaiting(false);
    if (first) take(first);
  }, [waiting, pending]);

  function take(entry: Entry) {
    setOpen(false);
    setAt(0);
    onTake(entry.taken);
  }
  function pressed(event: KeyboardEvent<HTMLInputElement>) {
    const entry = entries[chosen];
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && entry && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setAt((chosen + (event.key === 'ArrowDown' ? 1 : entries.length - 1)) % entries.length);
    } else if (plain && event.key === 'Enter' && entry && wanted !== '') {
      event.preventDefault();
      take(entry);
    } else if (plain && event.key === 'Enter' && open && pending && wanted !== '') {
      event.preventDefault();
      setWaiting(true);
    } else if (plain && event.key === 'Escape' && open && entries.length > 0) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else onKey?.(event);
  }
  return (
    <div className={`lookup ${props.className ?? ''}`}>
      <input
        ref={props.input}
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-expanded={entries.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={entries[chosen] ? `${id}-${entries[chosen].key}` : undefined}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-error` : undefined}
        placeholder={props.placeholder}
        value={value}
        onChange={(event) => {
          setWaiting(false);
          setOpen(true);
          setAt(0);
          props.onChange(event.target.value, event.target.selectionStart ?? event.target.value.length);
        }}
        onSelect={(event) => props.onCaret?.(event.currentTarget.selectionStart ?? 0)}
        onBlur={() => {
          setOpen(false);
          props.onLeave?.();
        }}
        onKeyDown={pressed}
        onPaste={props.onPaste}
      />
      {entries.length > 0 && (
        <div id={`${id}-list`} role="listbox" aria-label={label} className="lookup-list">
          {entries.map((entry, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
            <div
              key={entry.key}
              id={`${id}-${entry.key}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === chosen}
              onMouseDown={(event) => event.preventDefault()}
              onMouseEnter={() => setAt(i)}
              onClick={() => take(entry)}
            >
              <span>{entry.label}</span>
              {entry.detail && <small>{entry.detail}</small>}
            </div>
          ))}
        </div>
      )}
      {problem && (
        <p className="field-error" id={`${id}-error`}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** While an answer is on its way only what fits what is typed by now is offered. */
function entriesOf(lookup: Props['lookup'], items: readonly LookupItem[], wanted: string, pending: boolean): Entry[] {
  const text = fold(wanted);
  const fitting = pending ? items.filter(({ label }) => text !== '' && fold(label).includes(text)) : items;
  const entries = fitting.map(
    (item): Entry => ({ key: String(item.id), label: item.label, detail: item.detail, taken: { item } }),
  );
  const isThere = fitting.some((item) => fold(item.label) === text);
  if (lookup === 'sources' && wanted !== '' && !isThere && !pending)
    entries.push({ key: 'new', label: `New source “${wanted}”`, detail: '', taken: { text: wanted } });
  return entries;
}
