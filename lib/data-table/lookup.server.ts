import type { Pool } from 'pg';
import { z } from 'zod';
import { idRow } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import { fold } from '@/lib/format/fold';
import { piecesOf } from '@/lib/format/search-words';
import type { SourceKind } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';
import { type SearchTerm, SHORTEST_PART, searchTerms } from './search';
import { escapeLike, textSearch } from './sql.server';

const { sql, join, empty } = Prisma;

/** One record to choose: `kind` of a source, and the `alias` by which it was found. */
export type LookupItem = {
  id: number;
  label: string;
  detail: string;
  slug?: string;
  kind?: SourceKind;
  alias?: string;
};

export type LookupQuery = {
  /** What was typed. If it is empty, the records used or created last are meant. */
  readonly q: string;
  /** Records that are not offered. */
  readonly not: readonly number[];
  /** Only what this source published. */
  readonly sourceId?: number;
  /** These records and no others, in this order, whatever was typed. */
  readonly only?: readonly number[];
};

export const LOOKUP_SIZE = 8;
/** The most matches that are compared. A text that matches more is too short to say which is meant. */
export const CANDIDATES = 300;
const LONGEST = 200;
/** The number of recent history records in which records used last are looked up. */
const RECENT = 200;

/** How the records of one kind are looked up. Fragments name the table by its alias. */
export type Lookup<Row> = {
  /** “source s”. */
  readonly from: Prisma.Sql;
  readonly id: Prisma.Sql;
  /** What is read of a record, and what must be joined for it. */
  readonly select: Prisma.Sql;
  readonly row: z.ZodObject & z.ZodType<Row, Row>;
  readonly join?: Prisma.Sql;
  /** Which records may be offered, besides those that the query leaves out. */
  readonly offered?: (query: LookupQuery) => Prisma.Sql;
  /** The name of the record, and the same folded. */
  readonly text: Prisma.Sql;
  readonly key: Prisma.Sql;
  /** The candidates for what was typed: SELECTs of ids by different indexes, each with its own limit. */
  readonly found: (what: Typed, free: Prisma.Sql, query: LookupQuery) => readonly Prisma.Sql[];
  /** The order of the candidates, if it is not the rank of the key alone. */
  readonly ranked?: (what: Typed, query: LookupQuery) => Ranked;
  /** The records that one entry of the history names. */
  readonly used: (recent: Recent) => number | readonly number[] | null;
  readonly item: (row: Row) => LookupItem;
};

/** `select` is read in addition; `join` follows that of the record. */
type Ranked = { readonly by: Prisma.Sql; readonly select?: Prisma.Sql; readonly join?: Prisma.Sql };

/**
 * Looks up the records that a text may mean, the best first. An empty text means those used last, then the newest. A
 * text without a letter or digit means none.
 */
export const lookupBy =
  <Row>(it: Lookup<Row>) =>
  async (pool: Pool, query: LookupQuery): Promise<LookupItem[]> => {
    const free = sql`${it.offered?.(query) ?? sql`true`} AND ${noneOf(it.id, query.not)}`;
    const what = typed(query.q);
    if (!query.only && !what && query.q.trim()) return [];
    const wanted = query.only
      ? these(it, query.only, free)
      : what
        ? matching(it, what, free, query)
        : await latest(pool, it, free, query);
    return (await rowsFrom(pool, it.row, wanted)).map(it.item);
  };

function matching<Row>(it: Lookup<Row>, what: Typed, free: Prisma.Sql, query: LookupQuery): Prisma.Sql {
  const found = join(
    it.found(what, free, query).map((part) => sql`(${part})`),
    ' UNION ',
  );
  const { by, select = empty, join: more = empty } = it.ranked?.(what, query) ?? { by: rankSql(it.key, what) };
  return sql`SELECT ${it.select}${select} FROM (${found}) f JOIN ${it.from} ON ${it.id} = f.id ${it.join ?? empty} ${more}
    WHERE ${free} ORDER BY ${by}, length(${it.text}), ${it.key}, ${it.id} LIMIT ${LOOKUP_SIZE}`;
}

async function latest<Row>(pool: Pool, it: Lookup<Row>, free: Prisma.Sql, { not }: LookupQuery): Promise<Prisma.Sql> {
  const newest = sql`SELECT ${it.id} FROM ${it.from} WHERE ${free} ORDER BY ${it.id} DESC LIMIT ${LOOKUP_SIZE}`;
  return these(it, await latestIds(pool, it.used, newest, not), free);
}

const these = <Row>(it: Lookup<Row>, ids: readonly number[], free: Prisma.Sql): Prisma.Sql =>
  sql`SELECT ${it.select} FROM ${it.from} ${it.join ?? empty} WHERE ${it.id} = ANY(${[...ids]}::int[]) AND ${free}
    ORDER BY array_position(${[...ids]}::int[], ${it.id}) LIMIT ${LOOKUP_SIZE}`;

