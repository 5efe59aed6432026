'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Quoting } from '@/components/chrome/quoting';
import { useKeys } from '@/components/keys/use-keys';
import type { PageKey } from '@/lib/keys';
import { DialogHead } from './dialog-head';

type Props = {
  label: ReactNode;
  title: string;
  className?: string;
  /** A key that opens it, unless something is being typed. */
  shortcut?: PageKey;
  disabled?: boolean;
  /** An address that ends in this, such as “#add-chain”, opens it. */
  hash?: string;
  children: (close: () => void) => ReactNode;
};

/** The first field to fill in or to choose; of words, the chosen one, if there is one. */
function firstField(dialog: HTMLElement | null): HTMLElement | null {
  const first = dialog?.querySelector<HTMLElement>('.form :is(input, select, textarea):enabled') ?? null;
  return first?.closest('fieldset')?.querySelector<HTMLElement>('input[type="radio"]:checked') ?? first;
}

/** A button and the dialog it opens. The content of the dialog is made when it opens. */
export function DialogButton({ label, title, className = 'button', shortcut, disabled, hash, children }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open || dialog.current?.open) return;
    dialog.current?.showModal();
    if (document.activeElement?.closest('dialog > header')) firstField(dialog.current)?.focus();
  }, [open]);
  useKeys(shortcut && !disabled ? { [shortcut]: () => setOpen(true) } : {});
  useEffect(() => {
    if (!hash || location.hash !== hash) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    setOpen(true);
  }, [hash]);
  const close = () => dialog.current?.close();
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        disabled={disabled}
        aria-haspopup="dialog"
        aria-keyshortcuts={shortcut}
        title={shortcut && `Key: ${shortcut}`}
        onClick={() => setOpen(true)}
      >
        {label}
      </button>
      {open && (
        <dialog
          ref={dialog}
          className="form-dialog"
          aria-labelledby={id}
          onClose={(event) => {
            if (event.target !== dialog.current) return;
            setOpen(false);
            button.current?.focus();
          }}
        >
          <DialogHead id={id} title={<Quoting text={title} />} close={close} />
          {children(close)}
        </dialog>
      )}
    </>
  );
}
