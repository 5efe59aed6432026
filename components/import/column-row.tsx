'use client';

import { useId } from 'react';
import { type Field, fieldOf, fieldsOf } from '@/lib/import/fields';
import { type ColumnUse, type DateOrder, dateOrders, type RowKind } from '@/lib/import/mapping';
import type { Question } from '@/lib/import/questions';
import { wordsOf } from '@/lib/vocabulary';
import { WordTable } from './word-table';

type Props = {
  header: string;
  as: ColumnUse;
  at: number;
  rows: RowKind;
  sample: readonly string[];
  problems: readonly string[];
  questions: readonly Question[];
  busy: boolean;
  onChange: (as: ColumnUse) => void;
};
type FieldUse = Extract<ColumnUse, { use: 'field' }>;

const parts = [
  ['', 'one value'],
  [';', 'several, parted by ;'],
  [',', 'several, parted by ,'],
  ['|', 'several, parted by |'],
  ['\n', 'several, a line each'],
  ['/', 'several, parted by /'],
] as const;

/** What becomes of one column. */
export function ColumnRow({ header, as, at, rows, sample, problems, questions, busy, onChange }: Props) {
  const id = useId();
  const name = header.trim() || `Column ${at + 1}`;
  const field = as.use === 'field' ? fieldOf(as.field) : undefined;
  const chosen = as.use === 'field' ? as.field : as.use;
  function choose(value: string) {
    if (value === 'out') return onChange({ use: 'out' });
    if (value === 'note') return onChange({ use: 'note', name: name.slice(0, 200), whenEmpty: 'keep' });
    const many = fieldOf(value)?.many;
    onChange({
      ...{ use: 'field', field: value, whenEmpty: 'keep', words: {}, dates: null, name: name.slice(0, 200) },
      split: many && value !== 'chain.source' ? ';' : null,
    });
  }
  return (
    <li data-asks={questions.length + problems.length > 0 || undefined}>
      <div className="column-from">
        <label htmlFor={id}>{name}</label>
        <span className="muted" dir="auto">
          {sample.length > 0 ? sample.map((text) => text.slice(0, 60)).join(' · ') : 'empty in the first rows'}
        </span>
      </div>
      <div className="column-to">
        <select id={id} value={chosen} disabled={busy} onChange={(event) => choose(event.target.value)}>
          {fieldsOf(rows).map(([key, { label }]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
          <option value="note">a note, “{name.slice(0, 60)}”</option>
          <option value="out">left out</option>
        </select>
        {field && as.use === 'field' && <More {...{ as, field, busy, questions, onChange }} />}
        {problems.map((reason) => (
          <p key={reason} className="field-problem">
            {reason}
          </p>
        ))}
      </div>
    </li>
  );
}

type MoreProps = {
  as: FieldUse;
  field: Field;
  busy: boolean;
  questions: readonly Question[];
  onChange: (as: ColumnUse) => void;
};

/** What else must be known of a column: what parts its values, the order of its dates, what its words mean. */
function More({ as, field, busy, questions, onChange }: MoreProps) {
  const id = useId();
  const dates = questions.find(({ kind }) => kind === 'dates');
  const words = questions.find((question) => question.kind === 'words');
  const isMulti = field.many && as.field !== 'link.cue';
  return (
    <>
      {isMulti && (
        <select
          aria-label="A cell holds"
          value={as.split ?? ''}
          disabled={busy}
          onChange={(event) => onChange({ ...as, split: event.target.value || null })}
        >
          {parts.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
      {field.date && (
        <select
          aria-label="Order of the dates"
          aria-describedby={dates ? `${id}-dates` : undefined}
          value={as.dates ?? ''}
          disabled={busy}
          onChange={(event) => {
            const order = wordsOf(dateOrders).find((known): known is DateOrder => known === event.target.value);
            onChange({ ...as, dates: order ?? null });
          }}
        >
          <option value="">dates as they say themselves</option>
          {wordsOf(dateOrders).map((order) => (
            <option key={order} value={order}>
              {dateOrders[order].label}
            </option>
          ))}
        </select>
      )}
      {dates && (
        <p id={`${id}-dates`} className="notice">
          {dates.text}
        </p>
      )}
      {field.words && (words || Object.keys(as.words).length > 0) && (
        <WordTable
          question={words?.text}
          found={words?.kind === 'words' ? words.words : []}
          known={as.words}
          words={field.words}
          busy={busy}
          onChange={(next) => onChange({ ...as, words: next })}
        />
      )}
      {field.clears && (
        <label className="when-empty">
          <input
            type="checkbox"
            checked={as.whenEmpty === 'clear'}
            disabled={busy}
            onChange={(event) => onChange({ ...as, whenEmpty: event.target.checked ? 'clear' : 'keep' })}
          />{' '}
          an empty cell empties it
        </label>
      )}
    </>
  );
}
