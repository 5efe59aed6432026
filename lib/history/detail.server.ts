import { z } from 'zod';
import { rowsOf } from '@/lib/commands/rows';
import { defaultQuery } from '@/lib/data-table/definition';
import { countRows } from '@/lib/data-table/sql.server';
import type { Db } from '@/lib/db';
import { type Reader, rowsFrom } from '@/lib/db/rows';
import { declarationOf, isEntity, nounOf } from '@/lib/entities/entities';
import { Prisma } from '@/prisma/generated/client';
import { type ChangedField, changedFields, type NameOf } from './changed-fields';
import { recordsNamed } from './named-records.server';
import { type ChangeRow, changesWhere, historySqlFor, listChanges } from './queries.server';
import { referenceNames } from './reference-names.server';
import { type RowReader, recordLine, restorationOf, type Whole } from './restore.server';
import { historyList } from './table';
import type { Viewer } from './viewer';

const { sql } = Prisma;

/** One changed record: what it is, where it is shown, and what changed in it. */
export type RecordChange = {
  /** The number of the line in the history. */
  id: number;
  kind: string;
  name: string;
  href: string | null;
  /** The record it is part of, if it is part of one. */
  part: { name: string; href: string | null } | null;
  how: 'made' | 'altered' | 'removed';
  fields: ChangedField[];
};

export type ChangeDetail = ChangeRow & { changed: RecordChange[] /** From 1. */; page: number; pages: number };

const line = recordLine.extend({ id: z.int() });
const countedLine = line.extend({ place: z.int(), count: z.int() });
type Line = Omit<z.output<typeof line>, 'subjects'> & { subjects: readonly string[] };

export const RECORDS_SHOWN = 50;
const columns = sql`r.id, r.change_id AS "changeId", r.entity, r.entity_id AS "entityId", r.label, r.before, r.after, r.subjects`;

/** One entry of the history with one page of the records it changed. Null if there is none that this viewer may see. */
export async function getChange(pool: Reader, viewer: Viewer, id: number, page = 1): Promise<ChangeDetail | null> {
  const [row] = await changesWhere(pool, viewer, sql`h.id = ${id}`, 1);
  const pages = Math.max(1, Math.ceil((row?.recordCount ?? 0) / RECORDS_SHOWN));
  if (!row || page > pages) return null;
  const lines = await rowsFrom(
    pool,
    line,
    sql`SELECT ${columns} FROM change_record r WHERE r.change_id = ${id} ORDER BY r.id LIMIT ${RECORDS_SHOWN} OFFSET ${(page - 1) * RECORDS_SHOWN}`,
  );
  return { ...row, page, pages, changed: await inWords(pool, viewer, lines) };
}

export type SubjectHistory = { total: number; entries: (ChangeRow & { changed: RecordChange[]; hidden: number })[] };

const ENTRIES = 10;
const LINES = 6;

/** The latest changes of one record and of everything that is part of it. */
export async function getSubjectHistory(
  pool: Reader & Parameters<typeof countRows>[0],
  viewer: Viewer,
  subject: string,
): Promise<SubjectHistory> {
  const query = {
    ...defaultQuery(historyList),
    size: ENTRIES,
    filters: { record: { kind: 'values' as const, values: [subject] } },
  };
  const [total, rows] = await Promise.all([
    countRows(pool, historySqlFor(viewer), query, {}),
    listChanges(pool, viewer, query, {}),
  ]);
  const lines = await rowsFrom(
    pool,
    countedLine,
    sql`SELECT * FROM (SELECT ${columns}, row_number() OVER (PARTITION BY r.change_id ORDER BY r.id)::int AS place, count(*) OVER (PARTITION BY r.change_id)::int AS count
        FROM change_record r WHERE r.subjects && ${[subject]}::text[] AND r.change_id = ANY(${rows.map(({ id }) => id)}::int[])) l WHERE place <= ${LINES} ORDER BY id`,
  );
  const changed = await inWords(pool, viewer, lines, subject);
  const entries = rows.map((row) => {
    const own = lines.filter(({ changeId }) => changeId === row.id);
    return {
      ...row,
      changed: changed.filter((_, i) => lines[i]?.changeId === row.id),
      hidden: (own[0]?.count ?? 0) - own.length,
    };
  });
  return { total, entries };
}

/** What a restore would change, or why it is impossible, and the latest change that it takes back. */
export type RestorePreview = { changes: RecordChange[]; upTo: number; refusal: string | null };

/**
 * What making a record as it was right after a change would change: from how it is now to how it would be.
 * @throws DomainError `not found`
 */
export async function previewRestore(
  { pool, prisma }: Pick<Db, 'pool' | 'prisma'>,
  viewer: Viewer,
  whole: Whole,
  changeId: number,
): Promise<RestorePreview> {
  const read: RowReader = async (entity, ids) =>
    (await rowsOf(pool, entity, ids)).map(({ id, row }) => ({ ...row, id }));
  const { changes, upTo, refusal } = await restorationOf(prisma, read, whole, changeId);
  const lines = changes.map((change, at) => ({ ...change, id: at, changeId, entityId: String(change.id) }));
  const subject = `${whole.entity}:${whole.id}`;
  return { changes: await inWords(pool, viewer, lines, subject), upTo, refusal: refusal?.message ?? null };
}

async function inWords(pool: Reader, viewer: Viewer, lines: readonly Line[], within = ''): Promise<RecordChange[]> {
  const known = lines.flatMap((line) => (isEntity(line.entity) ? [{ ...line, entity: line.entity }] : []));
  const [names, records] = await Promise.all([
    referenceNames(pool, viewer, known),
    recordsNamed(
      pool,
      lines.flatMap(({ subjects }) => subjects),
    ),
  ]);
  return lines.map((line) => inWordsOf(line, names, records, within));
}

function inWordsOf(
  line: Line,
  names: NameOf,
  records: Awaited<ReturnType<typeof recordsNamed>>,
  within: string,
): RecordChange {
  const { id, entity, entityId, label, before, after, subjects } = line;
  const self = `${entity}:${entityId}`;
  const part = records.get(subjects.find((subject) => subject !== self && subject !== within) ?? '');
  const fields = isEntity(entity) ? changedFields(entity, before, after, names) : [];
  // The record that it is part of is shown beside it.
  const { by, through = by } = (isEntity(entity) && declarationOf(entity).partOf) || {};
  return {
    id,
    kind: isEntity(entity) ? nounOf(entity) : entity,
    name: label,
    href: records.get(self)?.href ?? null,
    part: part && !subjects.includes(self) ? { name: part.name, href: part.href } : null,
    how: before ? (after ? 'altered' : 'removed') : 'made',
    fields: before && after ? fields : fields.filter(({ field }) => field !== through),
  };
}
