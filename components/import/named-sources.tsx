'use client';

import { fold } from '@/lib/format/fold';
import { counted } from '@/lib/format/number';
import type { Decisions } from '@/lib/import/decisions';
import type { NamedInFile, Report } from '@/lib/import/report';
import { sourceKinds, wordIn, wordsOf } from '@/lib/vocabulary';

type Props = { report: Report; decisions: Decisions; busy: boolean; onDecide: (decisions: Decisions) => void };

/** The sources that will be made, and the names that several sources have: both can be decided here. */
export function NamedSources({ report, decisions, busy, onDecide }: Props) {
  const { newSources, newSourcesTotal, unclear } = report;
  const joined = Object.entries(decisions.sources).filter(([, decided]) => 'id' in decided);
  const decide = (name: string, decided: Decisions['sources'][string] | null) => {
    const { [fold(name)]: _, ...others } = decisions.sources;
    onDecide({ ...decisions, sources: decided ? { ...others, [fold(name)]: decided } : others });
  };
  return (
    <>
      {unclear.length > 0 && (
        <section aria-label="Names that several sources have">
          <h3>Which one is meant?</h3>
          <ul className="named-sources">
            {unclear.map((named) => (
              <li key={named.name}>
                <span>
                  <strong>{named.name}</strong> <span className="muted">{counted(named.rows, ['row', 'rows'])}</span>
                </span>
                <Near
                  named={named}
                  busy={busy}
                  blank="not decided: such rows are refused"
                  onPick={(id) => decide(named.name, id ? { id } : null)}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {newSourcesTotal > 0 && (
        <details className="new-sources" open={newSourcesTotal <= 20}>
          <summary>{counted(newSourcesTotal, ['source will be made', 'sources will be made'])}</summary>
          <p>
            Where the file does not say it, they are of the kind{' '}
            <Kind
              label="Kind of new sources"
              value={decisions.kind}
              busy={busy}
              onChange={(kind) => onDecide({ ...decisions, kind })}
            />
          </p>
          <ul className="named-sources">
            {newSources.map((named) => (
              <li key={named.name}>
                <span>
                  <strong>{named.name}</strong> <span className="muted">{counted(named.rows, ['row', 'rows'])}</span>
                </span>
                <Kind
                  label={`Kind of ${named.name}`}
                  value={named.kind}
                  busy={busy}
                  onChange={(kind) => decide(named.name, { kind })}
                />
                {named.near.length > 0 && (
                  <Near
                    named={named}
                    busy={busy}
                    blank="a new source"
                    onPick={(id) => decide(named.name, id ? { id } : null)}
                  />
                )}
              </li>
            ))}
          </ul>
          {newSourcesTotal > newSources.length && (
            <p className="muted">The most frequent {newSources.length} are shown.</p>
          )}
        </details>
      )}
      {joined.length > 0 && (
        <p>
          {counted(joined.length, ['name was', 'names were'])} joined to a source that is here.{' '}
          <button
            type="button"
            className="button small"
            disabled={busy}
            onClick={() =>
              onDecide({
                ...decisions,
                sources: Object.fromEntries(
                  Object.entries(decisions.sources).filter(([, decided]) => !('id' in decided)),
                ),
              })
            }
          >
            Take that back
          </button>
        </p>
      )}
    </>
  );
}

type KindProps = {
  value: Decisions['kind'];
  label?: string;
  busy: boolean;
  onChange: (kind: Decisions['kind']) => void;
};

function Kind({ value, label, busy, onChange }: KindProps) {
  return (
    <select
      aria-label={label}
      value={value}
      disabled={busy}
      onChange={(event) => {
        const kind = wordIn(sourceKinds, event.target.value);
        if (kind) onChange(kind);
      }}
    >
      {wordsOf(sourceKinds).map((kind) => (
        <option key={kind} value={kind} title={sourceKinds[kind].help}>
          {sourceKinds[kind].label}
        </option>
      ))}
    </select>
  );
}

type NearProps = { named: NamedInFile; busy: boolean; blank: string; onPick: (id: number | null) => void };

function Near({ named: { name, near }, busy, blank, onPick }: NearProps) {
  return (
    <select
      aria-label={`${name} is`}
      value=""
      disabled={busy}
      onChange={(event) => onPick(Number(event.target.value) || null)}
    >
      <option value="">{blank}</option>
      {near.map((source) => (
        <option key={source.id} value={source.id}>
          the same as {source.name} ({source.detail})
        </option>
      ))}
    </select>
  );
}
