'use client';

import { useRef, useState } from 'react';
import type { LookupItem } from '@/lib/data-table/lookup.server';
import { Combobox } from './combobox';
import type { LookupName } from './use-lookup';

type Props = {
  lookup: LookupName;
  onPick: (item: LookupItem) => void;
  /** Offers the typed text as a new record. Given only if new ones may be made. */
  onNew?: (text: string) => void;
  label: string;
  /** Narrows the look-up, such as “source=3”. */
  scope?: string;
  id?: string;
  placeholder?: string;
  autoFocus?: boolean;
  invalid?: boolean;
  describedBy?: string;
  /** The text is itself a value. A quick Enter, or leaving the field, takes it as typed. */
  free?: boolean;
  /** Backspace in the empty field. */
  onBack?: () => void;
};

/** A field that finds one record and then is empty again. */
export function Lookup({ onPick, onNew, onBack, ...field }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  return (
    <Combobox
      {...field}
      input={input}
      value={text}
      onChange={setText}
      opensEmpty
      newLabel={onNew && ((typed) => `New: “${typed}”`)}
      empty="Nothing has this name."
      onTake={(taken) => {
        setText('');
        if ('item' in taken) onPick(taken.item);
        else onNew?.(taken.text);
        input.current?.focus();
      }}
      onKey={(event) => {
        if (text === '' && event.key === 'Backspace') onBack?.();
      }}
      onLeave={() => {
        if (!field.free || text.trim() === '') return;
        setText('');
        onNew?.(text.trim());
      }}
    />
  );
}
