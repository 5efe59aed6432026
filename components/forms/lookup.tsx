'use client';

import { useEffect, useId, useRef, useState } from 'react';
import type { LookupItem } from '@/lib/data-table/lookup.server';
import { useLookup } from './use-lookup';

export type LookupName = 'sources' | 'documents' | 'claims' | 'topics';
type Entry = { readonly key: string; readonly item?: LookupItem; readonly text?: string };

type Props = {
  lookup: LookupName;
  onPick: (item: LookupItem) => void;
  /** Offers to make what was typed; given only where new ones may be made. */
  onNew?: (text: string) => void;
  label: string;
  /** Narrows what is looked up, such as “source=3”. */
  scope?: string;
  id?: string;
  placeholder?: string;
  autoFocus?: boolean;
  invalid?: boolean;
  describedBy?: string;
  /** The text is itself a value: it is taken as it stands by a quick Enter, and when the field is left. */
  free?: boolean;
  /** Backspace in the empty field. */
  onBack?: () => void;
};

/** A text field that completes records: arrows choose, Enter takes, Escape closes. */
export function Lookup(props: Props) {
  const { lookup, onPick, onNew, label, scope, placeholder, autoFocus, invalid, describedBy, free, onBack } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const { items, pending } = useLookup(lookup, text, open, scope);
  const typed = text.trim();
  const isThere = items.some((item) => item.label.toLowerCase() === typed.toLowerCase());
  const entries: Entry[] = items.map((item) => ({ key: String(item.id), item }));
  if (onNew && typed !== '' && !isThere && !pending) entries.push({ key: 'new', text: typed });
  const chosen = Math.min(at, entries.length - 1);

  function take(entry: Entry | undefined) {
    if (!entry) return;
    setText('');
    setAt(0);
    setOpen(false);
    if (entry.item) onPick(entry.item);
    else if (entry.text) onNew?.(entry.text);
    input.current?.focus();
  }

  // Whoever types fast presses Enter before the answer is there: what stood there until then is not what was meant.
  const wish = useRef<string | null>(null);
  useEffect(() => {
    if (pending || wish.current === null) return;
    const meant = wish.current === typed;
    wish.current = null;
    if (!meant) return;
    const exact = entries.find(({ item }) => item?.label.toLowerCase() === typed.toLowerCase());
    take(exact ?? (onNew ? { key: 'new', text: typed } : entries[0]));
  });

  return (
    <div className="lookup">
      <input
        ref={input}
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={label}
        aria-expanded={open && entries.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && entries[chosen] ? `${id}-${entries[chosen].key}` : undefined}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        placeholder={placeholder}
        // biome-ignore lint/a11y/noAutofocus: only where a person has just opened it
        autoFocus={autoFocus}
        value={text}
        onFocus={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          if (!free || typed === '') return;
          setText('');
          onNew?.(typed);
        }}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          setOpen(true);
        }}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            setOpen(true);
            setAt((chosen + (event.key === 'ArrowDown' ? 1 : entries.length - 1)) % Math.max(entries.length, 1));
          } else if (event.key === 'Enter' && open && (typed !== '' || at > 0)) {
            event.preventDefault();
            if (pending && at === 0 && free) take({ key: 'new', text: typed });
            else if (pending && at === 0) wish.current = typed;
            else take(entries[chosen]);
          } else if (event.key === 'Escape' && open && entries.length > 0) {
            event.preventDefault();
            event.stopPropagation();
            setOpen(false);
          } else if (event.key === 'Backspace' && text === '') onBack?.();
        }}
      />
      {open && (entries.length > 0 || (typed !== '' && !pending)) && (
        <div id={`${id}-list`} role="listbox" aria-label={label} className="lookup-list">
          {entries.map((entry, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
            <div
              key={entry.key}
              id={`${id}-${entry.key}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === chosen}
              // Keeps the focus in the field.
              onMouseDown={(event) => event.preventDefault()}
              onMouseEnter={() => setAt(i)}
              onClick={() => take(entry)}
            >
              <span>{entry.item ? entry.item.label : `New: “${entry.text}”`}</span>
              {entry.item?.detail && <small>{entry.item.detail}</small>}
            </div>
          ))}
          {entries.length === 0 && <p className="muted">Nothing has this name.</p>}
        </div>
      )}
    </div>
  );
}
