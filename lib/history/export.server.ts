import type { CsvSource } from '@/lib/data-table/csv-source.server';
import type { CsvColumn } from '@/lib/data-table/definition';
import type { ListSql } from '@/lib/data-table/sql.server';
import { isHidden } from '@/lib/entities/entities';
import { type Fields, same } from '@/lib/entities/record';
import { type Cell, kindOf } from '@/lib/exchange/csv';
import { Prisma } from '@/prisma/generated/client';
import { historySqlFor } from './queries.server';
import { historyList } from './table';
import type { Viewer } from './viewer';

const { sql } = Prisma;

const columns = [
  { name: 'change_id', type: 'integer', help: 'The number of the change: one thing that somebody did.' },
  {
    name: 'record_id',
    type: 'integer',
    help: 'The number of the line of the history: one record that the change made, altered or removed.',
  },
  { name: 'time', type: 'dateTime', help: 'When, in UTC.' },
  { name: 'person', type: 'string', help: 'Who did it, by the name they had then.' },
  { name: 'person_id', type: 'string', help: 'Who did it; stays the same when the name changes.' },
  { name: 'command', type: 'string', help: 'What was done.' },
  { name: 'reason', type: 'string', help: 'The reason that was given.' },
  { name: 'undoes', type: 'integer', help: 'The number of the change that this one took back.' },
  { name: 'entity', type: 'string', help: 'The kind of record.' },
  { name: 'entity_id', type: 'string', help: 'The number of the record.' },
  { name: 'label', type: 'string', help: 'What the record was called then.' },
  { name: 'how', type: 'string', help: 'made, altered or removed.' },
  { name: 'field', type: 'string', help: 'The field that was changed.' },
  {
    name: 'before',
    type: 'string',
    help: 'What stood there before, as it is stored; several values parted by “; ”. Empty where the record was not there.',
  },
  {
    name: 'after',
    type: 'string',
    help: 'What stood there afterwards, written alike. Empty where the record was removed.',
  },
] as const satisfies readonly CsvColumn[];

const placeOf = (column: (typeof columns)[number]['name']) => columns.findIndex(({ name }) => name === column);
/** Where the database tells the kind of record, and after what else it tells the fields. */
const [ENTITY_AT, FIELDS_AT] = [placeOf('entity'), placeOf('how')];

/** history.csv: one row for each changed field of each record of each change that this viewer may see. */
export function historyCsvFor(viewer: Viewer): CsvSource {
  const changes = historySqlFor(viewer);
  // One record at a time, so that a change of any size streams.
  const listSql: ListSql = { ...changes, from: sql`change h JOIN change_record r ON r.change_id = h.id`, alias: 'r' };
  return {
    name: 'history',
    list: historyList,
    listSql,
    columns: () => columns,
    key: ['record_id', 'field'],
    select: () =>
      sql`h.id, r.id, h.at, h.actor_name, h.actor_id, h.command, h.reason, h.undoes_id, r.entity, r.entity_id, r.label, r.before, r.after`,
    kinds: () => columns.map(kindOf),
    rows: rowsOf,
    batch: 500,
  };
}

function rowsOf(record: readonly Cell[]): Cell[][] {
  const [before, after] = record.slice(FIELDS_AT).map((json): Fields | null => (json ? JSON.parse(json) : null));
  const how = before ? (after ? 'altered' : 'removed') : 'made';
  const entity = String(record[ENTITY_AT]);
  const names = Object.keys({ ...before, ...after }).filter(
    (name) => !isHidden(entity, name) && !same(before?.[name], after?.[name]),
  );
  const facts = [...record.slice(0, FIELDS_AT), how];
  // A record about which nothing is told still has its row.
  return (names.length > 0 ? names : ['']).map((name) => [
    ...facts,
    name,
    stored(before?.[name]),
    stored(after?.[name]),
  ]);
}

/** A value as it is kept. A list of words is joined by “; ”; anything deeper is JSON. */
function stored(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
