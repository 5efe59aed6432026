'use client';

import { counted } from '@/lib/format/number';
import { type CountedKind, countedKinds, type Report, type Sample, SHOWN } from '@/lib/import/report';
import { wordsOf } from '@/lib/vocabulary';

type Props = Pick<Report, 'samples' | 'kinds'>;

/** The first records of each kind that are made or changed, with what changes in them. */
export function Samples({ samples, kinds }: Props) {
  if (samples.length === 0) return null;
  return (
    <section className="import-part" aria-labelledby="import-samples">
      <h3 id="import-samples">Record by record</h3>
      {wordsOf(countedKinds).flatMap((kind: CountedKind) =>
        (['new', 'changed'] as const).map((outcome) => {
          const own = samples.filter((sample) => sample.kind === kind && sample.outcome === outcome);
          const count = kinds[kind]?.[outcome] ?? 0;
          if (own.length === 0) return null;
          const [one, many] = countedKinds[kind];
          return (
            <details key={`${kind} ${outcome}`} className="samples">
              <summary>{counted(count, [`${outcome} ${one}`, `${outcome} ${many}`])}</summary>
              <ol>
                {own.map((sample, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change
                  <li key={at}>
                    <SampleText sample={sample} />
                  </li>
                ))}
              </ol>
              {count > own.length && <p className="muted">The first {SHOWN} are shown.</p>}
            </details>
          );
        }),
      )}
    </section>
  );
}

function SampleText({ sample: { label, outcome, changes } }: { sample: Sample }) {
  return (
    <>
      <strong dir="auto">{label}</strong>
      {changes.length > 0 && (
        <dl>
          {changes.map(({ field, from, to }) => (
            <div key={field}>
              <dt>{field}</dt>
              <dd dir="auto">
                {outcome === 'changed' && <del>{from || 'nothing'}</del>} {outcome === 'changed' && '→ '}
                {to || 'nothing'}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
