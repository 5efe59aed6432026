'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { REASON_LIMIT } from '@/lib/reason';
import { MergePanel } from './merge-panel';
import { sentByKeys } from './sent-by-keys';
import { TextField } from './text-field';
import type { FormState, Values } from './use-form';

type Props<V extends Values> = {
  form: FormState<V>;
  submit: string;
  cancel?: () => void;
  /** The action must not look harmless. */
  danger?: boolean;
  children: ReactNode;
};

/** A form with its messages: restored input, errors, and both versions if somebody else saved first. */
export function Form<V extends Values>({ form, submit, cancel, danger, children }: Props<V>) {
  const element = useRef<HTMLFormElement>(null);
  const { errors } = form;
  useEffect(() => {
    if (Object.keys(errors).length > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);
  const shown = new Set([...form.labels.current.keys(), 'reason']);
  const apart = Object.entries(errors).filter(([name]) => !shown.has(name));
  return (
    <>
      {form.clash && <MergePanel form={form} clash={form.clash} />}
      <form
        ref={element}
        className="form"
        noValidate
        hidden={form.clash !== null}
        aria-busy={form.pending}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (!form.pending) form.submit();
        }}
        onKeyDown={sentByKeys}
      >
        {form.restored && (
          <p className="notice">
            These are your unsaved changes.{' '}
            <button type="button" className="link-button" onClick={form.discard}>
              Discard them
            </button>
          </p>
        )}
        {form.problem && (
          <div className="notice error" role="alert">
            <p>{form.problem.title}</p>
            {apart.map(([name, text]) => text !== form.problem?.title && <p key={name}>{text}</p>)}
          </div>
        )}
        {children}
        {form.reasonMode && <ReasonField form={form} />}
        <div className="form-actions">
          <button type="submit" className={`button primary${danger ? ' danger' : ''}`} disabled={form.pending}>
            {submit}
          </button>
          {cancel && (
            <button type="button" className="button" onClick={cancel}>
              Cancel
            </button>
          )}
          <span className="muted keys">
            <kbd>Ctrl</kbd> <kbd>Enter</kbd> {danger ? 'confirms' : 'saves'}
          </span>
        </div>
      </form>
    </>
  );
}

function ReasonField<V extends Values>({ form }: { form: FormState<V> }) {
  const required = form.reasonMode === 'required';
  return (
    <TextField
      label={required ? 'Reason' : 'Reason (optional)'}
      name="reason"
      hint="Shown in the history."
      limit={REASON_LIMIT}
      rows={2}
      value={form.reason}
      onChange={form.setReason}
      error={form.errors.reason}
    />
  );
}
