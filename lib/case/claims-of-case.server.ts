import type { Fields } from '@/lib/entities/record';
import { fold } from '@/lib/format/fold';
import { Prisma } from '@/prisma/generated/client';
import { type CaseRow, refusedCase } from './archive.server';
import { byFields, byKey, type Way } from './pairing';
import { recordsOf } from './records.server';
import { inPortions, RowCursor } from './row-cursor.server';
import { hereOf, type Taken, type Taking } from './taking.server';

const { sql } = Prisma;

const CLAIMS = 300;
/** The files with the parts of claims, each after those to which it refers. */
const partsOfClaims = [
  'claim-notes',
  'judgements',
  'utterances',
  'answers',
  'links',
  'readings',
  'dependences',
] as const;

/** Takes the claims of a case, portion by portion, with all their parts. */
export async function takeClaims(taking: Taking): Promise<void> {
  const { tx, ledger } = taking.context;
  const cursors = {
    topics: new RowCursor('claim-topics', taking.archive.rows('claim-topics'), 'claimId'),
    'claim-notes': new RowCursor('claim-notes', taking.archive.rows('claim-notes'), 'claimId'),
    judgements: new RowCursor('judgements', taking.archive.rows('judgements'), 'claimId'),
    utterances: new RowCursor('utterances', taking.archive.rows('utterances'), 'claimId'),
    answers: new RowCursor('answers', taking.archive.rows('answers'), 'utteranceId'),
    links: new RowCursor('links', taking.archive.rows('links'), 'claimId'),
    readings: new RowCursor('readings', taking.archive.rows('readings'), 'attributionId'),
    dependences: new RowCursor('dependences', taking.archive.rows('dependences'), 'claimId'),
  };
  const said = ['claimId', 'sourceId', 'documentId', 'stance'];
  const ways: Record<Exclude<keyof typeof cursors, 'topics'>, readonly Way[]> = {
    'claim-notes': [taking.byAll('claim-notes'), byFields('claimId', 'name')],
    judgements: [taking.byAll('judgements'), byFields('claimId', 'judgedAt', 'authorName')],
    utterances: [...(taking.isOwn ? [byFields('id', ...said)] : []), byFields(...said)],
    answers: [taking.byAll('answers')],
    links: [byFields('downstreamId', 'upstreamId')],
    readings: [taking.byAll('readings'), byFields('attributionId', 'cue')],
    dependences: [byFields('aId', 'bId')],
  };
  for await (const reads of inPortions(taking.archive.rows('claims'), CLAIMS)) {
    const ids = new Set(reads.map(({ record }) => Number(record.id)));
    const topics = await cursors.topics.take(ids);
    const taken = await pairClaims(taking, reads, topics);
    const own = hereOf(taken);
    await ledger.lockClaims(own);
    let parts = topics.length;
    const whole: Partial<Record<keyof typeof cursors, ReadonlySet<number>>> = {};
    for (const file of partsOfClaims) {
      const wholes = file === 'readings' ? whole.links : file === 'answers' ? whole.utterances : ids;
      const rows = await cursors[file].take(wholes ?? ids);
      whole[file] = new Set(rows.map(({ record }) => Number(record.id)));
      await taking.take(file, rows, await recordsOf(tx, file, own), ways[file]);
      parts += rows.length;
    }
    await taking.putAway(reads.length + parts);
    taking.forget(partsOfClaims);
  }
  for (const cursor of Object.values(cursors)) await cursor.mustEnd();
}

async function pairClaims(taking: Taking, reads: readonly CaseRow[], topics: readonly CaseRow[]): Promise<Taken[]> {
  const { tx, ledger } = taking.context;
  const keys = [...new Set(reads.map(({ record }) => fold(String(record.statement))))];
  const candidates = [
    ...(await taking.addressed('claim', reads)),
    ...(await taking.idsBy(sql`SELECT c.id FROM unnest(${keys}::text[]) AS k(key)
      JOIN claim_facts f ON f.statement_key = left(k.key, 100) JOIN claim c ON c.id = f.id AND c.statement_key = k.key
      ORDER BY c.id`)),
  ];
  const here = await recordsOf(tx, 'claims', [...new Set(candidates)]);
  const key = (record: Fields) => fold(String(record.statement));
  const live = (record: Fields) => (record.deletedAt === null ? key(record) : null);
  const wanted = new Map<unknown, number[]>();
  for (const read of topics) {
    const topicId = taking.mapped('claim-topics', { ...read, record: { topicId: read.record.topicId } })?.topicId;
    wanted.set(read.record.claimId, [...(wanted.get(read.record.claimId) ?? []), Number(topicId)]);
  }
  const taken = await taking.take(
    'claims',
    reads,
    here,
    [
      ...taking.byAddress(),
      byKey((record) => JSON.stringify([record.slug, key(record)])),
      {
        ofFile: live,
        ofHere: live,
        unclear: (record: Fields) =>
          refusedCase(
            `More than one claim here says “${String(record.statement).slice(0, 100)}”, and the case does not say which is meant. Merge them first.`,
          ),
      },
    ],
    (fields, read) => ({ ...fields, topicIds: wanted.get(read.record.id) ?? [] }),
  );
  const counts = taking.outcome.of('claim-topics');
  const old = taken.flatMap(({ id, isNew }) => (id === null || isNew ? [] : id));
  const held = new Map((await ledger.read('claim', old)).map((claim) => [claim.id, claim]));
  const patches: { id: number; topicIds: number[] }[] = [];
  for (const { read, id, isNew } of taken) {
    const named = wanted.get(read.record.id) ?? [];
    const there = id === null || isNew ? undefined : held.get(id);
    if (id === null) counts.leftOut += named.length;
    else if (isNew) counts.new += named.length;
    else if (there) {
      const missing = named.filter((topic) => !there.topicIds.includes(topic));
      counts.new += missing.length;
      counts.same += named.length - missing.length;
      if (missing.length > 0) patches.push({ id, topicIds: [...there.topicIds, ...missing].sort((a, b) => a - b) });
    }
  }
  await ledger.updateMany('claim', patches);
  return taken;
}
