'use client';

import { useId, useState } from 'react';
import { Dated } from '@/components/dates/dated';
import { fileSize } from '@/lib/format/size';
import { INTAKE_LIMIT } from '@/lib/intake/schema';
import type { Answer, TracedHop } from '@/lib/tracing/hop';
import { answerInWords } from '@/lib/tracing/ladder';
import { answerAt } from '@/lib/tracing/where-to-look';
import { CopyText } from './copy-text';
import type { useTrace } from './use-trace';

type Props = { hop: TracedHop; tracing: ReturnType<typeof useTrace> };

/** Where the credited source may say it: documents that are held, addresses beside the credit, and what to search for. */
export function Places({ hop, tracing }: Props) {
  const { leads, candidates, phrase } = hop;
  const { looking, look, fetchPage, cancel } = tracing;
  const [address, setAddress] = useState('');
  const id = useId();
  const shownId = looking.step === 'here' ? looking.looked.read.document?.id : undefined;
  const isBusy = looking.step === 'busy';
  const others = leads.filter(({ held }) => held === null);
  return (
    <section aria-label="Where it may stand">
      {candidates.length > 0 && (
        <>
          <h3>Here already</h3>
          <ul className="trace-places">
            {candidates.map(({ id: documentId, title, publisher, publishedAt, precision, note, why }) => (
              <li key={documentId}>
                <button
                  type="button"
                  className="button quiet"
                  aria-pressed={shownId === documentId}
                  disabled={isBusy}
                  onClick={() => look(documentId)}
                >
                  <bdi>{title}</bdi>
                </button>
                <span className="muted">
                  <bdi>{publisher}</bdi>, <Dated at={publishedAt} precision={precision} note={note} />
                  {why.length > 0 && `: ${why.join('; ')}`}
                  <Vain answer={answerAt(hop, { id: documentId })} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {others.length > 0 && (
        <>
          <h3>Linked beside it</h3>
          <ul className="trace-places">
            {others.map(({ href, words, near, isTheirs }) => (
              <li key={href}>
                <button type="button" className="button" disabled={isBusy} onClick={() => fetchPage(href)}>
                  Fetch<span className="hidden-text"> {href}</span>
                </button>
                <a href={href} rel="noreferrer noopener">
                  {shortAddress(href)}
                </a>
                <span className="muted">
                  “<bdi>{words}</bdi>”, in the same {near}
                  {isTheirs && ', of the credited source'}
                  <Vain answer={answerAt(hop, { href })} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {candidates.length === 0 && leads.length === 0 && (
        <p className="muted">Nothing here seems to be it, and the credit links to nothing. Search for it:</p>
      )}
      <div className="trace-elsewhere">
        <h3>Elsewhere</h3>
        <CopyText label="Words to search for" text={phrase} />
        <form
          className="trace-address"
          onSubmit={(event) => {
            event.preventDefault();
            if (address.trim() !== '') void fetchPage(address.trim());
          }}
        >
          <label htmlFor={id}>Its address</label>
          <input
            id={id}
            type="url"
            placeholder="https://"
            autoComplete="off"
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
          <button type="submit" className="button" disabled={isBusy || address.trim() === ''}>
            Fetch
          </button>
        </form>
        <p className="field-hint">
          Nothing is fetched before you press a button, and at most {fileSize(INTAKE_LIMIT)} of a page. Nothing is
          stored before you accept it.
        </p>
      </div>
      <div role="status">
        {looking.step === 'busy' && (
          <p className="bring-busy">
            {looking.words}{' '}
            <button type="button" className="button" onClick={cancel}>
              Cancel
            </button>
          </p>
        )}
      </div>
      {looking.step === 'refused' && (
        <div className="notice error" role="alert">
          <p>{looking.problem.title}</p>
        </div>
      )}
    </section>
  );
}

/** That somebody has looked there already. */
const Vain = ({ answer }: { answer: Answer | undefined }) =>
  answer && (
    <>
      {' · '}
      <strong>{answerInWords({ ...answer, document: null, address: '' })}</strong>
    </>
  );

const LONGEST = 60;
const shortAddress = (href: string) => {
  const plain = href.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain;
};
