'use client';

import type { ReactNode } from 'react';
import { DialogButton } from '@/components/forms/dialog-button';
import { useAccountCommand } from './use-account-command';

type Props = {
  label: ReactNode;
  /** The question that the dialog asks. */
  title: string;
  submit: string;
  command: string;
  input: unknown;
  message: string;
  className?: string;
  disabled?: boolean;
  children: ReactNode;
};

/** A button for what cannot be undone. It says what will happen, and asks. */
export function ConfirmButton({ label, title, submit, command, input, message, className, disabled, children }: Props) {
  const { run, pending } = useAccountCommand();
  const confirm = async (close: () => void) => {
    if ((await run(command, input, message)).ok) close();
  };
  return (
    <DialogButton label={label} title={title} className={className} disabled={disabled}>
      {(close) => (
        <div className="form">
          <div>{children}</div>
          <div className="form-actions">
            <button type="button" className="button primary danger" disabled={pending} onClick={() => confirm(close)}>
              {submit}
            </button>
            <button type="button" className="button" onClick={close}>
              Cancel
            </button>
          </div>
        </div>
      )}
    </DialogButton>
  );
}
