'use client';

import { useId } from 'react';
import { arrowlessCell } from '@/lib/import/arrowless';
import { meaningsIn } from '@/lib/import/blanks';
import { countedDate, countsIn, shortYearsIn, yearsInWords } from '@/lib/import/date-order';
import { type Field, fieldOf, fieldsOf } from '@/lib/import/fields';
import {
  arrowlessLists,
  type ColumnUse,
  DAY_COUNTS,
  type DateOrder,
  dateOrders,
  dayCounts,
  type FieldUse,
  type RowKind,
  shortYears,
} from '@/lib/import/mapping';
import type { Question } from '@/lib/import/questions';
import { keyText, pointedKey } from '@/lib/import/whole-keys';
import { wordsOf } from '@/lib/vocabulary';
import { WordTable } from './word-table';

type Props = {
  header: string;
  as: ColumnUse;
  at: number;
  rows: RowKind;
  sample: readonly string[];
  /** What tells what the column holds. */
  cells: readonly string[];
  problems: readonly string[];
  questions: readonly Question[];
  busy: boolean;
  onChange: (as: ColumnUse) => void;
};

const parts = [
  ['', 'one value'],
  [';', 'several, parted by ;'],
  [',', 'several, parted by ,'],
  ['|', 'several, parted by |'],
  ['\n', 'several, a line each'],
  ['/', 'several, parted by /'],
] as const;
const chainParts = [
  ['', 'a chain on each line'],
  [';', 'chains, parted by ; too'],
] as const;
/** What the fields belong to, by the beginning of their keys. */
const groups = [
  ['claim', 'Claim'],
  ['chain', 'Chain'],
  ['who', 'Who says it'],
  ['credits', 'Whom they credit'],
  ['utterance', 'Utterance'],
  ['link', 'Link'],
  ['document', 'Document'],
  ['source', 'Source'],
] as const;
const NAME_LENGTH = 200;

/** What becomes of one column. */
export function ColumnRow({ header, as, at, rows, sample, cells, problems, questions, busy, onChange }: Props) {
  const id = useId();
  const name = header.trim() || `Column ${at + 1}`;
  const field = as.use === 'field' ? fieldOf(as.field) : undefined;
  const offered = fieldsOf(rows);
  function choose(value: string) {
    if (value === 'out') return onChange({ use: 'out' });
    if (value === 'note') return onChange({ use: 'note', name: noteName(as, name), whenEmpty: 'keep' });
    const many = fieldOf(value)?.many;
    onChange({
      ...{ use: 'field', field: value, whenEmpty: 'keep', words: {}, dates: null, name: noteName(as, name) },
      split: many && !value.startsWith('chain.') ? ';' : null,
    });
  }
  return (
    <li data-asks={questions.length + problems.length > 0 || undefined} data-use={as.use}>
      <label className="column-name" htmlFor={id}>
        <bdi>{name.slice(0, NAME_LENGTH)}</bdi>
      </label>
      <ul className="column-sample muted" aria-label="First values">
        {sample.length > 0 ? (
          sample.map((text, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the values do not change
            <li key={i} title={text.length > 40 ? text.slice(0, 1000) : undefined}>
              <bdi>{text.slice(0, 100)}</bdi>
            </li>
          ))
        ) : (
          <li>empty in the first rows</li>
        )}
      </ul>
      <div className="column-to">
        <select
          id={id}
          value={as.use === 'field' ? as.field : as.use}
          disabled={busy}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="note">a note, “{(as.use === 'note' ? as.name : noteName(as, name)).slice(0, 60)}”</option>
          <option value="out">left out</option>
          {groups.map(([key, label]) => {
            const own = offered.filter(([field]) => field.startsWith(`${key}.`));
            return (
              own.length > 0 && (
                <optgroup key={key} label={label}>
                  {own.map(([field, { label, help }]) => (
                    <option key={field} value={field} title={help}>
                      {label}
                    </option>
                  ))}
                </optgroup>
              )
            );
          })}
        </select>
        {field && as.use === 'field' && <More {...{ name, as, field, cells, busy, questions, onChange }} />}
        {problems.map((reason) => (
          <p key={reason} className="field-error">
            {reason}
          </p>
        ))}
      </div>
    </li>
  );
}

type YearsProps = Pick<MoreProps, 'name' | 'as' | 'cells' | 'busy' | 'onChange'>;

/** What years of two digits stand for, by those of the column. */
function Years({ name, as, cells, busy, onChange }: YearsProps) {
  const years = shortYearsIn(cells, as.dates);
  if (years.length === 0) return null;
  return (
    <select
      aria-label={`Years of two digits of ${name}`}
      value={as.years ?? ''}
      disabled={busy}
      onChange={(event) => {
        const { years: _, ...others } = as;
        const chosen = wordsOf(shortYears).find((known) => known === event.target.value);
        onChange(chosen ? { ...others, years: chosen } : others);
      }}
    >
      {as.years === undefined && <option value="">years of two digits: not decided</option>}
      {wordsOf(shortYears).map((way) => (
        <option key={way} value={way} title={shortYears[way].help}>
          {yearsInWords(years, way)}
        </option>
      ))}
    </select>
  );
}

