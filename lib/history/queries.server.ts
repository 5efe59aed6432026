import { z } from 'zod';
import type { ListQuery } from '@/lib/data-table/definition';
import { type Mark, searchMarks, searchTerms } from '@/lib/data-table/search';
import { type ListSql, listSql, pageSql, type Refs, textSearch } from '@/lib/data-table/sql.server';
import { type Reader, rowsFrom } from '@/lib/db/rows';
import { isEntity, ownHistory } from '@/lib/entities/entities';
import { wordsOf } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';
import { deedsOf, takenBack } from './deeds.server';
import { type NamedRecord, recordsNamed } from './named-records.server';
import { sentenceOf } from './sentence';
import { historyList, type UndoState, undoOptions } from './table';
import { seesConfidential, type Viewer } from './viewer';

const { sql, join } = Prisma;

export type ChangeRow = {
  id: number;
  at: string;
  person: string;
  personId: string;
  command: string;
  /** What they did, in words. */
  said: string;
  reason: string;
  reasonMarks: Mark[];
  /** The first of the records it was done to, with their present names. */
  records: (NamedRecord & { marks: Mark[] })[];
  /** How many more there are of them. */
  more: number;
  recordCount: number;
  /** “claim.status”. */
  fields: string[];
  state: UndoState;
  undoesId: number | null;
  undoneBy: { id: number; person: string; at: string } | null;
};

/** The first and the last records of a change, to tell what it was done to. */
const sampleRow = z.object({
  entity: z.string(),
  id: z.string(),
  label: z.string(),
  subjects: z.array(z.string()),
  into: z.string().nullable(),
});
const stored = z.object({
  id: z.int(),
  at: z.date(),
  person: z.string(),
  personId: z.string(),
  command: z.string(),
  reason: z.string(),
  counts: z.record(z.string(), z.int()),
  recordCount: z.int(),
  fields: z.array(z.string()),
  undoesId: z.int().nullable(),
  state: z.enum(wordsOf(undoOptions)),
  sample: z.array(sampleRow),
  undoneBy: z.object({ id: z.int(), person: z.string(), at: z.string() }).nullable(),
});
type Stored = z.output<typeof stored>;
type Sample = z.output<typeof sampleRow>;

/** A change is undone if the latest change that undid it has not been undone itself. */
export const undone = sql`(EXISTS (SELECT FROM change u WHERE u.undoes_id = h.id) AND (
  WITH RECURSIVE back (id, step) AS (SELECT h.id, 0 UNION ALL
    SELECT (SELECT max(u.id) FROM change u WHERE u.undoes_id = back.id), back.step + 1 FROM back WHERE back.id IS NOT NULL)
  SELECT max(step) % 2 = 1 FROM back WHERE id IS NOT NULL))`;
const state = sql`(CASE WHEN ${undone} THEN 'undone' WHEN h.undoable THEN 'open' ELSE 'never' END)`;

/** Each state is a condition of its own, so that an index can find the few that were undone. */
const inState = (words: readonly string[]) => {
  const conditions: Readonly<Record<string, Prisma.Sql>> = {
    undone,
    open: sql`(h.undoable AND NOT ${undone})`,
    never: sql`(NOT h.undoable AND NOT ${undone})`,
  };
  return sql`(${join(
    words.map((word) => conditions[word] ?? sql`false`),
    ' OR ',
  )})`;
};

const open = listSql(historyList, {
  from: sql`change h`,
  alias: 'h',
  always: sql`NOT h.confidential`,
  search: (terms) => textSearch(sql`h.folded`, terms),
  special: {
    kind: {
      condition: (value) => (value.kind === 'values' ? sql`h.counts ?| ${[...value.values]}::text[]` : sql`true`),
      facet: { kind: 'words', column: sql`ARRAY(SELECT jsonb_object_keys(h.counts))` },
    },
    undo: {
      condition: (value) => (value.kind === 'values' ? inState(value.values) : sql`true`),
      facet: { kind: 'word', column: state },
    },
    record: {
      condition: (value) =>
        value.kind === 'values'
          ? sql`h.id IN (SELECT r.change_id FROM change_record r WHERE r.subjects && ${[...value.values]}::text[])`
          : sql`true`,
    },
  },
});

const whole: ListSql = { ...open, always: sql`true` };

/** The history as this viewer may see it. Only admins see confidential entries. */
export const historySqlFor = (viewer: Viewer): ListSql => (seesConfidential(viewer) ? whole : open);

const SHOWN = 1;

