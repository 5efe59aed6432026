import { z } from 'zod';
import { lockTexts } from '@/lib/assessments/near-duplicates.server';
import { type CommandContext, defineCommand } from '@/lib/commands/command';
import type { Kept, Ledger } from '@/lib/commands/ledger';
import { idRow } from '@/lib/db/columns';
import { rowFrom, rowsFrom } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import { declarationOf, type Entity, fieldLabel, nounOf, referredFirst, restorable } from '@/lib/entities/entities';
import { type ChangedRecord, type Fields, type Id, same } from '@/lib/entities/record';
import { conflict, DomainError, notFound } from '@/lib/errors';
import { latestGrade } from '@/lib/sources/commands.server';
import { freeTopicSlug } from '@/lib/topics/commands.server';
import { Prisma } from '@/prisma/generated/client';
import { deedsOf } from './deeds.server';
import { undone } from './queries.server';
import { type RowReader, restorationOf } from './restore.server';
import { type Step, stepOf } from './state';

const MINUTE = 60_000;

/**
 * Undoes a change: every field it changed gets its earlier value, whatever else has changed since. Without a number, it
 * undoes the latest change of the same person that can still be undone.
 * @throws DomainError `conflict` when one of these fields has been changed since, or something rests on what was made.
 */
export const undoChange = defineCommand({
  name: 'history.undo',
  permission: 'history.undo',
  longest: 30 * MINUTE,
  input: z.object({ changeId: z.int().positive().optional() }),
  async run(context, { changeId }) {
    const { tx, actor, ledger } = context;
    const id = changeId ?? (await latestOf(tx, actor.id));
    if (id === undefined) throw notFound('There is nothing to undo.');
    // Two people who undo the same change follow each other.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707371, ${id}::int)::text`;
    const change = await tx.change.findUnique({ where: { id } });
    if (!change || change.confidential) throw notFound('There is no such change.');
    if (!change.undoable) throw conflict('This change cannot be undone: it was made before changes could be.');
    if (await isUndone(tx, id)) throw conflict('This change has already been undone.');
    context.undoes(id);
    const kinds = Object.keys(z.record(z.string(), z.unknown()).parse(change.counts));
    if (kinds.includes('document') || kinds.includes('documentVersion')) await lockTexts(tx);
    await ledger.defer();
    let takenBack = 0;
    for await (const records of recordsOf(tx, id)) {
      for (const group of grouped(records.map(stepOf))) await takeBack(context, group, change.undoesId !== null);
      // A change of very many records is not in memory as a whole.
      if (change.recordCount > PORTION) await ledger.putAside();
      takenBack += records.length;
      context.progress(takenBack, change.recordCount);
    }
    await regrade(context);
    const done = (await deedsOf(tx, [id])).get(id);
    return {
      undone: change.command,
      changeId: id,
      deed: done?.deed ?? '',
      again: done?.again ?? false,
      records: change.recordCount,
    };
  },
});

/**
 * Makes a record, with everything that is part of it, as it was right after a change. @throws DomainError `not found`
 */
export const restoreState = defineCommand({
  name: 'history.restore',
  permission: 'history.undo',
  input: z.object({
    entity: z.enum(restorable),
    id: z.int().positive(),
    changeId: z.int().positive(),
    upTo: z.int().positive().optional(),
  }),
  async run(context, { entity, id, changeId, upTo }) {
    const { tx, ledger } = context;
    if (entity === 'document') await lockTexts(tx);
    const read: RowReader = (kind, ids) => ledger.read(kind, ids);
    const { changes, upTo: latest, refusal } = await restorationOf(tx, read, { entity, id }, changeId);
    if (upTo !== undefined && latest > upTo)
      throw new DomainError(
        'stale',
        `Someone else has changed this ${nounOf(entity)} since you looked. Nothing was restored; look again.`,
      );
    if (refusal) throw refusal;
    await ledger.defer();
    await write(ledger, changes);
    return { entity, id };
  },
});

/** How many records are read and taken back at a time. */
const PORTION = 10_000;

/** The records of a change, the latest first. */
async function* recordsOf(tx: Tx, changeId: number) {
  for (let before: number | undefined; ; ) {
    const records = await tx.changeRecord.findMany({
      where: { changeId, ...(before !== undefined && { id: { lt: before } }) },
      orderBy: { id: 'desc' },
      take: PORTION,
    });
    yield records;
    if (records.length < PORTION) return;
    before = records.at(-1)?.id;
  }
}

