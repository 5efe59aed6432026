'use client';

import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { pressed, stepOf } from '@/lib/keys';
import { type Entry, entriesOf, type Taken, unseenChoice } from './completion';
import { type LookupName, useLookup } from './use-lookup';

type Props = {
  id?: string;
  label: string;
  value: string;
  onChange: (value: string, caret: number) => void;
  onTake: (taken: Taken) => void;
  lookup: LookupName;
  /** Narrows the look-up, such as “source=3”. */
  scope?: string;
  /** What is looked up, if it is only a part of the value. */
  query?: string;
  /** The label that offers the text as a new record. Without it, no new record can be made. */
  newLabel?: (text: string) => string;
  /** Shown when nothing is found and nothing new can be made. */
  empty?: string;
  /** The list opens with the field, before anything is typed. */
  opensEmpty?: boolean;
  /** The text is itself a value, so Enter need not wait for an answer. */
  free?: boolean;
  onCaret?: (caret: number) => void;
  /** Keys that the list does not use. */
  onKey?: (event: KeyboardEvent<HTMLInputElement>) => void;
  onLeave?: () => void;
  onPaste?: (event: ClipboardEvent<HTMLInputElement>) => void;
  input?: RefObject<HTMLInputElement | null>;
  placeholder?: string;
  className?: string;
  autoFocus?: boolean;
  invalid?: boolean;
  describedBy?: string;
};

/**
 * A text field that completes records. Arrows mark an entry, Enter takes it, Escape closes the list. Enter never takes
 * from a list that answers an older text. It waits for the answer, and takes from it only what leaves no choice.
 */
export function Combobox(props: Props) {
  const { label, value, query = value, lookup, scope, newLabel, onTake, onKey, free } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const [open, setOpen] = useState(false);
  /** The key of the entry the person has marked; null means the first. */
  const [marked, setMarked] = useState<string | null>(null);
  /** The text for which Enter was pressed before its answer arrived. */
  const [awaited, setAwaited] = useState<string | null>(null);
  const typed = query.trim();
  const answer = useLookup(lookup, typed, open, scope);
  const entries = open ? entriesOf(answer, typed, newLabel !== undefined) : [];
  const at = Math.max(
    0,
    entries.findIndex(({ key }) => key === marked),
  );
  const current = entries[at];

  function close() {
    setOpen(false);
    setMarked(null);
    setAwaited(null);
  }
  function take({ taken }: Entry) {
    close();
    onTake(taken);
  }
  const settle = useRef(() => {});
  settle.current = () => {
    setAwaited(null);
    const entry = awaited === typed && !answer.failed ? unseenChoice(entries, typed, marked) : null;
    if (entry) take(entry);
  };
  const isAnswered = awaited !== null && (!answer.pending || answer.failed);
  useEffect(() => {
    if (isAnswered) settle.current();
  }, [isAnswered]);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const key = pressed(event);
    const step = stepOf(key);
    if (step !== 0 && (entries.length > 0 || props.opensEmpty)) {
      setOpen(true);
      setMarked(entries.at((at + step) % Math.max(entries.length, 1))?.key ?? null);
    } else if (key === 'Enter' && open && (typed !== '' || marked !== null) && (current || answer.pending)) {
      if (!answer.pending && current) take(current);
      else if (free && marked === null) take({ key: 'new', taken: { text: typed } });
      else setAwaited(typed);
    } else if (key === 'Escape' && entries.length > 0) {
      close();
      event.stopPropagation();
    } else return onKey?.(event);
    event.preventDefault();
  }

  const says = answer.failed
    ? 'The list could not be loaded. Type on to try again.'
    : entries.length === 0 && typed !== '' && !answer.pending
      ? props.empty
      : undefined;
  return (
    <div className={`lookup ${props.className ?? ''}`}>
      <input
        ref={props.input}
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        dir="auto"
        spellCheck={false}
        aria-label={label}
        aria-expanded={entries.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current && `${id}-${current.key}`}
        aria-busy={awaited !== null || undefined}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        placeholder={props.placeholder}
        // biome-ignore lint/a11y/noAutofocus: only where a person has just opened it
        autoFocus={props.autoFocus}
        value={value}
        onFocus={() => props.opensEmpty && setOpen(true)}
        onChange={(event) => {
          setOpen(true);
          setMarked(null);
          setAwaited(null);
          props.onChange(event.target.value, event.target.selectionStart ?? event.target.value.length);
        }}
        onSelect={(event) => props.onCaret?.(event.currentTarget.selectionStart ?? 0)}
        onBlur={() => {
          close();
          props.onLeave?.();
        }}
        onKeyDown={onKeyDown}
        onPaste={props.onPaste}
      />
      {entries.length > 0 && (
        <div id={`${id}-list`} role="listbox" aria-label={label} className="lookup-list">
          {entries.map((entry) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
            <div
              key={entry.key}
              id={`${id}-${entry.key}`}
              role="option"
              tabIndex={-1}
              aria-selected={entry === current}
              // Keeps the focus in the field.
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => setMarked(entry.key)}
              onClick={() => take(entry)}
            >
              <bdi>{'item' in entry.taken ? entry.taken.item.label : newLabel?.(entry.taken.text)}</bdi>
              {'item' in entry.taken && entry.taken.item.detail && (
                <small>
                  <bdi>{entry.taken.item.detail}</bdi>
                </small>
              )}
            </div>
          ))}
        </div>
      )}
      {open && says && (
        <div className="lookup-list" role="status">
          <p className="muted">{says}</p>
        </div>
      )}
    </div>
  );
}