/** What numbers count in a column of dates, by one of them. */
function Counts({ name, as, cells, busy, onChange }: YearsProps) {
  const [example] = countsIn(cells);
  if (example === undefined) return null;
  return (
    <select
      className="wide"
      aria-label={`Numbers of ${name}`}
      value={as.count ?? ''}
      disabled={busy}
      onChange={(event) => {
        const { count: _, ...others } = as;
        const chosen = DAY_COUNTS.find((since) => String(since) === event.target.value);
        onChange(chosen ? { ...others, count: chosen } : others);
      }}
    >
      <option value="">{example} is no date: such rows are refused</option>
      {DAY_COUNTS.map((since) => (
        <option key={since} value={since} title={dayCounts[since].help}>
          {example} is {countedDate(example, since).replace('T', ' ')}: {dayCounts[since].label}
        </option>
      ))}
    </select>
  );
}

/** Under which name a column becomes a note: the proposed one is like no other of the file. */
const noteName = (as: ColumnUse, name: string) =>
  ('name' in as && as.name) || name.slice(0, NAME_LENGTH).trim() || 'Column';

type MoreProps = {
  name: string;
  as: FieldUse;
  field: Field;
  cells: readonly string[];
  busy: boolean;
  questions: readonly Question[];
  onChange: (as: ColumnUse) => void;
};

/** What else must be known of a column: what parts its values, the order of its dates, what its words mean. */
function More({ name, as, field, cells, busy, questions, onChange }: MoreProps) {
  const id = useId();
  const dates = questions.find(({ kind }) => kind === 'dates');
  const words = questions.find((question) => question.kind === 'words');
  const list = questions.find(({ kind }) => kind === 'list');
  const arrowless = arrowlessCell(as, cells);
  const meanings = meaningsIn(field);
  const pointed = pointedKey(as.field, cells);
  const isMulti = field.many && as.field !== 'link.cue';
  return (
    <>
      {isMulti && (
        <select
          aria-label={`A cell of ${name} holds`}
          value={as.split ?? ''}
          disabled={busy}
          onChange={(event) => onChange({ ...as, split: event.target.value || null })}
        >
          {(as.field === 'chain.text' ? chainParts : parts).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
      {list && (
        <p id={`${id}-list`} className="notice">
          {list.text}
        </p>
      )}
      {arrowless !== undefined && (
        <select
          className="wide"
          aria-label={`Sources of ${name} without arrows`}
          aria-describedby={list ? `${id}-list` : undefined}
          value={as.list ?? ''}
          disabled={busy}
          onChange={(event) => {
            const { list: _, ...others } = as;
            const chosen = wordsOf(arrowlessLists).find((known) => known === event.target.value);
            onChange(chosen ? { ...others, list: chosen } : others);
          }}
        >
          <option value="">not decided: such rows are refused</option>
          {wordsOf(arrowlessLists).map((way) => (
            <option key={way} value={way} title={arrowlessLists[way].help}>
              {arrowlessLists[way].label}
            </option>
          ))}
        </select>
      )}
      {field.date && (
        <select
          aria-label={`Order of the dates of ${name}`}
          aria-describedby={dates ? `${id}-dates` : undefined}
          value={as.dates ?? ''}
          disabled={busy}
          onChange={(event) => {
            const order = wordsOf(dateOrders).find((known): known is DateOrder => known === event.target.value);
            onChange({ ...as, dates: order ?? null });
          }}
        >
          <option value="">{dates ? 'not decided' : 'as the dates themselves say'}</option>
          {wordsOf(dateOrders).map((order) => (
            <option key={order} value={order} title={dateOrders[order].help}>
              {dateOrders[order].label}
            </option>
          ))}
        </select>
      )}
      {questions
        .filter(({ kind }) => kind === 'years' || kind === 'count')
        .map(({ text }) => (
          <p key={text} className="notice">
            {text}
          </p>
        ))}
      {dates && (
        <p id={`${id}-dates`} className="notice">
          {dates.text}
        </p>
      )}
      {field.date && <Years {...{ name, as, cells, busy, onChange }} />}
      {field.date && <Counts {...{ name, as, cells, busy, onChange }} />}
      {meanings && (words || Object.keys(as.words).length > 0) && (
        <WordTable
          question={words?.text}
          found={words?.kind === 'words' ? words.words : []}
          known={as.words}
          words={meanings}
          isList={field.words !== undefined}
          busy={busy}
          onChange={(next) => onChange({ ...as, words: next })}
        />
      )}
      {pointed !== undefined && (
        <label className="when-empty">
          <input
            type="checkbox"
            checked={as.whole === true}
            disabled={busy}
            onChange={(event) => onChange({ ...as, whole: event.target.checked })}
          />{' '}
          “{pointed}” is “{keyText(pointed, { ...as, whole: true })}”
        </label>
      )}
      {field.clears && (
        <label className="when-empty">
          <input
            type="checkbox"
            aria-label={`An empty cell of ${name} empties it`}
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
