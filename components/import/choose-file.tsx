'use client';

import { useId, useState } from 'react';
import { fileSize } from '@/lib/format/size';

/** Larger pastes are files. */
const PASTE_LIMIT = 20_000_000;

/** A file to bring in: dropped, chosen, or cells pasted from a spreadsheet. */
export function ChooseFile({ onFile }: { onFile: (file: File) => void }) {
  const id = useId();
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  return (
    <>
      <section
        className="drop-zone"
        data-over={over || undefined}
        aria-label="File"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const [file] = event.dataTransfer.files;
          if (file) onFile(file);
        }}
      >
        <label className="button primary" htmlFor={id}>
          Choose a file
        </label>
        <input
          id={id}
          type="file"
          className="hidden-text"
          accept=".csv,.tsv,.txt,.tab,.psv,.xlsx,.xlsm,.jsonl,.ndjson,.json,.jsonld"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) onFile(file);
            event.target.value = '';
          }}
        />
        <span>or drop it here</span>
        <p className="muted">
          CSV, tab-separated text, Excel (.xlsx), JSON Lines or ClaimReview, up to 200 MB. Nothing is stored in the
          record until you have seen what it comes to.
        </p>
      </section>
      <form
        className="form paste-cells"
        onSubmit={(event) => {
          event.preventDefault();
          if (pasted.trim() !== '') onFile(new File([pasted], 'pasted.txt', { type: 'text/plain' }));
        }}
      >
        <label htmlFor={`${id}-paste`}>Or paste cells from a spreadsheet</label>
        <textarea
          id={`${id}-paste`}
          rows={4}
          maxLength={PASTE_LIMIT}
          value={pasted}
          spellCheck={false}
          placeholder={'Claim\tSource\nThe ferry will stop\tThe Gazette'}
          onChange={(event) => setPasted(event.target.value)}
        />
        {pasted.length >= PASTE_LIMIT && (
          <p className="field-problem">At most {fileSize(PASTE_LIMIT)} can be pasted. Choose the file instead.</p>
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
