'use client';

import { useEffect, useRef, useState } from 'react';
import { answered } from '@/components/forms/answered';
import type { Problem } from '@/components/forms/problem';
import { useCommand } from '@/components/forms/use-command';
import type { FetchedAgain } from '@/lib/captures/fetch-again.server';
import { type CopyOutcome, withCopy } from '@/lib/captures/seen';
import { type Carried, carriedInWords } from '@/lib/documents/carried-in-words';
import { ComparedText } from './compared-text';

type Props = { documentId: number; url: string };
type State =
  | { readonly step: 'idle' | 'busy' }
  | { readonly step: 'refused'; readonly problem: Problem }
  | { readonly step: 'done'; readonly found: FetchedAgain };

/** Fetches the page of a document once more, keeps the copy, and says what changed since the latest text. */
export function FetchAgain({ documentId, url }: Props) {
  const [state, setState] = useState<State>({ step: 'idle' });
  const controller = useRef<AbortController | null>(null);
  const { run } = useCommand();
  useEffect(() => () => controller.current?.abort(), []);
  async function start() {
    const own = new AbortController();
    controller.current = own;
    setState({ step: 'busy' });
    const answer = await answered<FetchedAgain>(() =>
      fetch(`/api/documents/${documentId}/fetch-again`, { method: 'POST', signal: own.signal }),
    );
    if (own.signal.aborted) return;
    if (!answer.ok) return setState({ step: 'refused', problem: answer.problem });
    const kept = await run<{ copy: CopyOutcome }>(
      'documents.keepCopy',
      { documentId, capture: answer.found.capture.id },
      { message: ({ copy }) => withCopy('Page fetched', copy) },
    );
    setState(kept.ok ? { step: 'done', found: answer.found } : { step: 'idle' });
  }
  function cancel() {
    controller.current?.abort();
    setState({ step: 'idle' });
  }
  return (
    <div className="fetch-again">
      <div className="row">
        <button type="button" className="button primary" disabled={state.step === 'busy'} onClick={start}>
          Fetch again
        </button>
        <span className="muted">
          from <bdi>{url}</bdi>
        </span>
      </div>
      <div role="status">
        {state.step === 'busy' && (
          <p className="row">
            <span>Fetching…</span>
            <button type="button" className="button" onClick={cancel}>
              Cancel
            </button>
          </p>
        )}
        {state.step === 'done' && <Found documentId={documentId} found={state.found} />}
      </div>
      {state.step === 'refused' && (
        <p className="notice error" role="alert">
          {state.problem.title} No copy was kept, and nothing was changed.
        </p>
      )}
    </div>
  );
}

function Found({ documentId, found }: { documentId: number; found: FetchedAgain }) {
  const { text, links, latest, storedAs, differs, language, notices } = found;
  const [stored, setStored] = useState<number | null>(null);
  const { run, pending } = useCommand();
  const store = async () => {
    const outcome = await run<{ number: number } & Carried>(
      'documents.addVersion',
      { documentId, text, links },
      {
        message: ({ number, ...carried }) =>
          [`Text stored as version ${number}`, ...carriedInWords(carried)].join('; '),
      },
    );
    if (outcome.ok) setStored(outcome.result.number);
  };
  const isNew = storedAs === null && stored === null;
  return (
    <>
      <p>
        <strong>{summary(found)}</strong>
      </p>
      {notices.map((notice) => (
        <p key={notice} className="muted">
          {notice}
        </p>
      ))}
      {isNew && (
        <button type="button" className="button" disabled={pending} onClick={store}>
          {latest === null ? 'Store its text' : `Store as version ${latest + 1}`}
        </button>
      )}
      {stored !== null && <p>Its text is stored as version {stored}.</p>}
      {storedAs !== latest && differs && (
        <>
          <p className="legend">
            <del>removed</del> <ins>added</ins>
          </p>
          <ComparedText parts={differs.parts} language={language} />
        </>
      )}
    </>
  );
}

function summary({ latest, storedAs, differs }: FetchedAgain): string {
  if (latest === null) return 'No text of this document is stored yet.';
  if (storedAs === latest) return `Unchanged: the page reads as version ${latest} does, word for word.`;
  const changed = differs ? differs.words : 'What differs could not be found.';
  if (storedAs !== null) return `The page reads as version ${storedAs} does. Since version ${latest}: ${changed}`;
  return `The page reads differently than version ${latest}: ${changed}`;
}