const kindOf = ({ before, after }: Step) => (before ? (after ? 'changed' : 'removed') : 'made');

/** Neighbours of the same kind, undone together. The same record twice in a row must stay apart. */
function grouped(steps: readonly Step[]): Step[][] {
  const groups: Step[][] = [];
  let seen = new Set<Id>();
  for (const step of steps) {
    const last = groups.at(-1);
    const first = last?.[0];
    if (first?.entity === step.entity && kindOf(first) === kindOf(step) && !seen.has(step.id)) last?.push(step);
    else {
      groups.push([step]);
      seen = new Set();
    }
    seen.add(step.id);
  }
  return groups;
}

/** @param again whether the undone change was an undo itself */
async function takeBack({ tx, ledger }: CommandContext, group: readonly Step[], again: boolean): Promise<void> {
  const first = group[0];
  if (!first) return;
  const { entity } = first;
  const kind = kindOf(first);
  if (kind === 'removed') {
    if ((await ledger.read(entity, idsOf(group))).length > 0)
      throw conflict(`This ${nounOf(entity)} already exists again. Nothing was changed.`);
    const gone = group.map(({ id, before }) => ({ id, ...before }));
    await ledger.insertKept(entity, entity === 'topic' ? await withFreeSlugs(tx, gone) : gone);
    return;
  }
  const there = new Map((await ledger.read(entity, idsOf(group))).map((held) => [held.id, held]));
  for (const { id, after } of group) mustStillBe(entity, there.get(id), after ?? {});
  if (kind === 'changed')
    await ledger.updateKept(
      entity,
      group.map(({ id, before }) => ({ id, ...before })),
    );
  else await unmake(tx, ledger, entity, idsOf(group), again);
}

/** Topics that get another address because theirs has been given to others since. */
async function withFreeSlugs<T extends Fields>(tx: Tx, topics: readonly T[]): Promise<T[]> {
  const found: T[] = [];
  for (const topic of topics) found.push({ ...topic, slug: await freeTopicSlug(tx, String(topic.slug)) });
  return found;
}

const idsOf = (steps: readonly { id: Id }[]) => steps.map(({ id }) => id);

function mustStillBe(entity: Entity, held: Kept | undefined, fields: Fields): void {
  if (!held)
    throw conflict(`The ${nounOf(entity)} that this change made or altered is no longer there. Nothing was changed.`);
  const moved = Object.keys(fields).filter((name) => !same(held[name], fields[name]));
  if (moved.length === 0) return;
  const names = moved.map((name) => `“${fieldLabel(entity, name)}”`).join(', ');
  throw conflict(
    `${names} of this ${nounOf(entity)} has been changed again since. Nothing was changed; see its history.`,
    {
      entity,
      id: held.id,
    },
  );
}

/** Undoes the creation of records. Those that others have come to refer to stay, if they can stand alone. */
async function unmake(tx: Tx, ledger: Ledger, entity: Entity, ids: readonly Id[], again: boolean): Promise<void> {
  const { unmake: way } = declarationOf(entity);
  if (way === 'keep') return;
  if (way === 'remove') return ledger.remove(entity, ids);
  if (way === 'remove unused') {
    await takeFromUnmade(tx, ledger, ids.map(Number));
    const unused = await notInUse(tx, entity, ids);
    // Deleting or merging it once more is what was asked for. One that was only created on the way stays.
    if (again && unused.length < ids.length)
      throw conflict(
        'Claims have been given this topic since. Nothing was changed; merge it into another topic instead.',
      );
    return ledger.remove(entity, unused);
  }
  const deletedAt = new Date();
  await ledger.updateKept(
    entity,
    (await notInUse(tx, entity, ids)).map((id) => ({ id, deletedAt })),
  );
}

async function notInUse(tx: Tx, entity: Entity, ids: readonly Id[]): Promise<Id[]> {
  const used = new Set(await inUse(tx, entity, ids.map(Number)));
  return ids.filter((id) => !used.has(Number(id)));
}

/** Claims whose creation has just been undone no longer need the topics that were made with them. */
async function takeFromUnmade(tx: Tx, ledger: Ledger, topicIds: readonly number[]): Promise<void> {
  const own = new Set(ledger.records.flatMap(({ entity, id }) => (entity === 'claim' ? Number(id) : [])));
  const on = await tx.claimTopic.findMany({
    where: { topicId: { in: [...topicIds] }, claim: { deletedAt: { not: null } } },
    select: { claimId: true },
  });
  const held = await ledger.read(
    'claim',
    [...new Set(on.map(({ claimId }) => claimId))].filter((id) => own.has(id)),
  );
  await ledger.updateMany(
    'claim',
    held.map((claim) => ({ id: claim.id, topicIds: claim.topicIds.filter((id) => !topicIds.includes(id)) })),
  );
}

