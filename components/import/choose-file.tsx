'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { fileSize } from '@/lib/format/size';
import type { LeftOff } from './left-off';

/** Larger pastes are files. */
const PASTE_LIMIT = 20_000_000;
const KINDS = '.csv,.tsv,.txt,.tab,.psv,.xlsx,.xlsm,.jsonl,.ndjson,.json,.jsonld,.zip';

type Props = {
  /** The file that this person has not finished with. */
  left: LeftOff | null;
  onFile: (file: File) => void;
  onGoOn: (id: string) => void;
};

/** A file to bring in: dropped or pasted anywhere on the page, chosen, or cells pasted from a spreadsheet. */
export function ChooseFile({ left, onFile, onGoOn }: Props) {
  const id = useId();
  const isOver = useTakenFiles(onFile);
  const [pasted, setPasted] = useState('');
  return (
    <>
      {left && (
        <p className="notice left-off">
          <span>
            You have begun to bring in “<bdi>{left.name}</bdi>”.
          </span>
          <button type="button" className="button small" onClick={() => onGoOn(left.file)}>
            Go on with it
          </button>
        </p>
      )}
      <section className="drop-zone" data-over={isOver || undefined} aria-label="File">
        <label className="button primary" htmlFor={id}>
          Choose a file
        </label>
        <input
          id={id}
          type="file"
          className="hidden-text"
          accept={KINDS}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) onFile(file);
            event.target.value = '';
          }}
        />
        <span>or drop it on this page</span>
        <p className="muted">
          CSV or other separated text, Excel (.xlsx), JSON Lines or ClaimReview, up to 200 MB, also what Whence exports,
          and whole cases (.zip). Before anything is added you see what it comes to.
        </p>
      </section>
      <form
        className="form paste-cells"
        onSubmit={(event) => {
          event.preventDefault();
          if (pasted.trim() !== '') onFile(fileOf(pasted));
        }}
      >
        <div className="field">
          <label htmlFor={`${id}-paste`}>Or paste cells from a spreadsheet</label>
          <textarea
            id={`${id}-paste`}
            rows={4}
            maxLength={PASTE_LIMIT}
            value={pasted}
            spellCheck={false}
            dir="auto"
            placeholder={'Claim\tSource\nThe ferry will stop\tThe Gazette'}
            onChange={(event) => setPasted(event.target.value)}
          />
        </div>
        {pasted.length >= PASTE_LIMIT && (
          <p className="field-error">At most {fileSize(PASTE_LIMIT)} can be pasted. Choose the file instead.</p>
        )}
        <div className="form-actions">
          <button type="submit" className="button" disabled={pasted.trim() === ''}>
            Read the cells
          </button>
        </div>
      </form>
    </>
  );
}

/** Cells as a spreadsheet copies them are parted by tabs. */
export const fileOf = (text: string): File =>
  new File([text], text.includes('\t') ? 'Pasted cells.tsv' : 'Pasted cells.txt');

/** Takes what is dropped anywhere on the page, and what is pasted while no field has the focus. @returns whether a file is over it */
function useTakenFiles(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(onFile);
  latest.current = onFile;
  useEffect(() => {
    const onDrag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(event.type === 'dragover');
    };
    const onDrop = (event: DragEvent) => {
      onDrag(event);
      const [file] = event.dataTransfer?.files ?? [];
      if (file) latest.current(file);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')) return;
      const [file] = event.clipboardData?.files ?? [];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      // A word alone is no table.
      const given = /[\t\n]/.test(text.trim()) ? fileOf(text) : file;
      if (!given) return;
      event.preventDefault();
      latest.current(given);
    };
    const [drags, options] = [['dragover', 'dragleave'] as const, new AbortController()];
    for (const name of drags) document.addEventListener(name, onDrag, options);
    document.addEventListener('drop', onDrop, options);
    document.addEventListener('paste', onPaste, options);
    return () => options.abort();
  }, []);
  return isOver;
}
