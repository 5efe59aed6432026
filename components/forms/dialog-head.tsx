import type { ReactNode } from 'react';

type Props = {
  /** The id of the title, by which the dialog is named. */
  id: string;
  title: ReactNode;
  disabled?: boolean;
  close: () => void;
};

/** The title of a dialog, and the button that closes it. */
export function DialogHead({ id, title, disabled, close }: Props) {
  return (
    <header>
      <h2 id={id}>{title}</h2>
      <button type="button" className="button quiet icon-button" aria-label="Close" disabled={disabled} onClick={close}>
        ×
      </button>
    </header>
  );
}
