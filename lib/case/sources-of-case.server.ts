import { sourcesNamed, topicKeyOf } from '@/lib/commands/names';
import type { Fields } from '@/lib/entities/record';
import { fold } from '@/lib/format/fold';
import { latestGrade } from '@/lib/sources/commands.server';
import { Prisma } from '@/prisma/generated/client';
import { refusedCase } from './archive.server';
import { byFields, byKey } from './pairing';
import { recordsOf } from './records.server';
import { all } from './row-cursor.server';
import { ownsItself } from './taking';
import { hereOf, type Taking } from './taking.server';

const { sql } = Prisma;

// Topics and sources are few. They are taken as a whole, since they may refer to each other in any order.

/** Takes the topics of a case. */
export async function takeTopics(taking: Taking): Promise<void> {
  const { tx } = taking.context;
  const reads = await all(taking.archive.rows('topics'));
  const here = await recordsOf(tx, 'topics', await taking.idsBy(sql`SELECT id FROM topic ORDER BY id`));
  const key = ({ name }: Fields) => topicKeyOf(String(name));
  await taking.take('topics', reads, here, [...taking.byAddress(), byKey(key)]);
  await taking.putAway(reads.length);
}

/** Takes the sources of a case, with their grades and notes. */
export async function takeSources(taking: Taking): Promise<void> {
  const { tx, ledger } = taking.context;
  const reads = await all(taking.archive.rows('sources'));
  const circle = ownsItself(reads.map(({ record }) => record));
  if (circle) throw refusedCase(`sources.csv: “${circle.name}” owns itself, be it through others.`);
  const named = await sourcesNamed(
    tx,
    reads.map(({ record }) => String(record.name)),
  );
  const candidates = [...(await taking.addressed('source', reads)), ...[...named.values()].flat().map(({ id }) => id)];
  const here = await recordsOf(tx, 'sources', [...new Set(candidates)]);
  const isLive = ({ deletedAt }: Fields) => deletedAt === null;
  const name = (record: Fields) => fold(String(record.name));
  const unclear = (record: Fields) =>
    refusedCase(
      `More than one source here is called “${record.name}”, and the case does not say which is meant. Merge them or rename one first.`,
    );
  const ofFile = (record: Fields) => (isLive(record) ? name(record) : null);
  const aliases = (record: Fields) =>
    isLive(record) ? [record.aliases].flat().map((alias) => fold(String(alias))) : null;
  const taken = await taking.take('sources', reads, here, [
    ...taking.byAddress(),
    byKey((record) => JSON.stringify([record.slug, name(record)])),
    { ofFile, ofHere: ofFile, unclear },
    { ofFile, ofHere: aliases, unclear },
  ]);
  const own = hereOf(taken);
  const old = taken.flatMap(({ id, isNew }) => (id === null || isNew ? [] : id));
  const files: ['grades' | 'source-notes', readonly string[]][] = [
    ['grades', ['sourceId', 'gradedAt']],
    ['source-notes', ['sourceId', 'name']],
  ];
  let rows = reads.length;
  for (const [file, key] of files) {
    const parts = await all(taking.archive.rows(file));
    rows += parts.length;
    await taking.take(file, parts, await recordsOf(tx, file, own), [taking.byAll(file), byFields(...key)]);
  }
  // The grade that stands in a source is its latest one.
  if (taking.outcome.of('grades').new > 0)
    for (const id of old) await ledger.update('source', id, { reliability: await latestGrade(tx, id) });
  await taking.putAway(rows);
}
