import { z } from 'zod';
import { normal } from '@/lib/commands/rows';
import { idRow, jsonFields } from '@/lib/db/columns';
import { type Reader, rowFrom, rowsFrom } from '@/lib/db/rows';
import { columnOf, declarationOf } from '@/lib/entities/entities';
import type { Fields } from '@/lib/entities/record';
import { Prisma } from '@/prisma/generated/client';
import { type CaseTag, caseTag } from './annotations';
import { type CaseFileName, fileOf } from './kinds';

const { sql, raw } = Prisma;

/** The kinds of record of which others are parts. */
export type Root = 'topics' | 'sources' | 'documents' | 'claims';

/** To which roots the rows of a file belong, in SQL for a row t, and the file of the roots. */
export const rootOf = {
  topics: { root: 'topics', by: 't.id' },
  sources: { root: 'sources', by: 't.id' },
  grades: { root: 'sources', by: 't.source_id' },
  'source-notes': { root: 'sources', by: 't.source_id' },
  documents: { root: 'documents', by: 't.id' },
  'document-notes': { root: 'documents', by: 't.document_id' },
  texts: { root: 'documents', by: 't.document_id' },
  hyperlinks: { root: 'documents', by: 't.document_id' },
  copies: { root: 'documents', by: 't.document_id' },
  claims: { root: 'claims', by: 't.id' },
  'claim-topics': { root: 'claims', by: 't.claim_id' },
  'claim-notes': { root: 'claims', by: 't.claim_id' },
  judgements: { root: 'claims', by: 't.claim_id' },
  utterances: { root: 'claims', by: 't.claim_id' },
  answers: { root: 'claims', by: 'u.claim_id' },
  links: { root: 'claims', by: 't.claim_id' },
  readings: { root: 'claims', by: 'a.claim_id' },
  dependences: { root: 'claims', by: 't.claim_id' },
} as const satisfies Record<CaseFileName, { root: Root; by: string }>;

/** What rows of one root are ordered by. */
const orders: Partial<Record<CaseFileName, string>> = {
  'claim-topics': 't.topic_id',
  texts: 't.number',
  hyperlinks: 't.number, t.place',
  answers: 'u.id, t.id',
  readings: 'a.id, t.id',
};

/** From where the rows of a file come, as t, where that is more than the table of their entity. */
const sources: Partial<Record<CaseFileName, string>> = {
  'claim-topics': '"claim_topic" t',
  hyperlinks: `(SELECT v.id AS version_id, v.document_id, v.number, l.place, l.link -> 'start' AS "start",
    l.link -> 'end' AS "end", l.link -> 'href' AS href
    FROM document_version v CROSS JOIN LATERAL jsonb_array_elements(v.links) WITH ORDINALITY AS l (link, place)) t`,
  answers: '"trace_answer" t JOIN utterance u ON u.id = t.utterance_id',
  readings: '"reading" t JOIN attribution a ON a.id = t.attribution_id',
};

const record = z.object({ row: jsonFields });

/** The rows of a file that belong to these roots, in the order of the roots. */
export async function recordsOf(reader: Reader, name: CaseFileName, roots: readonly number[]): Promise<Fields[]> {
  if (roots.length === 0) return [];
  const { entity, columns } = fileOf(name);
  const fields = Object.keys(columns).map((field) => `'${field}', t."${columnOf(field)}"`);
  const rows = await rowsFrom(
    reader,
    record,
    sql`SELECT jsonb_build_object(${raw(fields.join(', '))}) AS row FROM ${raw(sources[name] ?? `"${declarationOf(entity).table}" t`)}
      JOIN unnest(${[...roots]}::int[]) WITH ORDINALITY AS root (id, place) ON root.id = ${raw(rootOf[name].by)}
      ORDER BY root.place, ${raw(orders[name] ?? 't.id')}`,
  );
  return rows.map(({ row }) => timed(name, row));
}

/** With its times in one notation, also those that the history does not keep. */
function timed(name: CaseFileName, row: Fields): Fields {
  const { entity, columns } = fileOf(name);
  return Object.fromEntries(
    Object.entries(normal(entity, row)).map(([field, value]) => [
      field,
      columns[field]?.type === 'time' && typeof value === 'string' ? new Date(value).toISOString() : value,
    ]),
  );
}

const tagRow = z.object({ row: jsonFields });
const tagFields = Object.keys(caseTag.shape).map((field) => `'${field}', t."${columnOf(field)}"`);

/** The tags of documents. */
export async function tagsIn(reader: Reader, documents: readonly number[]): Promise<CaseTag[]> {
  const rows = await rowsFrom(
    reader,
    tagRow,
    sql`SELECT jsonb_build_object(${raw(tagFields.join(', '))}) AS row FROM tag t
      JOIN unnest(${[...documents]}::int[]) WITH ORDINALITY AS root (id, place) ON root.id = t.document_id
      ORDER BY root.place, t.id`,
  );
  return rows.map(({ row }) =>
    caseTag.parse({ ...row, createdAt: new Date(z.string().parse(row.createdAt)).toISOString() }),
  );
}

