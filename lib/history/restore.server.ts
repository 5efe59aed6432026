import { z } from 'zod';
import { jsonFields } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import { declarationOf, type Entity, fieldOf, isEntity, nounOf } from '@/lib/entities/entities';
import { type ChangedRecord, type Fields, type Id, keptOf, same } from '@/lib/entities/record';
import { conflict, DomainError, invalid, notFound } from '@/lib/errors';
import { groupBy } from '@/lib/group-by';
import { latestGrade } from '@/lib/sources/commands.server';
import { Prisma } from '@/prisma/generated/client';
import { stateBefore, stepOf, type Target } from './state';

const { sql } = Prisma;

/** A record with everything that is part of it. */
export type Whole = { readonly entity: Entity; readonly id: number };
/** Reads records as they stand, locked or not. */
export type RowReader = (entity: Entity, ids: readonly Id[]) => Promise<readonly (Fields & { readonly id: Id })[]>;

/** The result of making a record as it was right after a change. */
export type Restoration = {
  /** Each record that is to be created, changed or removed, as the history will have it. */
  readonly changes: readonly ChangedRecord[];
  /** The latest change that is taken back. */
  readonly upTo: number;
  /** Why it is impossible. */
  readonly refusal: DomainError | null;
};

/** A line of the history: what one change did to one record. */
export const recordLine = z.object({
  changeId: z.int(),
  entity: z.string(),
  entityId: z.string(),
  label: z.string(),
  before: jsonFields.nullable(),
  after: jsonFields.nullable(),
  subjects: z.array(z.string()),
});
type Line = z.output<typeof recordLine>;

/**
 * Works out a restore, for both the preview and the command, so that it does what was announced.
 * @param read gives the command the records locked
 * @throws DomainError `not found` where the record is not there, or the change did not touch it
 */
export async function restorationOf(tx: Tx, read: RowReader, whole: Whole, changeId: number): Promise<Restoration> {
  const noun = nounOf(whole.entity);
  if ((await read(whole.entity, [whole.id])).length === 0) throw notFound(`There is no such ${noun}.`);
  const lines = await rowsFrom(
    tx,
    recordLine,
    sql`SELECT r.change_id AS "changeId", r.entity, r.entity_id AS "entityId", r.label, r.before, r.after, r.subjects
      FROM change_record r WHERE r.change_id >= ${changeId} AND r.subjects && ${[`${whole.entity}:${whole.id}`]}::text[]
      ORDER BY r.id`,
  );
  if (lines[0]?.changeId !== changeId) throw notFound(`This change did not touch this ${noun}.`);
  const since = lines.filter((line) => line.changeId > changeId && goesBack(line.entity));
  const upTo = since.at(-1)?.changeId ?? changeId;
  try {
    const targets = stateBefore(since.map(stepOf)).map(withoutWhatStays);
    const latest = new Map(since.map((line) => [`${line.entity}:${line.entityId}`, line]));
    return { changes: await changesOf(tx, read, whole, targets, latest), upTo, refusal: null };
  } catch (error) {
    if (error instanceof DomainError) return { changes: [], upTo, refusal: error };
    throw error;
  }
}

/** Parts that are only ever added stay. An unknown kind is refused. */
const goesBack = (entity: string) => !isEntity(entity) || declarationOf(entity).onRestore === 'goes back';

function withoutWhatStays(target: Target): Target {
  const { entity, fields } = target;
  const stays = (name: string) => fieldOf(entity, name)?.onRestore === 'stays';
  if (!fields) return target;
  return { ...target, fields: Object.fromEntries(Object.entries(fields).filter(([name]) => !stays(name))) };
}

/** @throws DomainError if it is impossible */
async function changesOf(
  tx: Tx,
  read: RowReader,
  whole: Whole,
  targets: readonly Target[],
  latest: ReadonlyMap<string, Line>,
): Promise<ChangedRecord[]> {
  await refuseLostTexts(tx, targets);
  const now = new Map<string, Fields>();
  for (const [entity, of] of groupBy(targets, (target) => target.entity)) {
    const rows = await read(
      entity,
      of.map(({ id }) => id),
    );
    for (const row of rows) now.set(`${entity}:${row.id}`, row);
  }
  const changes: ChangedRecord[] = [];
  for (const { entity, id, fields, isWhole } of targets) {
    const key = `${entity}:${id}`;
    const held = now.get(key) ?? null;
    refuseMoved(whole, { entity, id, fields, isWhole }, held);
    if (!held && !fields) continue;
    const after = fields && { ...held, ...fields, ...(entity === 'source' && (await graded(tx, id, fields, held))) };
    const kept = held ? keptOf(entity, held, after) : { before: null, after };
    const { label = '', subjects = [] } = latest.get(key) ?? {};
    if (kept) changes.push({ entity, id, label, ...kept, subjects });
  }
  return changes;
}

/** The grade of a source follows from its list of grades, which stays. */
async function graded(tx: Tx, id: Id, fields: Fields, held: Fields | null): Promise<Fields> {
  const { deletedAt } = { ...held, ...fields };
  return deletedAt ? {} : { reliability: await latestGrade(tx, Number(id)) };
}

/** What now belongs to another record, or has gone with one, cannot be restored from here alone. */
function refuseMoved(whole: Whole, { entity, fields, isWhole }: Target, held: Fields | null): void {
  const { partOf, unmake } = declarationOf(entity);
  const by = partOf?.entity === whole.entity ? partOf.by : '';
  const isElsewhere = held && by in held && held[by] !== whole.id;
  const isMoved =
    held && fields && [by, 'mergedIntoId'].some((name) => name in fields && !same(fields[name], held[name]));
  if (isElsewhere || isMoved || (!held && fields && !isWhole))
    throw conflict(
      'It was merged or split since, and parts of it stand elsewhere or have gone. Undo that change first; nothing was changed.',
    );
  if (!held && fields && unmake === 'delete') throw invalid('This state cannot be restored: a record is missing.');
}

/** A passage can only go back to a text that still exists. */
async function refuseLostTexts(tx: Tx, targets: readonly Target[]): Promise<void> {
  const ids = [
    ...new Set(targets.flatMap(({ fields }) => (typeof fields?.versionId === 'number' ? [fields.versionId] : []))),
  ];
  if (ids.length === 0) return;
  if ((await tx.documentVersion.count({ where: { id: { in: ids } } })) < ids.length)
    throw conflict(
      'The text in which a passage stood has been removed since. Nothing was changed; restore another state.',
    );
}
