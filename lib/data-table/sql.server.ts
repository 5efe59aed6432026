import type { Pool } from 'pg';
import { z } from 'zod';
import { countRow } from '@/lib/db/columns';
import { type Reader, rowFrom, rowsFrom } from '@/lib/db/rows';
import { beginOf, endOf, readMachineDate } from '@/lib/format/date';
import { fold } from '@/lib/format/fold';
import { piecesOf } from '@/lib/format/search-words';
import { Prisma } from '@/prisma/generated/client';
import type { Column, Filter, FilterValue, ListDefinition, ListQuery } from './definition';
import { hasParts, indexQuery, isWeak, type SearchTerm, SHORTEST_PART, searchTerms, weakQuery } from './search';
import type { Names } from './sentence';
import type { Notice } from './url';

type Sql = Prisma.Sql;
const { sql, join, raw, empty } = Prisma;

/** How a list stands in the database. Every fragment names the table by its alias. */
export type ListSql = {
  /** “source s”: the table with everything that is sorted and filtered by. */
  readonly from: Sql;
  readonly alias: string;
  /** What is joined to read a whole row. */
  readonly row?: Sql;
  /** The order needs what `row` joins too. */
  readonly orderedByRow?: true;
  readonly always: Sql;
  readonly sorts: Readonly<Record<string, SortSql>>;
  /** `records` filters get the ids beside the value. */
  readonly filters: Readonly<Record<string, Condition>>;
  readonly search: (terms: readonly SearchTerm[]) => Sql;
  readonly facets: Readonly<Record<string, FacetSql>>;
};

type Condition = (value: FilterValue, ids: readonly number[]) => Sql;

/** `Order`, as fragments. */
type SortSql = {
  readonly by: Sql;
  readonly blanks?: true;
  readonly finer?: Sql;
  readonly added?: Sql;
  readonly join?: Sql;
};

/**
 * What is counted: a column with one word for each row, an array column of words, or a column or array of record ids.
 */
type FacetSql =
  /** `label`: what people call the word, if it differs. */
  | { readonly kind: 'word' | 'words'; readonly column: Sql; readonly label?: Sql }
  | { readonly kind: 'record' | 'records'; readonly column: Sql; readonly table: 'source' | 'topic' };

/** The filters without SQL in the definition. */
type Special<L extends ListDefinition> = {
  [W in keyof L['filters']]: L['filters'][W] extends { readonly sql: string } ? never : W;
}[keyof L['filters']];

type OwnSql<L extends ListDefinition> = Omit<ListSql, 'sorts' | 'filters' | 'facets'> & {
  /** The filters that need more than a column. */
  readonly special: Readonly<Record<Special<L>, { readonly condition: Condition; readonly facet?: FacetSql }>>;
};

/**
 * How a list stands in the database: what its definition says of columns and filters, and what only the server knows.
 * @throws Error where neither says what a filter means
 */
export function listSql<L extends ListDefinition, O extends OwnSql<L>>(
  list: L,
  own: O,
): O & Pick<ListSql, 'sorts' | 'filters' | 'facets'> {
  const sorts: Record<string, SortSql> = {};
  const filters: Record<string, Condition> = {};
  const facets: Record<string, FacetSql> = {};
  for (const [id, column] of Object.entries<Column>(list.columns)) {
    const sort = sortOf(column);
    if (sort) sorts[id] = sort;
  }
  const special: Readonly<Record<string, { condition: Condition; facet?: FacetSql }>> = own.special;
  for (const [word, filter] of Object.entries<Filter>(list.filters)) {
    const condition = special[word]?.condition ?? conditionOf(filter);
    if (!condition) throw new Error(`Nothing says what the filter “${word}” of ${list.name} means in SQL.`);
    filters[word] = condition;
    const facet = special[word]?.facet ?? facetOf(filter);
    if (facet) facets[word] = facet;
  }
  return { ...own, sorts, filters, facets };
}

function sortOf({ sort, sql: by, order }: Column): SortSql | null {
  if (!sort) return null;
  const { blanks, finer, added, join } = order ?? {};
  return {
    by: raw(by),
    ...(blanks && { blanks }),
    ...(finer && { finer: raw(finer) }),
    ...(added && { added: raw(added) }),
    ...(join && { join: raw(join) }),
  };
}

function conditionOf(filter: Filter): Condition | null {
  if (filter.sql === undefined) return null;
  const column = raw(filter.sql);
  switch (filter.kind) {
    case 'choice':
    case 'found':
      return 'many' in filter ? anyOf(column) : anyWord(column, filter.type);
    case 'records':
      return filter.many ? anyRecord(column) : oneRecord(column);
    case 'number':
      return inRange(column);
    case 'date':
      return inDates(column, filter.precision === undefined ? undefined : raw(filter.precision));
  }
}

