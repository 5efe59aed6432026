'use client';

import { useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import { FieldFrame } from '@/components/forms/field';
import type { Problem } from '@/components/forms/problem';
import { sentByKeys } from '@/components/forms/sent-by-keys';
import { TextField } from '@/components/forms/text-field';
import { useCommand } from '@/components/forms/use-command';
import { counted, grouped } from '@/lib/format/number';
import { fileSize } from '@/lib/format/size';
import { formatOf, readTagFile } from '@/lib/tags/file';
import { FILE_LIMIT, type Refusal } from '@/lib/tags/file-content';
import { FilePreview } from './file-preview';
import { RefusedList } from './refused-list';
import '@/app/styles/tag-files.css';

type Props = { documentId: number; versionId: number; text: string; close: () => void };
type Result = { ids: number[]; refused: Refusal[]; same: number };

/**
 * Chooses or pastes a file, previews the import, and runs it. The browser reads the file, so nothing is sent before.
 */
export function ImportTagsForm({ documentId, versionId, text, close }: Props) {
  const { run, pending } = useCommand();
  const [chosen, setChosen] = useState<{ name: string; text: string } | null>(null);
  const [pasted, setPasted] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [result, setResult] = useState<Result | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const fileId = useId();
  const file = useDeferredValue(chosen?.text ?? pasted);
  const format = formatOf(file);
  const content = useMemo(() => (file.trim() === '' ? null : readTagFile(format, file, text)), [format, file, text]);

  async function choose(from: File | undefined) {
    setProblem(null);
    if (!from) return setChosen(null);
    const size = fileSize(from.size);
    if (from.size <= FILE_LIMIT) return setChosen({ name: `${from.name}, ${size}`, text: await from.text() });
    setChosen(null);
    setProblem({
      status: 400,
      title: `${from.name} has ${size}; the limit is 5 MB. Split the file and import the parts.`,
    });
  }

  async function submit() {
    setProblem(null);
    const said = ({ ids, same }: Result) =>
      [
        ids.length > 0 ? `${counted(ids.length, ['tag', 'tags'])} imported` : 'No tag imported',
        same > 0 && `${grouped(same)} ${same === 1 ? 'was' : 'were'} here already`,
      ]
        .filter(Boolean)
        .join(' · ');
    const outcome = await run<Result>(
      'tags.import',
      { documentId, versionId, format, text: file },
      { message: said, quiet: true },
    );
    if (!outcome.ok) setProblem(outcome.problem);
    else if (outcome.result.refused.length > 0) setResult(outcome.result);
    else close();
  }

  if (result) return <Done result={result} close={close} />;
  const count = content?.tags.length ?? 0;
  return (
    <form
      className="form"
      noValidate
      method="post"
      aria-busy={pending}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (!pending && count > 0) submit();
      }}
      onKeyDown={sentByKeys}
    >
      {problem && (
        <p className="notice error" role="alert">
          {problem.title}
        </p>
      )}
      <FieldFrame id={fileId} label="File" hint="Web annotations (JSON), or the .ann file of brat. At most 5 MB.">
        <input
          ref={input}
          id={fileId}
          type="file"
          accept=".json,.jsonld,.ann,.txt,application/json,application/ld+json,text/plain"
          onChange={(event) => choose(event.target.files?.[0])}
        />
      </FieldFrame>
      {chosen ? (
        <p className="muted">
          {chosen.name}{' '}
          <button
            type="button"
            className="link-button"
            onClick={() => {
              setChosen(null);
              if (input.current) input.current.value = '';
            }}
          >
            Paste instead
          </button>
        </p>
      ) : (
        <TextField name="pasted" label="Or paste it" rows={6} value={pasted} onChange={setPasted} />
      )}
      {content && <FilePreview format={format} content={content} text={text} />}
      <div className="form-actions">
        <button type="submit" className="button primary" disabled={pending || count === 0}>
          {count === 0 ? 'Import tags' : `Import ${counted(count, ['tag', 'tags'])}`}
        </button>
        <button type="button" className="button" onClick={close}>
          Cancel
        </button>
      </div>
    </form>
  );
}

/** What was imported, if not everything was. */
function Done({ result: { ids, same, refused }, close }: { result: Result; close: () => void }) {
  return (
    <div className="form">
      <p role="status">
        {ids.length === 0 ? 'No tag was added.' : `${counted(ids.length, ['tag was', 'tags were'])} added.`}
        {same > 0 && ` ${grouped(same)} ${same === 1 ? 'was' : 'were'} here already.`}
      </p>
      <RefusedList refused={refused} />
      <div className="form-actions">
        <button type="button" className="button primary" onClick={close}>
          Close
        </button>
      </div>
    </div>
  );
}
