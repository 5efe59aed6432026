'use client';

import { counted, grouped } from '@/lib/format/number';
import type { PreviewState } from './use-preview';

/** What would change and in how many claims, with the first few as examples. */
export function PreviewPanel({ state }: { state: PreviewState }) {
  const { preview, problem, pending } = state;
  return (
    <section className="bulk-preview" aria-label="What would change" aria-live="polite" aria-busy={pending}>
      {problem ? (
        <p className="field-error">{problem.title}</p>
      ) : !preview ? (
        <p className="muted">
          {pending ? 'Working out what would change…' : 'Choose above to see here what would change.'}
        </p>
      ) : (
        <>
          <p>
            <strong className="figures">{counted(preview.total, ['claim', 'claims'])}</strong>
            {preview.changed === 0
              ? ': nothing would change.'
              : preview.changed < preview.total && `, ${grouped(preview.changed)} would change.`}
          </p>
          <ul className="bulk-lines">
            {preview.lines.slice(0, 8).map((line) => (
              <Line key={line.text} {...line} />
            ))}
            {preview.lines.length > 8 && (
              <li className="muted">and {grouped(preview.lines.length - 8)} other changes</li>
            )}
            {preview.same.map((line) => (
              <Line key={line.text} {...line} quiet />
            ))}
            {preview.refused.map(({ text, count }) => (
              <Line key={text} text={`left out: ${text}`} count={count} warn />
            ))}
          </ul>
          {preview.sample.length > 0 && (
            <details>
              <summary>
                {preview.changed <= preview.sample.length ? 'Which' : `The first ${preview.sample.length}`}
              </summary>
              <ul className="bulk-sample">
                {preview.sample.map(({ id, slug, statement, lines }) => (
                  <li key={id}>
                    <a href={`/claims/${slug}`} target="_blank" rel="noreferrer">
                      <bdi>{statement}</bdi>
                    </a>
                    <small>{lines.join(' · ')}</small>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </section>
  );
}

function Line({ text, count, quiet, warn }: { text: string; count: number; quiet?: boolean; warn?: boolean }) {
  return (
    <li className={quiet ? 'muted' : warn ? 'warn' : undefined}>
      <span className="figures">{grouped(count)}</span>
      <span>{text}</span>
    </li>
  );
}