/** The candidates whose key begins with what was typed, and those whose folded text contains it. */
export const foundByText = (
  { from, id, key }: Pick<Lookup<unknown>, 'from' | 'id' | 'key'>,
  folded: Prisma.Sql,
  what: Typed,
  free: Prisma.Sql,
): Prisma.Sql[] => [
  sql`SELECT ${id} FROM ${from} WHERE ${key} LIKE ${beginning(what)} AND ${free} ORDER BY ${key}, ${id} LIMIT ${LOOKUP_SIZE}`,
  sql`SELECT ${id} FROM ${from} WHERE ${foundIn(folded, what)} AND ${free} LIMIT ${CANDIDATES}`,
];

export type Typed = { readonly text: string; readonly terms: readonly SearchTerm[] };

/** What was typed, folded. Null if it has no letter or digit. */
function typed(q: string): Typed | null {
  const text = fold(q.slice(0, LONGEST));
  const terms = searchTerms(text);
  return terms.length > 0 ? { text, terms } : null;
}

const beginning = ({ text }: Pick<Typed, 'text'>): string => `${escapeLike(text)}%`;

/**
 * The condition that a folded text contains what was typed. One or two letters, which have no trigram, are only looked
 * for at the beginning of a word.
 */
export function foundIn(folded: Prisma.Sql, { text, terms }: Typed): Prisma.Sql {
  const isShort = text.length < SHORTEST_PART && piecesOf(text).every(({ spaced }) => spaced);
  if (!isShort) return textSearch(folded, terms);
  return sql`(${folded} LIKE ${beginning({ text })} OR ${folded} LIKE ${`% ${escapeLike(text)}%`} OR ${folded} LIKE ${`%\n${escapeLike(text)}%`})`;
}

/**
 * 0: the same · 1: begins with it · 2: a word in it begins with it · 3: contains it · 4: contains its words separately.
 */
export function rankSql(folded: Prisma.Sql, { text }: Typed): Prisma.Sql {
  const word = /^[\p{L}\p{N}]/u.test(text) ? `\\m${text.replace(/[^\p{L}\p{N}\s]/gu, '\\$&')}` : '$^';
  return sql`CASE WHEN ${folded} = ${text} THEN 0 WHEN starts_with(${folded}, ${text}) THEN 1 WHEN ${folded} ~ ${word} THEN 2
    WHEN strpos(${folded}, ${text}) > 0 THEN 3 ELSE 4 END`;
}

export const noneOf = (column: Prisma.Sql, ids: readonly number[]): Prisma.Sql =>
  ids.length > 0 ? sql`${column} <> ALL(${[...ids]}::int[])` : sql`true`;

const recent = z.object({
  entity: z.string(),
  id: z.int(),
  sourceId: z.int().nullable(),
  documentId: z.int().nullable(),
  claimId: z.int().nullable(),
  topicIds: z.array(z.int()),
});
type Recent = z.output<typeof recent>;

/** What the history saw last, the latest first, and the records it names. */
async function recentRecords(pool: Pool): Promise<Recent[]> {
  return rowsFrom(
    pool,
    recent,
    sql`SELECT entity, entity_id::int AS id, (state ->> 'sourceId')::int AS "sourceId", (state ->> 'documentId')::int AS "documentId",
        (state ->> 'claimId')::int AS "claimId", ARRAY(SELECT jsonb_array_elements_text(CASE jsonb_typeof(state -> 'topicIds') WHEN 'array' THEN state -> 'topicIds' ELSE '[]' END)::int) AS "topicIds"
      FROM (SELECT id AS at, entity, entity_id, coalesce(after, before) AS state FROM change_record ORDER BY id DESC LIMIT ${RECENT}) r
      WHERE entity IN ('claim', 'source', 'document', 'documentVersion', 'utterance', 'attribution', 'topic', 'judgement') ORDER BY at DESC`,
  );
}

/**
 * The ids of an answer to an empty text: used last, then the newest, each once.
 * @param idsOf the ids that one entry of the history names
 * @param newest SELECTs ids
 */
async function latestIds(
  pool: Pool,
  idsOf: Lookup<unknown>['used'],
  newest: Prisma.Sql,
  not: readonly number[],
): Promise<number[]> {
  const used = (await recentRecords(pool)).flatMap((record) => idsOf(record) ?? []);
  const made = await rowsFrom(pool, idRow, newest);
  const left = new Set([...used, ...made.map(({ id }) => id)]);
  for (const id of not) left.delete(id);
  return [...left];
}
