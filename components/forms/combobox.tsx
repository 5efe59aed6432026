'use client';

import { type ClipboardEvent, type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { pressed, stepOf } from '@/lib/keys';
import { type Entry, entriesOf, type Taken, unseenChoice } from './completion';
import { useChoosing } from './use-choosing';
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
  const typed = query.trim();
  const answer = useLookup(lookup, typed, open, scope);
  const entries = open ? entriesOf(answer, typed, newLabel !== undefined) : [];
  const choosing = useChoosing({
    id,
    entries,
    text: typed,
    pending: answer.pending,
    failed: answer.failed,
    unseen: (marked) => unseenChoice(entries, typed, marked),
    onTake: take,
  });
  const { current, marked } = choosing;

  function close() {
    setOpen(false);
    choosing.clear();
  }
  function take({ taken }: Entry) {
    close();
    onTake(taken);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const key = pressed(event);
    const step = stepOf(key);
    if (step !== 0 && (entries.length > 0 || props.opensEmpty)) {
      setOpen(true);
      choosing.step(step);
    } else if (key === 'Enter' && open && (typed !== '' || marked !== null) && (current || answer.pending)) {
      if (!answer.pending && current) take(current);
      else if (free && marked === null) take({ key: 'new', taken: { text: typed } });
      else choosing.wait();
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
        {...choosing.field}
        id={id}
        aria-label={label}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        placeholder={props.placeholder}
        // biome-ignore lint/a11y/noAutofocus: only where a person has just opened it
        autoFocus={props.autoFocus}
        value={value}
        onFocus={() => props.opensEmpty && setOpen(true)}
        onChange={(event) => {
          setOpen(true);
          choosing.clear();
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
            <div key={entry.key} {...choosing.option(entry)} role="option" tabIndex={-1} onClick={() => take(entry)}>
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