/** The grade of a source follows from its list of grades, whatever was undone. */
async function regrade({ tx, ledger }: CommandContext): Promise<void> {
  const ids = ledger.records.flatMap(({ entity, id, subjects }) =>
    entity === 'source'
      ? [Number(id)]
      : entity === 'sourceGrade'
        ? subjects.map((subject) => Number(subject.split(':')[1]))
        : [],
  );
  for (const { id, reliability, deletedAt } of await ledger.read('source', [...new Set(ids)])) {
    const grade = await latestGrade(tx, id);
    if (!deletedAt && reliability !== grade) await ledger.update('source', id, { reliability: grade });
  }
}

async function inUse(tx: Tx, entity: Entity, ids: readonly number[]): Promise<number[]> {
  const list = [...ids];
  if (entity === 'claim') {
    const used = await rowFrom(
      tx,
      idRow,
      Prisma.sql`SELECT id FROM unnest(${list}::int[]) AS c(id) WHERE EXISTS (SELECT FROM utterance WHERE claim_id = c.id)
        OR EXISTS (SELECT FROM judgement WHERE claim_id = c.id) OR EXISTS (SELECT FROM claim m WHERE m.merged_into_id = c.id) LIMIT 1`,
    );
    if (used)
      throw conflict(
        'Chains or judgements have been added to this claim since. Undo those first, or delete the claim; nothing was changed.',
      );
    return [];
  }
  if (entity === 'topic') {
    const rows = await tx.claimTopic.findMany({
      where: { topicId: { in: list } },
      distinct: ['topicId'],
      select: { topicId: true },
    });
    return rows.map(({ topicId }) => topicId);
  }
  if (entity === 'source') {
    const rows = await rowsFrom(
      tx,
      idRow,
      Prisma.sql`SELECT id FROM unnest(${list}::int[]) AS s(id) WHERE EXISTS (SELECT FROM utterance WHERE source_id = s.id) OR EXISTS (SELECT FROM document WHERE source_id = s.id AND deleted_at IS NULL)
        OR EXISTS (SELECT FROM source o WHERE (o.owner_id = s.id OR o.granted_by_id = s.id) AND o.deleted_at IS NULL)`,
    );
    return rows.map(({ id }) => id);
  }
  if (entity === 'document') {
    const rows = await rowsFrom(
      tx,
      idRow,
      Prisma.sql`SELECT id FROM unnest(${list}::int[]) AS d(id) WHERE EXISTS (SELECT FROM utterance WHERE document_id = d.id)`,
    );
    return rows.map(({ id }) => id);
  }
  return [];
}

/** Writes the result of a restore. Children go first, since nothing may refer to what is removed. */
async function write(ledger: Ledger, changes: readonly ChangedRecord[]): Promise<void> {
  const of = (entity: Entity, how: (change: ChangedRecord) => boolean) =>
    changes.filter((change) => change.entity === entity && how(change)).map(({ id, after }) => ({ ...after, id }));
  for (const entity of referredFirst.toReversed())
    await ledger.remove(entity, idsOf(of(entity, ({ after }) => after === null)));
  for (const entity of referredFirst) {
    await ledger.updateKept(
      entity,
      of(entity, ({ before, after }) => before !== null && after !== null),
    );
    await ledger.insertKept(
      entity,
      of(entity, ({ before }) => before === null),
    );
  }
}

/** A change is undone if the latest change that undid it has not been undone itself. */
async function isUndone(tx: Tx, id: number): Promise<boolean> {
  const undoing = await tx.change.findFirst({ where: { undoesId: id }, orderBy: { id: 'desc' }, select: { id: true } });
  return undoing !== null && !(await isUndone(tx, undoing.id));
}

async function latestOf(tx: Tx, actorId: string): Promise<number | undefined> {
  const latest = await rowFrom(
    tx,
    idRow,
    Prisma.sql`SELECT h.id FROM change h WHERE h.actor_id = ${actorId} AND h.undoable AND NOT h.confidential AND h.undoes_id IS NULL AND NOT ${undone}
    ORDER BY h.id DESC LIMIT 1`,
  );
  return latest?.id;
}
