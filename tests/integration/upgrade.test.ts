import { beforeAll, expect, it } from 'vitest';
import { FORMULA_VERSION } from '@/lib/assessments/conventions';
import { computedEarlier, recomputeEarlier, UPGRADE } from '@/lib/assessments/upgrade.server';
import { addChain } from '@/lib/attributions/commands.server';
import { createClaim } from '@/lib/claims/commands.server';
import { execute } from '@/lib/commands/command';
import { defaultQuery } from '@/lib/data-table/definition';
import type { Db } from '@/lib/db';
import { createDocument } from '@/lib/documents/commands.server';
import { getSubjectHistory } from '@/lib/history/detail.server';
import { listChanges } from '@/lib/history/queries.server';
import { historyList } from '@/lib/history/table';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { eachDatabase } from '../support/databases';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };

eachDatabase('a database whose values were computed by earlier rules', (open) => {
  let db: Db;
  let guessed = 0;
  let sound = 0;
  beforeAll(async () => {
    db = await open();
    const source = async (name: string) => (await execute(db, editor, createSource, { name, kind: 'outlet' })).id;
    const [reuters, news] = [await source('Reuters'), await source('AI News')];
    const text = 'Reuters has learned that the plant will close.';
    const { id: documentId } = await execute(db, editor, createDocument, {
      title: 'Plant to close',
      sourceId: reuters,
      text,
    });
    const held = { sourceId: reuters, documentId, quote: 'the plant will close' };
    const claim = async (statement: string, cue: string) => {
      const { id: claimId } = await execute(db, editor, createClaim, { statement });
      await execute(db, editor, addChain, { claimId, hops: [held, { sourceId: news, ...(cue && { link: { cue } }) }] });
      return claimId;
    };
    guessed = await claim('The plant will close', '');
    sound = await claim('The plant is to close for good', 'reported');
    // As the rules before had it.
    await db.pool.query(`UPDATE attribution SET state = 'verified'`);
    await db.pool.query(`UPDATE claim_facts SET weakest_link = 'verified'`);
    await db.pool.query(
      `UPDATE claim SET formula_version = 1, chains = replace(chains::text, '"assumed"', '"verified"')::jsonb`,
    );
    await db.pool.query(`DELETE FROM setting WHERE id = 'formula'`);
  });
  const weakest = async (id: number) => (await db.prisma.claimFacts.findUniqueOrThrow({ where: { id } })).weakestLink;

  it('is computed once more, and the history says which claims changed', async () => {
    expect(await computedEarlier(db)).toBe(2);
    expect(await recomputeEarlier(db)).toEqual([guessed]);
    expect([await weakest(guessed), await weakest(sound)]).toEqual(['assumed', 'verified']);
    expect(await computedEarlier(db)).toBe(0);
    // Once this version is noted, nothing is counted any more.
    await db.pool.query('UPDATE claim SET formula_version = 1');
    expect(await computedEarlier(db)).toBe(0);
    await db.pool.query(`UPDATE claim SET formula_version = ${FORMULA_VERSION}`);
    const entries = await db.prisma.change.findMany({ where: { command: UPGRADE } });
    expect(entries).toMatchObject([
      { actorName: 'Whence', recordCount: 1, counts: { claim: 1 }, undoable: false, confidential: false },
    ]);
    const [latest] = await listChanges(db.pool, { role: 'reader' }, defaultQuery(historyList), {});
    expect(latest).toMatchObject({ person: 'Whence', said: 'computed a claim again by sharper rules' });
    const { entries: ofClaim } = await getSubjectHistory(db.pool, { role: 'reader' }, `claim:${guessed}`);
    expect(ofClaim[0]).toMatchObject({ said: 'computed a claim again by sharper rules' });
    expect(await recomputeEarlier(db)).toEqual([]);
    expect(await db.prisma.change.count({ where: { command: UPGRADE } })).toBe(1);
  });

  it('leaves a new database alone', async () => {
    const fresh = await open();
    expect(await computedEarlier(fresh)).toBe(0);
    expect(await fresh.prisma.change.count()).toBe(0);
  });
});
