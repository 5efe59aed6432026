'use client';

import { useState } from 'react';
import { pressed } from '@/lib/keys';
import { FieldFrame, type FieldProps, useField } from './field';
import { Lookup } from './lookup';
import type { Values } from './use-form';
import type { LookupName } from './use-lookup';

type Props<V extends Values> = FieldProps<V, readonly string[]> & {
  lookup?: LookupName;
  placeholder?: string;
  autoFocus?: boolean;
};

/** Several short texts. Enter or a comma adds one; Backspace in the empty field removes the last. */
export function TokensField<V extends Values>(props: Props<V>) {
  const { label, hint, lookup, placeholder, autoFocus } = props;
  const { id, value: given, change, problem, attributes } = useField<V, readonly string[]>(props);
  const value = given ?? [];
  const addAll = (texts: readonly string[]) =>
    change([...new Set([...value, ...texts.map((text) => text.trim()).filter(Boolean)])]);
  const add = (text: string) => addAll(text.split(','));
  const back = () => change(value.slice(0, -1));
  return (
    <FieldFrame id={id} label={label} hint={hint} problem={problem}>
      <div className="tokens">
        {value.map((token) => (
          <span className="token" key={token}>
            <bdi>{token}</bdi>
            <button
              type="button"
              aria-label={`Remove ${token}`}
              onClick={() => change(value.filter((other) => other !== token))}
            >
              ×
            </button>
          </span>
        ))}
        {lookup ? (
          <Lookup
            id={id}
            lookup={lookup}
            label={label}
            placeholder={placeholder}
            autoFocus={autoFocus}
            invalid={problem !== undefined}
            describedBy={attributes['aria-describedby']}
            onPick={(item) => addAll([item.label])}
            onNew={add}
            free
            onBack={back}
          />
        ) : (
          <PlainInput attributes={attributes} placeholder={placeholder} add={add} back={back} />
        )}
      </div>
    </FieldFrame>
  );
}

type InputProps = { attributes: object; placeholder?: string; add: (text: string) => void; back: () => void };

function PlainInput({ attributes, placeholder, add, back }: InputProps) {
  const [text, setText] = useState('');
  const take = () => {
    if (text.trim() !== '') add(text);
    setText('');
  };
  return (
    <input
      {...attributes}
      type="text"
      dir="auto"
      autoComplete="off"
      placeholder={placeholder}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        const key = pressed(event);
        if (event.key === 'Backspace' && text === '') back();
        if ((key !== 'Enter' && key !== ',') || text.trim() === '') return;
        event.preventDefault();
        take();
      }}
    />
  );
}