function facetOf(filter: Filter): FacetSql | null {
  if (filter.sql === undefined || filter.kind === 'number' || filter.kind === 'date') return null;
  const column = raw(filter.sql);
  if (filter.kind !== 'records') {
    if ('many' in filter) return { kind: 'words', column };
    return { kind: 'word', column, ...(filter.named && { label: raw(filter.named) }) };
  }
  if (filter.records === 'claim') return null;
  return { kind: filter.many ? 'records' : 'record', column, table: filter.records };
}

/** The records that the filters of a query name, by filter word and slug. */
export type Refs = Readonly<Record<string, ReadonlyMap<string, { id: number; name: string }>>>;

const foundName = z.object({ slug: z.string(), name: z.string().nullable() });
const recordRow = z.object({ id: z.int(), slug: z.string(), name: z.string() });
const nameOf = { source: raw('name'), topic: raw('name'), claim: raw('statement') } as const;

/** Only records that everybody may see get a name here. */
const foundNames = {
  person: (values: readonly string[]) => sql`
    SELECT v AS slug, (SELECT actor_name FROM change WHERE actor_id = v AND NOT confidential ORDER BY id DESC LIMIT 1) AS name FROM unnest(${values}::text[]) v`,
  relay: (values: readonly string[]) => sql`
    SELECT v AS slug, up.name || ' → ' || down.name AS name FROM unnest(${values}::text[]) v
      LEFT JOIN source up ON up.slug = split_part(v, '~', 1) LEFT JOIN source down ON down.slug = split_part(v, '~', 2)`,
  change: (values: readonly string[]) => sql`
    SELECT v AS slug, (SELECT nullif(left(reason, 100), '') FROM change WHERE id::text = v AND NOT confidential) AS name FROM unnest(${values}::text[]) v`,
  record: (values: readonly string[]) => sql`
    SELECT v AS slug, (SELECT label FROM change_record WHERE entity = split_part(v, ':', 1) AND entity_id = split_part(v, ':', 2)
      AND entity IN ('claim', 'source', 'document', 'topic') ORDER BY id DESC LIMIT 1) AS name FROM unnest(${values}::text[]) v`,
} as const;

/** Finds the records that a query names by slug. A notice mentions a slug that nobody has. */
export async function resolveRefs(
  pool: Reader,
  list: ListDefinition,
  query: ListQuery,
): Promise<{ refs: Refs; names: Names; notices: Notice[] }> {
  const refs: Record<string, Map<string, { id: number; name: string }>> = {};
  const names: Record<string, Record<string, string>> = {};
  const notices: Notice[] = [];
  await Promise.all(
    Object.entries(query.filters).map(async ([word, value]) => {
      const filter = list.filters[word];
      if (filter?.kind === 'found' && value.kind === 'values') {
        const rows = await rowsFrom(pool, foundName, foundNames[filter.found](value.values));
        names[word] = Object.fromEntries(rows.map(({ slug, name }) => [slug, name ?? slug]));
      }
      if (filter?.kind !== 'records' || value.kind !== 'values') return;
      const rows = await rowsFrom(
        pool,
        recordRow,
        sql`SELECT id, slug, ${nameOf[filter.records]} AS name FROM ${raw(filter.records)} WHERE slug = ANY(${value.values})`,
      );
      refs[word] = new Map(rows.map(({ id, slug, name }) => [slug, { id, name }]));
      names[word] = Object.fromEntries(rows.map(({ slug, name }) => [slug, name]));
      const missing = value.values.filter((slug) => !refs[word]?.has(slug));
      if (missing.length > 0)
        notices.push({ word, message: `There is no ${filter.records} “${missing.join('”, “').slice(0, 80)}”.` });
    }),
  );
  return { refs, names, notices };
}

/** The condition of a query. `except` leaves one filter out, for the counts beside that filter's own values. */
export function whereSql(list: ListSql, query: ListQuery, refs: Refs, except?: string): Sql {
  const parts = [list.always];
  for (const [word, value] of Object.entries(query.filters)) {
    const condition = list.filters[word];
    if (!condition || word === except) continue;
    parts.push(
      condition(value, value.kind === 'values' ? value.values.flatMap((slug) => refs[word]?.get(slug)?.id ?? []) : []),
    );
  }
  const terms = searchTerms(query.q);
  if (terms.length > 0) parts.push(list.search(terms));
  return sql`WHERE ${join(parts, ' AND ')}`;
}

