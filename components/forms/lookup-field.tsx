'use client';

import { useEffect, useRef } from 'react';
import { FieldFrame, type FieldProps, useField } from './field';
import { Lookup } from './lookup';
import type { Values } from './use-form';
import type { LookupName } from './use-lookup';

/** A chosen record. Without an id it is a new one with this name. */
export type Chosen = { readonly id: number | null; readonly label: string };

type Props<V extends Values> = FieldProps<V, Chosen | null> & {
  lookup: LookupName;
  scope?: string;
  allowNew?: boolean;
  placeholder?: string;
  autoFocus?: boolean;
};

/** A record of another table, completed while typing. */
export function LookupField<V extends Values>(props: Props<V>) {
  const { label, hint, lookup, scope, allowNew, placeholder, autoFocus } = props;
  const { id, value, change, problem, attributes } = useField<V, Chosen | null>(props);
  const isMoving = useRef(false);
  const chosen = useRef<HTMLDivElement>(null);
  // One control takes the place of the other, and of its focus. On “Change”, a second Enter would undo the choice.
  useEffect(() => {
    if (isMoving.current) (value ? chosen.current : document.getElementById(id))?.focus();
    isMoving.current = false;
  }, [id, value]);
  const choose = (next: Chosen | null) => {
    isMoving.current = true;
    change(next);
  };
  return (
    <FieldFrame id={id} label={label} hint={hint} problem={problem}>
      {value ? (
        <div ref={chosen} className="chosen" tabIndex={-1}>
          <span>
            {value.label}
            {value.id === null && <small> new</small>}
          </span>
          <button type="button" id={id} className="button quiet" onClick={() => choose(null)}>
            Change<span className="hidden-text"> {label}</span>
          </button>
        </div>
      ) : (
        <Lookup
          id={id}
          lookup={lookup}
          scope={scope}
          label={label}
          placeholder={placeholder ?? 'Type to find'}
          autoFocus={autoFocus}
          invalid={problem !== undefined}
          describedBy={attributes['aria-describedby']}
          onPick={(item) => choose({ id: item.id, label: item.label })}
          onNew={allowNew ? (text) => choose({ id: null, label: text }) : undefined}
        />
      )}
    </FieldFrame>
  );
}
