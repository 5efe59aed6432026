'use client';

import { type ReactNode, useEffect, useId } from 'react';
import { About } from '@/components/terms/about';
import type { TermName } from '@/lib/terms';
import type { FormState, Values } from './use-form';

/** A field's place: in a form, which knows its value and error, or on its own. */
export type FieldProps<V extends Values, T> = {
  name: string;
  label: string;
  hint?: ReactNode;
  /** What the label means, where it is a term. */
  term?: TermName;
  form?: FormState<V>;
  value?: T;
  onChange?: (value: T) => void;
  error?: string;
};

/** Value, setter, error and ids of a field, from its form or its props. */
export function useField<V extends Values, T>({ form, name, label, value, onChange, error, hint }: FieldProps<V, T>) {
  const id = useId();
  const labels = form?.labels;
  useEffect(() => {
    labels?.current.set(name, label);
    return () => {
      labels?.current.delete(name);
    };
  }, [labels, name, label]);
  const problem = error ?? form?.errors[name];
  return {
    id,
    value: (form ? form.values[name] : value) as T,
    change: (next: T) => (form ? form.set({ [name]: next } as Partial<V>) : onChange?.(next)),
    problem,
    attributes: {
      id,
      name,
      'aria-invalid': problem ? true : undefined,
      'aria-describedby': [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(' ') || undefined,
    },
  };
}

/** The error of the field with this id. */
export function FieldProblem({ id, problem }: { id: string; problem: string | undefined }) {
  if (!problem) return null;
  return (
    <p className="field-error" id={`${id}-error`}>
      {problem}
    </p>
  );
}

/** The label of the control with this id, and ⓘ where it is a term. */
export function FieldLabel({ id, label, term }: { id: string; label: string; term?: TermName }) {
  return (
    <span>
      <label htmlFor={id}>{label}</label> {term && <About term={term} />}
    </span>
  );
}

/** Label, control, hint and error, from top to bottom. */
export function FieldFrame(props: {
  id: string;
  label: string;
  hint?: ReactNode;
  problem?: string;
  aside?: ReactNode;
  term?: TermName;
  children: ReactNode;
}) {
  const { id, label, hint, problem, aside, term, children } = props;
  return (
    <div className="field">
      <div className="field-head">
        <FieldLabel id={id} label={label} term={term} />
        {aside}
      </div>
      {children}
      <FieldProblem id={id} problem={problem} />
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
