'use client';

import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { counted, grouped } from '@/lib/format/number';
import { cellsOf } from '@/lib/import/cells';
import type { ReadUpload } from '@/lib/import/desk.server';
import { type Mapping, type RowKind, rowKinds } from '@/lib/import/mapping';
import type { MappingProblem } from '@/lib/import/mapping-problems';
import type { KeptMapping } from '@/lib/import/mappings';
import type { Question } from '@/lib/import/questions';
import { wordsOf } from '@/lib/vocabulary';
import { ColumnRow } from './column-row';
import { COLUMNS_AT_ONCE, type ColumnFilter, columnFilters, columnsShown } from './columns-shown';
import { KeptMappings } from './kept-mappings';
import { StepHead } from './step-head';
import type { MappingOrigin } from './use-import';

type Props = {
  file: ReadUpload;
  mapping: Mapping;
  origin: MappingOrigin;
  problems: readonly MappingProblem[];
  questions: readonly Question[];
  busy: boolean;
  onChange: (mapping: Mapping, origin?: MappingOrigin) => void;
  onRows: (rows: RowKind) => void;
  onKept: (kept: readonly KeptMapping[], origin: MappingOrigin) => void;
  onNext: () => void;
};

/** With more columns than this, they can be filtered. */
const MANY = 12;

/** What becomes of each column, with what only a person can decide. */
export function ColumnList(props: Props) {
  const { file, mapping, origin, problems, questions, busy, onChange, onRows, onKept, onNext } = props;
  const { kept, proposal, table } = file;
  const asks = useMemo(() => placesOf(problems, questions), [problems, questions]);
  const whole = [
    ...problems.filter(({ column }) => column === null).map(({ reason }) => reason),
    ...questions.filter(({ kind }) => kind === 'header').map(({ text }) => text),
  ];
  const sources = mapping.columns.filter(({ as }) => as.use === 'field' && as.field === 'chain.source').length;
  return (
    <section className="import-step" aria-labelledby="import-columns">
      <StepHead id="import-columns">What becomes of the columns</StepHead>
      <KeptMappings
        {...{ kept, mapping, origin, busy, onKept }}
        proposed={proposal.mapping}
        layout={proposal.layout}
        isSound={problems.length === 0}
        onChoose={onChange}
      />
      <div className="row-choices">
        <fieldset className="row-kinds" disabled={busy}>
          <legend>Each row is</legend>
          {wordsOf(rowKinds).map((kind) => (
            <label key={kind} title={rowKinds[kind].help}>
              <input type="radio" name="rows" checked={mapping.rows === kind} onChange={() => onRows(kind)} />{' '}
              {rowKinds[kind].label}
            </label>
          ))}
        </fieldset>
        {sources > 1 && (
          <fieldset className="row-kinds" disabled={busy}>
            <legend>{counted(sources, ['column names', 'columns name'])} sources. They are</legend>
            {(['chain', 'separate'] as const).map((way) => (
              <label key={way}>
                <input
                  type="radio"
                  name="sources"
                  checked={mapping.sources === way}
                  onChange={() => onChange({ ...mapping, sources: way })}
                />{' '}
                {way === 'chain' ? 'one chain, origin first' : 'each a chain of its own'}
              </label>
            ))}
          </fieldset>
        )}
      </div>
      {whole.map((text) => (
        <p key={text} className="notice">
          {text}
        </p>
      ))}
      <Listed {...{ mapping, problems, questions, busy, asks, onChange }} {...table} />
      <div className="form-actions import-actions">
        <button
          type="button"
          className="button primary"
          aria-keyshortcuts="Control+Enter"
          disabled={busy || problems.length > 0}
          onClick={onNext}
        >
          Dry run
        </button>
        <span className="muted" role="status">
          {problems.length > 0
            ? `${counted(problems.length, ['thing', 'things'])} to put right first.`
            : asks.size > 0
              ? `${counted(asks.size, ['column asks', 'columns ask'])} something. What is not decided is refused.`
              : 'It tries every row and changes nothing.'}
        </span>
      </div>
    </section>
  );
}

