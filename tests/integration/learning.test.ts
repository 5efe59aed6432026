import { beforeAll, expect, it } from 'vitest';
import { execute, perform } from '@/lib/commands/command';
import { learnFromDecisions, useLearned } from '@/lib/corrector/commands.server';
import { decisionCounts, isLearningDue, learningsOf } from '@/lib/corrector/desk.server';
import type { Db } from '@/lib/db';
import { createDocument } from '@/lib/documents/commands.server';
import { createSource } from '@/lib/sources/commands.server';
import { proposeFor } from '@/lib/tags/propose.server';
import { eachDatabase } from '../support/databases';
import { blorted, decideEnough } from '../support/decisions';
import { system } from '../support/people';

eachDatabase('learning from decisions', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
  });
  const learn = () => perform(db, system, learnFromDecisions, {});

  it('waits until there is enough, and says so', async () => {
    await expect(learn()).rejects.toThrow('There are 0 decisions so far. Whence learns from 300 on.');
    expect(await isLearningDue(db)).toBe(false);
    expect(await learningsOf(db)).toEqual([]);
  });

  it('makes proposals of what editors marked, says how many held out are right, and goes back', async () => {
    await decideEnough(db, system);
    expect(await isLearningDue(db)).toBe(true);
    const sourceId = (await execute(db, system, createSource, { name: 'Other', kind: 'outlet' })).id;
    const other = blorted(1000).text.replaceAll('Ada Lind', 'Ruth Adler');
    const { id: documentId } = await execute(db, system, createDocument, { title: 'New', sourceId, text: other });
    const { id: versionId } = await db.prisma.documentVersion.findFirstOrThrow({ where: { documentId } });
    const proposed = async () => (await proposeFor(db, versionId))?.proposals.length ?? 0;
    const shipped = await proposed();
    const { result } = await learn();
    expect(result.isUsed).toBe(true);
    expect(result.after).toBeGreaterThan(result.before);
    const learned = await proposed();
    expect(learned).toBeGreaterThan(shipped);
    const { decisions, documents } = await decisionCounts(db);
    expect(await learningsOf(db)).toMatchObject([{ id: result.id, decisions, documents, state: 'in use' }]);
    expect(await isLearningDue(db)).toBe(false);
    await execute(db, system, useLearned, { id: null });
    expect(await proposed()).toBe(shipped);
    expect(await learningsOf(db)).toMatchObject([{ state: 'set aside' }]);
    await execute(db, system, useLearned, { id: result.id });
    expect(await proposed()).toBe(learned);
    await expect(execute(db, system, useLearned, { id: result.id + 1000 })).rejects.toThrow('not there any more');
  }, 300_000);

  it('does not keep in the history what is in the weights', async () => {
    const { rows } = await db.pool.query('SELECT max(length(r::text)) AS longest FROM change_record r');
    expect(Number(rows[0].longest)).toBeLessThan(100_000);
  });
});