/** The order of a query. It ends in the id, so that it is total. */
export function orderSql(list: ListSql, query: ListQuery): Sql {
  const direction = query.sort.desc ? raw('DESC') : raw('ASC');
  const id = raw(`${list.alias}.id`);
  const sort = list.sorts[query.sort.column];
  if (!sort) return sql`ORDER BY ${id}`;
  const finer = sort.finer ? sql`, ${sort.finer} ${direction}` : empty;
  const tie = sort.added ? sql`, ${sort.added} DESC, ${id} DESC` : sql`, ${id}`;
  if (sort.blanks) return sql`ORDER BY (${sort.by} IS NULL), ${sort.by} ${direction}${finer}${tie}`;
  return sql`ORDER BY ${sort.by} ${direction}, ${id} ${direction}`;
}

const joinSql = (list: ListSql, query: ListQuery): Sql =>
  (list.orderedByRow ? list.row : list.sorts[query.sort.column]?.join) ?? empty;

/** The ids of the result, all of it or one page, in order. */
export function idsSql(list: ListSql, query: ListQuery, refs: Refs, page: boolean): Sql {
  return sql`SELECT ${raw(list.alias)}.id FROM ${list.from} ${joinSql(list, query)} ${whereSql(list, query, refs)} ${orderSql(list, query)} ${page ? limitSql(query) : empty}`;
}

const limitSql = (query: ListQuery): Sql => sql`LIMIT ${query.size} OFFSET ${(query.page - 1) * query.size}`;

/**
 * One page. The ids are found first, and rows are fetched for these alone. `select` may use the alias and what `row`
 * joins.
 */
export function pageSql(list: ListSql, query: ListQuery, refs: Refs, select: Sql): Sql {
  if (list.orderedByRow) {
    return sql`SELECT ${select} FROM ${list.from} ${joinSql(list, query)} ${whereSql(list, query, refs)} ${orderSql(list, query)} ${limitSql(query)}`;
  }
  return sql`SELECT ${select} FROM (${idsSql(list, query, refs, true)}) page JOIN ${list.from} ON ${raw(list.alias)}.id = page.id
    ${list.row ?? empty} ${joinSql(list, query)} ${orderSql(list, query)}`;
}

export async function countRows(pool: Pool, list: ListSql, query: ListQuery, refs: Refs): Promise<number> {
  const found = await rowFrom(
    pool,
    countRow,
    sql`SELECT count(*)::int AS count FROM ${list.from} ${whereSql(list, query, refs)}`,
  );
  return found?.count ?? 0;
}

const facetCount = z.object({ value: z.string(), label: z.string(), count: z.int() });
export type FacetCount = z.output<typeof facetCount>;

/**
 * How many rows each value of one filter would give, with the other filters as they are. The most frequent come first.
 */
export async function countFacet(
  pool: Pool,
  list: ListSql,
  query: ListQuery,
  refs: Refs,
  word: string,
  like = '',
  limit = 50,
): Promise<FacetCount[]> {
  const facet = list.facets[word];
  if (!facet) return [];
  const where = whereSql(list, query, refs, word);
  const many = facet.kind === 'words' || facet.kind === 'records';
  const values = many ? sql`, unnest(${facet.column}) AS v` : empty;
  const value = many ? raw('v') : facet.column;
  const label = 'label' in facet && facet.label ? sql`, max(${facet.label}) AS label` : empty;
  const counts = sql`SELECT ${value} AS value, count(*)::int AS count${label} FROM ${list.from}${values} ${where} GROUP BY 1`;
  if (!('table' in facet)) {
    const words = label === empty ? sql`SELECT value, value::text AS label, count FROM (${counts}) c` : counts;
    const found = await rowsFrom(
      pool,
      facetCount,
      sql`SELECT value::text, label, count FROM (${words}) f WHERE value IS NOT NULL ORDER BY count DESC, value`,
    );
    return found.filter(({ label }) => fold(label).includes(like)).slice(0, limit);
  }
  const named = like ? sql`WHERE r.name_key LIKE ${`%${escapeLike(like)}%`}` : empty;
  return rowsFrom(
    pool,
    facetCount,
    sql`SELECT r.slug AS value, r.name AS label, f.count FROM (${counts}) f JOIN ${raw(facet.table)} r ON r.id = f.value ${named}
      ORDER BY f.count DESC, r.name_key LIMIT ${limit}`,
  );
}

export const escapeLike = (text: string) => text.replace(/[\\%_]/g, (char) => `\\${char}`);

