import { beforeAll, expect, it } from 'vitest';
import { addChain, setDependence } from '@/lib/attributions/commands.server';
import { addJudgement, createClaim } from '@/lib/claims/commands.server';
import { execute } from '@/lib/commands/command';
import { Ledger } from '@/lib/commands/ledger';
import type { Db } from '@/lib/db';
import type { Tx } from '@/lib/db/transaction';
import type { Entity } from '@/lib/entities/entities';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { eachDatabase } from '../support/databases';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };

/** A transaction that notes the texts of the statements that go through it. */
const noting = (tx: Tx, texts: string[]): Tx =>
  new Proxy(tx, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        const [query] = given;
        texts.push(typeof query === 'string' ? query : (query as { sql: string }).sql);
        return value.apply(target, given);
      };
    },
  });

eachDatabase('the ledger', (open) => {
  let db: Db;
  let claimId: number;
  beforeAll(async () => {
    db = await open();
    const sourceIds: number[] = [];
    for (const name of ['One', 'Two'])
      sourceIds.push((await execute(db, editor, createSource, { name, kind: 'outlet' })).id);
    claimId = (await execute(db, editor, createClaim, { statement: 'Locked' })).id;
    const hops = sourceIds.map((sourceId, i) => ({ sourceId, ...(i > 0 && { link: { cue: 'said' } }) }));
    const { utteranceIds } = await execute(db, editor, addChain, { claimId, hops });
    const [aId = 0, bId = 0] = utteranceIds;
    await execute(db, editor, setDependence, { claimId, aId, bId, dependent: true, reason: 'So' });
    const judgement = { confidence: 'low', likelihood: 'likely', status: 'disputed', reason: 'So' } as const;
    await execute(db, editor, addJudgement, { claimId, ...judgement });
  });

  it.each<[Entity & ('utterance' | 'attribution' | 'reading' | 'dependenceLink' | 'judgement')]>([
    ['utterance'],
    ['attribution'],
    ['reading'],
    ['dependenceLink'],
    ['judgement'],
  ])('locks the claim before it reads a part of it: %s', async (entity) => {
    const { id } = await (db.prisma[entity] as typeof db.prisma.reading).findFirstOrThrow({ select: { id: true } });
    const texts: string[] = [];
    const held = await db.prisma.$transaction((tx) => new Ledger(noting(tx, texts)).read(entity, [id]));
    expect(held).toMatchObject([{ id, claimId }]);
    const [locking, reading] = [/FROM claim .*FOR NO KEY UPDATE/, /FOR UPDATE OF t/].map((pattern) =>
      texts.findIndex((text) => pattern.test(text)),
    );
    expect(locking).toBeGreaterThanOrEqual(0);
    expect(reading).toBeGreaterThan(locking ?? 0);
  });
});