type ListedProps = Pick<Props, 'mapping' | 'problems' | 'questions' | 'busy' | 'onChange'> & {
  asks: ReadonlySet<number>;
} & Pick<ReadUpload['table'], 'sample' | 'telling'>;

function Listed({ mapping, problems, questions, busy, asks, sample, telling, onChange }: ListedProps) {
  const id = useId();
  const [filter, setFilter] = useState<ColumnFilter>('all');
  const [named, setNamed] = useState('');
  const [most, setMost] = useState(COLUMNS_AT_ONCE);
  const total = mapping.columns.length;
  const places = useMemo(() => columnsShown(mapping, { filter, named, asks }), [mapping, filter, named, asks]);
  const shown = places.slice(0, most);
  // A column that has been decided on stays in the list until another filter is chosen.
  const kept = useKeptPlaces(shown, filter, named);
  return (
    <>
      {total > MANY && (
        <div className="column-tools">
          <fieldset className="row-kinds" disabled={busy}>
            <legend>Show</legend>
            {wordsOf(columnFilters).map((one) => (
              <label key={one}>
                <input type="radio" name="shown" checked={filter === one} onChange={() => setFilter(one)} />{' '}
                {columnFilters[one]} {grouped(columnsShown(mapping, { filter: one, named: '', asks }).length)}
              </label>
            ))}
          </fieldset>
          <label htmlFor={id} className="hidden-text">
            Find a column by its name
          </label>
          <input
            id={id}
            type="search"
            placeholder="Find a column"
            value={named}
            onChange={(event) => setNamed(event.target.value)}
          />
        </div>
      )}
      <div className="column-heads" aria-hidden="true">
        <span>Column</span>
        <span>First values</span>
        <span>Becomes</span>
      </div>
      <ol className="column-list">
        {kept.map((at) => {
          const column = mapping.columns[at];
          return (
            column && (
              <ColumnRow
                key={at}
                {...{ ...column, at, busy }}
                rows={mapping.rows}
                sample={sample.flatMap(([, ...cells]) => cells[at]?.trim() || []).slice(0, 2)}
                problems={problems.filter((one) => one.column === at).map(({ reason }) => reason)}
                cells={cellsOf(telling, at)}
                questions={questions.filter((question) => 'column' in question && question.column === at)}
                onChange={(next) =>
                  onChange({
                    ...mapping,
                    columns: mapping.columns.map((one, i) => (i === at ? { ...one, as: next } : one)),
                  })
                }
              />
            )
          );
        })}
        {kept.length === 0 && <li className="muted">No column is like that.</li>}
      </ol>
      {places.length > most && (
        <p className="more-columns">
          {grouped(shown.length)} of {counted(places.length, ['column', 'columns'])} are listed.{' '}
          <button type="button" className="button small" onClick={() => setMost(most + COLUMNS_AT_ONCE)}>
            List {grouped(Math.min(COLUMNS_AT_ONCE, places.length - most))} more
          </button>
        </p>
      )}
    </>
  );
}

/** The places that were listed when the filter was chosen, with those that have come since. */
function useKeptPlaces(shown: readonly number[], filter: ColumnFilter, named: string): readonly number[] {
  const view = `${filter} ${named}`;
  const before = useRef<{ view: string; places: readonly number[] }>({ view, places: [] });
  const places =
    before.current.view === view ? [...new Set([...before.current.places, ...shown])].sort((a, b) => a - b) : shown;
  useEffect(() => {
    before.current = { view, places };
  });
  return places;
}

const placesOf = (problems: readonly MappingProblem[], questions: readonly Question[]): ReadonlySet<number> =>
  new Set([
    ...problems.flatMap(({ column }) => column ?? []),
    ...questions.flatMap((question) => ('column' in question ? question.column : [])),
  ]);
