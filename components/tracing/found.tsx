'use client';

import { useState } from 'react';
import { useCommand } from '@/components/forms/use-command';
import { sourceName } from '@/lib/format/source-name';
import type { TracedHop } from '@/lib/tracing/hop';
import { answerInWords } from '@/lib/tracing/ladder';
import { type TraceFinding, traceFindings, wordsOf } from '@/lib/vocabulary';
import type { Looking } from './use-trace';

const labels: Readonly<Record<TraceFinding, string>> = {
  not_in_there: 'It is not in there',
  behind_paywall: 'It is behind a paywall',
  gone: 'It is gone',
  names_nobody: 'It names nobody: this is the origin',
};

/** What was found in searches so far, and what can be said when the search ends here. */
export function Found({ hop, looking }: { hop: TracedHop; looking: Looking }) {
  const { run, pending } = useCommand();
  const [note, setNote] = useState('');
  const { linkId, version, upstream, answers } = hop;
  const looked = looking.step === 'here' ? looking.looked : null;
  const documentId = looked?.read.document?.id ?? null;
  const address = looked?.fetched?.url ?? (looking.step === 'refused' ? (looking.url ?? '') : '');
  const say = (finding: TraceFinding) =>
    run(
      'tracing.answer',
      {
        ...{ linkId, version, upstreamVersion: upstream.version, finding, note: note.trim() },
        ...(finding === 'names_nobody' && upstream.document
          ? { documentId: upstream.document.id }
          : documentId !== null
            ? { documentId }
            : { address }),
      },
      { message: 'Answer kept' },
    ).then(({ ok }) => ok && setNote(''));
  // Only of a text that somebody has read can it be said that it names nobody.
  const isRead = upstream.document !== null && upstream.passage === 'marked';
  const possible = wordsOf(traceFindings).filter((finding) =>
    finding === 'names_nobody' ? isRead : finding === 'not_in_there' ? looked !== null : !isRead,
  );
  return (
    <section aria-label="What was found">
      <h3>What you found</h3>
      {answers.length > 0 && (
        <ul className="trace-answers">
          {answers.map((answer) => (
            <li key={answer.id}>
              {answerInWords(answer)}
              {answer.note && <span className="muted"> – {answer.note}</span>}
            </li>
          ))}
        </ul>
      )}
      <label className="trace-note">
        Note (optional)
        <input type="text" value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
      </label>
      <p className="row">
        {possible.map((finding) => (
          <button
            key={finding}
            type="button"
            className="button"
            disabled={pending}
            title={traceFindings[finding].help}
            onClick={() => say(finding)}
          >
            {labels[finding]}
          </button>
        ))}
      </p>
      <p className="field-hint">
        An answer is kept with {sourceName(upstream.source)} in this claim, so that nobody looks there again. It changes
        no state. You can undo it.
      </p>
    </section>
  );
}
