'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Values } from '@/components/forms/use-form';
import { fileSize } from '@/lib/format/size';
import { FILE_ENDINGS, INTAKE_LIMIT } from '@/lib/intake/schema';
import type { Fillable } from './fill-in';
import { IntakeMessages } from './intake-messages';
import type { Intaking } from './use-intake';

type Props<V extends Values & Fillable> = {
  intaking: Intaking<V>;
  /** The document that gets another version. */
  own?: number;
  /** The address field with its button. */
  children: ReactNode;
};

/** Brings in a document from its address or a file, by a button or by dropping the file on the form. */
export function BringIn<V extends Values & Fillable>({ intaking, own, children }: Props<V>) {
  const id = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const isBusy = intaking.state.step === 'busy';
  const take = (file: File | undefined) => file && intaking.bring({ file });
  const isOver = useDrop(group, take);
  return (
    <fieldset ref={group} className="bring-in" data-over={isOver || undefined}>
      <legend>Bring it in</legend>
      {children}
      <div className="bring-file">
        <button
          type="button"
          className="button"
          disabled={isBusy}
          aria-describedby={`${id}-files`}
          onClick={() => input.current?.click()}
        >
          Choose a file…
        </button>
        <input
          ref={input}
          type="file"
          hidden
          tabIndex={-1}
          aria-label="File"
          accept={FILE_ENDINGS.join(',')}
          onChange={(event) => {
            take(event.target.files?.[0]);
            // The same file can be chosen again after it has changed.
            event.target.value = '';
          }}
        />
        <span id={`${id}-files`} className="muted">
          {isOver
            ? 'Drop it to read it.'
            : `or drop it on this form: text, HTML, PDF, Word (.docx) or a saved page (MHTML, WARC, WACZ), up to ${fileSize(INTAKE_LIMIT)}`}
        </span>
      </div>
      <IntakeMessages intaking={intaking} own={own} />
    </fieldset>
  );
}

/** Whether a file is dragged over the form that contains an element. A dropped file is passed on. */
function useDrop(inside: React.RefObject<HTMLElement | null>, onFile: (file: File | undefined) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(onFile);
  useEffect(() => {
    latest.current = onFile;
  });
  useEffect(() => {
    const form = inside.current?.closest('form');
    if (!form) return;
    const controller = new AbortController();
    const { signal } = controller;
    const holdsFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    form.addEventListener('dragenter', over, { signal });
    form.addEventListener('dragover', over, { signal });
    form.addEventListener(
      'dragleave',
      ({ relatedTarget: to }) => !(to instanceof Node && form.contains(to)) && setIsOver(false),
      { signal },
    );
    form.addEventListener(
      'drop',
      (event) => {
        setIsOver(false);
        if (!holdsFile(event)) return;
        event.preventDefault();
        latest.current(event.dataTransfer?.files[0]);
      },
      { signal },
    );
    return () => controller.abort();
  }, [inside]);
  return isOver;
}
