'use client';

import { type Mapping, type RowKind, rowKinds } from '@/lib/import/mapping';
import type { MappingProblem } from '@/lib/import/mapping-problems';
import type { Question } from '@/lib/import/questions';
import { wordsOf } from '@/lib/vocabulary';
import type { ReadFile } from './api';
import { ColumnRow } from './column-row';

type Props = {
  file: ReadFile;
  mapping: Mapping;
  problems: readonly MappingProblem[];
  questions: readonly Question[];
  busy: boolean;
  onChange: (mapping: Mapping) => void;
  onRows: (rows: RowKind) => void;
};

/** What becomes of each column, with what only a person can decide. */
export function ColumnList({ file, mapping, problems, questions, busy, onChange, onRows }: Props) {
  const { kept, proposal, table } = file;
  const whole = [
    ...problems.filter(({ column }) => column === null).map(({ reason }) => reason),
    ...questions.filter(({ kind }) => kind === 'header' || kind === 'statement').map(({ text }) => text),
  ];
  const sources = mapping.columns.filter(({ as }) => as.use === 'field' && as.field === 'chain.source');
  return (
    <section aria-labelledby="columns">
      <h2 id="columns">2. What becomes of the columns</h2>
      {kept.length > 0 ? (
        <p>
          Such a file was brought in before: its columns are mapped as they were then.{' '}
          <button type="button" className="button small" disabled={busy} onClick={() => onChange(proposal.mapping)}>
            Map them anew
          </button>
        </p>
      ) : (
        proposal.layout && <p>Recognised as: {proposal.layout}.</p>
      )}
      {whole.map((text) => (
        <p key={text} className="notice">
          {text}
        </p>
      ))}
      <fieldset className="row-kinds" disabled={busy}>
        <legend>Each row is</legend>
        {wordsOf(rowKinds).map((kind) => (
          <label key={kind} title={rowKinds[kind].help}>
            <input type="radio" name="rows" checked={mapping.rows === kind} onChange={() => onRows(kind)} />{' '}
            {rowKinds[kind].label}
          </label>
        ))}
      </fieldset>
      {sources.length > 1 && (
        <fieldset className="row-kinds" disabled={busy}>
          <legend>{sources.length} columns name sources. They are</legend>
          <label>
            <input
              type="radio"
              name="sources"
              checked={mapping.sources === 'chain'}
              onChange={() => onChange({ ...mapping, sources: 'chain' })}
            />{' '}
            one chain, origin first
          </label>
          <label>
            <input
              type="radio"
              name="sources"
              checked={mapping.sources === 'separate'}
              onChange={() => onChange({ ...mapping, sources: 'separate' })}
            />{' '}
            each a chain of its own
          </label>
        </fieldset>
      )}
      <ol className="column-list">
        {mapping.columns.map(({ header, as }, at) => (
          <ColumnRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
            key={at}
            {...{ header, as, at, busy }}
            rows={mapping.rows}
            sample={table.sample.flatMap(([, ...cells]) => cells[at]?.trim() || []).slice(0, 3)}
            problems={problems.filter(({ column }) => column === at).map(({ reason }) => reason)}
            questions={questions.filter((question) => 'column' in question && question.column === at)}
            onChange={(next) =>
              onChange({
                ...mapping,
                columns: mapping.columns.map((column, i) => (i === at ? { ...column, as: next } : column)),
              })
            }
          />
        ))}
      </ol>
    </section>
  );
}