const contains = (folded: Sql, text: string) => sql`${folded} LIKE ${`%${escapeLike(text)}%`}`;
const every = (conditions: readonly Sql[]) => sql`(${join(conditions, ' AND ')})`;

/**
 * The condition that all terms stand in a text.
 * @param folded the text, folded. A term stands in it as it is, or its words do.
 * @param index its words as `indexWords` gives them, where there are such. Words are then found by stem and
 * beginning, from three letters on by any part.
 */
export function textSearch(folded: Sql, terms: readonly SearchTerm[], index?: Sql): Sql {
  if (!index) return every(terms.map((term) => inText(folded, term)));
  const isAllWeak = terms.every(isWeak);
  return every(
    terms.map((term, i) => {
      if (terms.length === 1 || !isWeak(term)) return inIndex(folded, term, index);
      const isLast = i === terms.length - 1;
      const query = sql`${weakQuery(term, isLast)}::tsquery`;
      // The function does the same as the operator, but never uses an index.
      return isAllWeak && !isLast ? sql`${index} @@ ${query}` : sql`ts_match_vq(${index}, ${query})`;
    }),
  );
}

function inText(folded: Sql, { text, phrase }: SearchTerm): Sql {
  const pieces = piecesOf(text);
  const isLong = pieces.every((piece) => !piece.spaced || piece.text.length >= SHORTEST_PART);
  if (phrase || !isLong || pieces.length < 2) return contains(folded, text);
  return sql`(${contains(folded, text)} OR ${every(pieces.map((piece) => contains(folded, piece.text)))})`;
}

function inIndex(folded: Sql, term: SearchTerm, index: Sql): Sql {
  const { words, parts } = indexQuery(term);
  const found = [
    ...(words ? [sql`${index} @@ ${words}::tsquery`] : []),
    ...parts.map((part) => contains(folded, part)),
  ];
  return term.phrase || !hasParts(term) ? every(found) : sql`(${every(found)} OR ${contains(folded, term.text)})`;
}

const anyWord = (column: Sql, type: string) => (value: FilterValue) =>
  value.kind === 'values' ? sql`${column} = ANY(${[...value.values]}::${raw(type)}[])` : sql`true`;

const anyOf = (column: Sql) => (value: FilterValue) =>
  value.kind === 'values' ? sql`${column} && ${[...value.values]}::text[]` : sql`true`;

/** No record has that name, so there is no row, rather than every row. */
const anyRecord = (column: Sql) => (_: FilterValue, ids: readonly number[]) => sql`${column} && ${[...ids]}::int[]`;
const oneRecord = (column: Sql) => (_: FilterValue, ids: readonly number[]) => sql`${column} = ANY(${[...ids]}::int[])`;

const inRange = (column: Sql) => (value: FilterValue) => {
  if (value.kind !== 'range') return sql`true`;
  if (value.from !== null && value.from === value.to) return sql`${column} = ${value.from}`;
  return between(column, value.from, value.to, raw('<='));
};

/**
 * What overlaps a range of dates. Without `precision`, the column holds instants. A coarse date that begins before the
 * range overlaps it exactly if it is the year, month or day in which the range begins.
 */
const inDates = (column: Sql, precision?: Sql) => (value: FilterValue) => {
  if (value.kind === 'no date') return sql`${column} IS NULL`;
  if (value.kind !== 'dates') return sql`true`;
  const [from, to] = [
    value.from === null ? null : readMachineDate(value.from),
    value.to === null ? null : readMachineDate(value.to),
  ];
  const before = to === null ? null : endOf(to);
  if (from === null || precision === undefined) return between(column, from && beginOf(from), before, raw('<'));
  const around = (['year', 'month', 'day'] as const).map(
    (coarse) => sql`(${coarse}::date_precision, ${beginOf({ ...from, precision: coarse })}::timestamptz)`,
  );
  const reaches = sql`(${column} >= ${beginOf(from)}::timestamptz OR (${precision}, ${column}) IN (${join(around)}))`;
  // This comes first for the index: nothing that overlaps the range begins before this year.
  return sql`(${between(column, beginOf({ ...from, precision: 'year' }), before, raw('<'))} AND ${reaches})`;
};

function between(column: Sql, from: number | string | null, to: number | string | null, upTo: Sql): Sql {
  const parts = [
    from === null ? null : sql`${column} >= ${from}`,
    to === null ? null : sql`${column} ${upTo} ${to}`,
  ].filter((part) => part !== null);
  return parts.length > 0 ? sql`(${join(parts, ' AND ')})` : sql`true`;
}
