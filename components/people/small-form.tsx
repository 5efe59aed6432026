'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import type { Problem } from '@/components/forms/problem';
import { sentByKeys } from '@/components/forms/sent-by-keys';

type Props = {
  submit: string;
  pending: boolean;
  problem: Problem | null;
  onSubmit: () => void;
  cancel?: () => void;
  danger?: boolean;
  children: ReactNode;
};

/** A short form. An error is shown above its fields, or beside the field it belongs to. */
export function SmallForm({ submit, pending, problem, onSubmit, cancel, danger, children }: Props) {
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  const isShownBeside = Object.values(problem?.fields ?? {}).includes(problem?.title ?? '');
  return (
    <form
      ref={element}
      className="form"
      // If it is sent before the scripts load, nothing of it appears in the address.
      method="post"
      noValidate
      aria-busy={pending}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (!pending) onSubmit();
      }}
      onKeyDown={sentByKeys}
    >
      {problem && !isShownBeside && (
        <p className="notice error" role="alert">
          {problem.title}
        </p>
      )}
      {children}
      <div className="form-actions">
        <button type="submit" className={`button primary${danger ? ' danger' : ''}`} disabled={pending}>
          {submit}
        </button>
        {cancel && (
          <button type="button" className="button" onClick={cancel}>
            Cancel
          </button>
        )}
      </div>
    </form>
  );
}
