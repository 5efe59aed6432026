'use client';

import { fold } from '@/lib/format/fold';
import { counted, grouped } from '@/lib/format/number';
import type { Decisions } from '@/lib/import/decisions';
import type { NamedInFile, Report } from '@/lib/import/report';
import { type SourceKind, sourceKinds, wordIn, wordsOf } from '@/lib/vocabulary';

type Decided = Decisions['sources'][string];
type Props = {
  report: Report;
  decisions: Decisions;
  /** Those that the report rests on. */
  tried: Decisions;
  busy: boolean;
  onDecide: (decisions: Decisions) => void;
};

/** The sources that will be made, and the names that several sources have: both can be decided here. */
export function NamedSources({ report, decisions, tried, busy, onDecide }: Props) {
  const { newSources, newSourcesTotal, unclear } = report;
  const joined = Object.values(tried.sources).filter((decided) => 'id' in decided).length;
  const decide = (name: string, decided: Decided | null) => {
    const { [fold(name)]: _, ...others } = decisions.sources;
    onDecide({ ...decisions, sources: decided ? { ...others, [fold(name)]: decided } : others });
  };
  const row = (named: NamedInFile) => ({ named, decided: decisions.sources[fold(named.name)], busy, onDecide: decide });
  return (
    <>
      {unclear.length > 0 && (
        <section className="import-part" aria-labelledby="unclear-names">
          <h3 id="unclear-names">
            {counted(unclear.length, ['name that several sources here have', 'names that several sources here have'])}
          </h3>
          <Table label="Names that several sources have" hasKind={false}>
            {unclear.map((named) => (
              <Row key={named.name} {...row(named)} blank="not decided: such rows are refused" />
            ))}
          </Table>
        </section>
      )}
      {newSourcesTotal > 0 && (
        <details className="import-part" open={newSourcesTotal <= 20}>
          <summary>{counted(newSourcesTotal, ['source will be made', 'sources will be made'])}</summary>
          <p>
            Where the file does not say of what kind they are:{' '}
            <Kind
              value={decisions.kind}
              busy={busy}
              label="Kind of new sources"
              onChange={(kind) => onDecide({ ...decisions, kind })}
            />
          </p>
          <Table label="New sources" hasKind>
            {newSources.map((named) => (
              <Row key={named.name} {...row(named)} hasKind blank="a new source" />
            ))}
          </Table>
          {newSourcesTotal > newSources.length && (
            <p className="muted">The most frequent {grouped(newSources.length)} are shown.</p>
          )}
        </details>
      )}
      {joined > 0 && (
        <p className="import-part">
          {counted(joined, ['name is', 'names are'])} taken for a source that is here.{' '}
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

function Table({ label, hasKind, children }: { label: string; hasKind: boolean; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="counts-scroll" aria-label={label} tabIndex={0}>
      <table className="import-table named-sources">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Rows</th>
            {hasKind && <th scope="col">Kind</th>}
            <th scope="col">Is</th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

type RowProps = {
  named: NamedInFile;
  decided: Decided | undefined;
  blank: string;
  hasKind?: boolean;
  busy: boolean;
  onDecide: (name: string, decided: Decided | null) => void;
};

function Row({ named: { name, rows, kind, near }, decided, blank, hasKind = false, busy, onDecide }: RowProps) {
  const id = decided && 'id' in decided ? decided.id : null;
  return (
    <tr>
      <th scope="row" dir="auto">
        {name}
      </th>
      <td data-label="Rows:">{grouped(rows)}</td>
      {hasKind && (
        <td>
          <Kind
            value={decided && 'kind' in decided ? decided.kind : kind}
            busy={busy || id !== null}
            label={`Kind of ${name}`}
            onChange={(kind) => onDecide(name, { kind })}
          />
        </td>
      )}
      <td>
        {near.length === 0 ? (
          <span className="muted">{blank}</span>
        ) : (
          <select
            aria-label={`${name} is`}
            value={id ?? ''}
            disabled={busy}
            onChange={(event) => {
              const id = Number(event.target.value);
              onDecide(name, id > 0 ? { id } : null);
            }}
          >
            <option value="">{blank}</option>
            {near.map((source) => (
              <option key={source.id} value={source.id}>
                the same as {source.name} ({source.detail})
              </option>
            ))}
          </select>
        )}
      </td>
    </tr>
  );
}

type KindProps = { value: SourceKind; label: string; busy: boolean; onChange: (kind: SourceKind) => void };

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
