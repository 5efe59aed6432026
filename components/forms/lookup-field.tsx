'use client';

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
  return (
    <FieldFrame id={id} label={label} hint={hint} problem={problem}>
      {value ? (
        <div className="chosen">
          <span>
            {value.label}
            {value.id === null && <small> new</small>}
          </span>
          <button type="button" id={id} className="button quiet" onClick={() => change(null)}>
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
          onPick={(item) => change({ id: item.id, label: item.label })}
          onNew={allowNew ? (text) => change({ id: null, label: text }) : undefined}
        />
      )}
    </FieldFrame>
  );
}