/** What belongs to a set of claims: the numbers of all roots, each list in the order of its file. */
export type Members = Readonly<Record<Root, readonly number[]>>;

/** The tags of a case: those of its claims, and those of no claim. A tag within one that stays behind stays with it. */
export function tagsOfCase(tags: readonly CaseTag[], claims: ReadonlySet<number>): CaseTag[] {
  const open = new Map(
    tags.filter(({ claimId }) => claimId === null || claims.has(claimId)).map((tag) => [tag.id, tag] as const),
  );
  for (let before = -1; before !== open.size; ) {
    before = open.size;
    for (const { id, parentId } of open.values()) if (parentId !== null && !open.has(parentId)) open.delete(id);
  }
  return [...open.values()];
}

/** How many roots one query takes. */
export const PORTION = 500;

export function* portionsOf<T>(all: readonly T[], size = PORTION): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

/**
 * The documents in which claims stand, were read, were looked for or are marked, in SQL.
 * @param claims the query of their numbers
 */
export const documentsOfClaims = (claims: Prisma.Sql): Prisma.Sql =>
  sql`SELECT document_id FROM utterance WHERE claim_id IN (${claims})
    UNION SELECT v.document_id FROM attribution a JOIN reading r ON r.attribution_id = a.id
      JOIN document_version v ON v.id = r.version_id WHERE a.claim_id IN (${claims})
    UNION SELECT t.document_id FROM trace_answer t JOIN utterance u ON u.id = t.utterance_id WHERE u.claim_id IN (${claims})
    UNION SELECT document_id FROM tag WHERE claim_id IN (${claims})`;

/** All that belongs to these claims. @param claims in ascending order */
export async function membersOf(reader: Reader, claims: readonly number[]): Promise<Members> {
  const ids = async (query: Prisma.Sql) => (await rowsFrom(reader, idRow, query)).map(({ id }) => id);
  const list = [...claims];
  // Each merged claim stands after the one into which it was merged.
  const merged = await ids(sql`WITH RECURSIVE m (id, depth) AS (
      SELECT id, 1 FROM claim WHERE merged_into_id = ANY(${list}::int[])
      UNION ALL SELECT c.id, m.depth + 1 FROM m JOIN claim c ON c.merged_into_id = m.id)
    SELECT id FROM m ORDER BY depth, id`);
  const documents = await ids(
    sql`SELECT id FROM (${documentsOfClaims(sql`SELECT unnest(${list}::int[])`)}) d (id) WHERE id IS NOT NULL ORDER BY id`,
  );
  const topics = await ids(
    sql`SELECT DISTINCT topic_id AS id FROM claim_topic WHERE claim_id = ANY(${[...list, ...merged]}::int[]) ORDER BY id`,
  );
  const own = new Set(claims);
  const tagged = new Set<number>();
  for (const portion of portionsOf(documents))
    for (const { sourceId } of tagsOfCase(await tagsIn(reader, portion), own))
      if (sourceId !== null) tagged.add(sourceId);
  const sources = await ids(sql`WITH RECURSIVE s (id) AS (
      SELECT source_id FROM utterance WHERE claim_id = ANY(${list}::int[])
      UNION SELECT source_id FROM document WHERE id = ANY(${documents}::int[])
      UNION SELECT unnest(${[...tagged]}::int[])
      UNION SELECT near.id FROM s JOIN source o ON o.id = s.id CROSS JOIN LATERAL (
        SELECT o.owner_id UNION ALL SELECT o.granted_by_id UNION ALL SELECT o.merged_into_id
        UNION ALL SELECT x.id FROM source x WHERE x.merged_into_id = o.id) near (id) WHERE near.id IS NOT NULL)
    SELECT id FROM s ORDER BY id`);
  return { topics, sources, documents, claims: [...claims, ...merged] };
}

/** The texts of versions. */
export async function textsOf(reader: Reader, versions: readonly number[]): Promise<Map<number, string>> {
  const rows = await rowsFrom(
    reader,
    z.object({ id: z.int(), text: z.string() }),
    sql`SELECT id, text FROM document_version WHERE id = ANY(${[...versions]}::int[])`,
  );
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** The number of the last change, and when somebody last changed what everybody may see. */
export async function lastChange(reader: Reader): Promise<{ id: number; at: string | null }> {
  const row = await rowFrom(
    reader,
    z.object({ id: z.int(), at: z.string().nullable() }),
    sql`SELECT coalesce(max(id), 0)::int AS id,
      to_char(max(at) FILTER (WHERE NOT confidential) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at FROM change`,
  );
  return row ?? { id: 0, at: null };
}