const sample = sql`(SELECT coalesce(json_agg(json_build_object('entity', s.entity, 'id', s.entity_id, 'label', left(s.label, 300), 'subjects', s.subjects,
    'into', s.after ->> 'mergedIntoId') ORDER BY s.id), '[]')
  FROM ((SELECT * FROM change_record r WHERE r.change_id = h.id ORDER BY r.id LIMIT 6)
    UNION ALL (SELECT * FROM change_record r WHERE r.change_id = h.id ORDER BY r.id DESC LIMIT 3)) s)`;

const select = sql`h.id, h.at, h.actor_name AS person, h.actor_id AS "personId", h.command, h.reason, h.counts, h.record_count AS "recordCount", h.fields,
  h.undoes_id AS "undoesId", ${state} AS state, ${sample} AS sample,
  CASE WHEN ${undone} THEN (SELECT json_build_object('id', u.id, 'person', u.actor_name, 'at', u.at) FROM change u WHERE u.undoes_id = h.id ORDER BY u.id DESC LIMIT 1) END
    AS "undoneBy"`;

/** One page of the history, in order. */
export async function listChanges(pool: Reader, viewer: Viewer, query: ListQuery, refs: Refs): Promise<ChangeRow[]> {
  return rowsOf(pool, await rowsFrom(pool, stored, pageSql(historySqlFor(viewer), query, refs, select)), query.q);
}

/** The changes that meet a condition, newest first. */
export async function changesWhere(
  pool: Reader,
  viewer: Viewer,
  condition: Prisma.Sql,
  limit: number,
): Promise<ChangeRow[]> {
  const { from, always } = historySqlFor(viewer);
  return rowsOf(
    pool,
    await rowsFrom(
      pool,
      stored,
      sql`SELECT ${select} FROM ${from} WHERE ${always} AND ${condition} ORDER BY h.id DESC LIMIT ${limit}`,
    ),
  );
}

async function rowsOf(pool: Reader, rows: readonly Stored[], q = ''): Promise<ChangeRow[]> {
  const subjects = new Map(rows.map((row) => [row.id, subjectsOf(row)]));
  const targets = rows.flatMap(({ sample }) =>
    sample.flatMap(({ entity, into }) => (into ? [`${entity}:${into}`] : [])),
  );
  const named = await recordsNamed(pool, [...[...subjects.values()].flat(), ...targets]);
  const terms = searchTerms(q);
  const back = (id: number | null) => {
    const deed = deeds.get(id ?? 0);
    return deed ? takenBack(deed) : null;
  };
  const deeds = await deedsOf(
    pool,
    rows.flatMap(({ undoesId }) => undoesId ?? []),
  );
  return rows.map(({ counts, sample, at, ...row }) => {
    const records = (subjects.get(row.id) ?? []).slice(0, SHOWN).map((subject) => {
      const known = named.get(subject);
      const record = known ?? { subject, name: labelIn(sample, subject), href: null };
      return { ...record, marks: searchMarks(record.name, terms) };
    });
    const into = sample.find((one) => one.into);
    return {
      ...row,
      at: at.toISOString(),
      undoneBy: row.undoneBy && { ...row.undoneBy, at: new Date(row.undoneBy.at).toISOString() },
      said: sentenceOf({
        command: row.command,
        counts,
        undoesId: row.undoesId,
        takenBack: back(row.undoesId),
        target: into && named.get(`${into.entity}:${into.into}`)?.name,
      }),
      reasonMarks: searchMarks(row.reason, terms),
      records,
      more: Math.max(0, wholes(counts) - records.length),
    };
  });
}

const wholes = (counts: Record<string, number>) => ownHistory.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);

/**
 * What the change is about: first the records that its command names (“claims.create”: claims), then those of which it
 * changed a part.
 */
function subjectsOf({ command, sample }: Pick<Stored, 'command' | 'sample'>): string[] {
  const rank = (subject: string) => {
    const kind = subject.split(':')[0] ?? '';
    return !command.startsWith(kind) && isEntity(kind) ? ownHistory.indexOf(kind) : -1;
  };
  const found = new Set(
    sample.flatMap(({ subjects, entity, id }) => (subjects.length > 0 ? subjects : [`${entity}:${id}`])),
  );
  return [...found].sort((a, b) => rank(a) - rank(b));
}

const labelIn = (sample: readonly Sample[], subject: string): string =>
  sample.find(({ entity, id }) => `${entity}:${id}` === subject)?.label ||
  sample.find(({ subjects }) => subjects.includes(subject))?.label ||
  subject;
