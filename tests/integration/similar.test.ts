import { beforeAll, expect, it } from 'vitest';
import { createClaim, deleteClaims } from '@/lib/claims/commands.server';
import { similarClaims } from '@/lib/claims/similar.server';
import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import type { Actor } from '@/lib/people/permissions';
import { eachDatabase } from '../support/databases';

const editor: Actor = { id: 'e', name: 'Edith', role: 'editor' };
const many = Array.from(
  { length: 300 },
  (_, i) => `Company number ${i} plans to open a plant in district ${i % 7} in ${2026 + (i % 5)}`,
);

eachDatabase('similar claims', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
    for (const statement of many) await execute(db, editor, createClaim, { statement });
  });
  const statements = async (text: string, except: number[] = []) =>
    (await similarClaims(db, text, { except })).map(({ statement }) => statement);

  it('finds the same text first, with the score 1', async () => {
    const [first] = await similarClaims(
      db,
      ' deepseek’s v4 MODEL may run on Huawei Ascend chips instead of NVIDIA hardware ',
    );
    expect(first).toMatchObject({
      statement: 'DeepSeek’s V4 model may run on Huawei Ascend chips instead of NVIDIA hardware',
      score: 1,
      why: 'the same words',
      status: 'unverified',
      chain: 'The Information → Reuters → AI News',
    });
  });

  it('finds other words for the same, and ranks', async () => {
    const found = await similarClaims(db, 'Model V4 of DeepSeek might be running on Ascend chips by Huawei');
    expect(found[0]?.statement).toMatch(/^DeepSeek’s V4 model may run/);
    expect(found.length).toBeLessThanOrEqual(5);
    expect(found.map(({ score }) => score)).toEqual([...found.map(({ score }) => score)].sort((a, b) => b - a));
    for (const { score, why } of found) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThan(1);
      expect(why).not.toBe('');
    }
  });

  it('ranks by the statement, not by who says it', async () => {
    expect(await statements('Reuters AI News The Information')).toEqual([]);
  });

  it('finds nothing by function words, however few claims have them', async () => {
    const few = await open();
    await seedFirstCase(few);
    for (const counted of [false, true]) {
      if (counted) await few.pool.query('ANALYZE claim_search');
      expect(await similarClaims(few, 'Reuters AI News The Information')).toEqual([]);
      expect(await similarClaims(few, 'Of the and by')).toEqual([]);
    }
  });

  it('counts words that no claim has as a difference', async () => {
    await execute(db, editor, createClaim, { statement: 'Ferries reach Port Orrin at dawn' });
    const [found] = await similarClaims(db, 'Ferries reach Port Orrin at dawn through Zwölfmeerkanal Quarantinegebiet');
    expect(found).toMatchObject({ statement: 'Ferries reach Port Orrin at dawn', nearly: false });
    expect(await statements('The Oberaufsichtskommissar Zwölfmeerkanal Quarantinegebiet')).toEqual([]);
  });

  it('finds one among many that differ in a number', async () => {
    expect((await statements(many[123] ?? ''))[0]).toBe(many[123]);
    expect((await statements('Company number 123 is to open a plant'))[0]).toBe(many[123]);
  });

  it('leaves out what is excluded, and deleted claims', async () => {
    const { id } = await execute(db, editor, createClaim, { statement: 'Zebras graze at Lindhaven' });
    expect(await statements('Zebras graze at Lindhaven')).toEqual(['Zebras graze at Lindhaven']);
    expect(await statements('Zebras graze at Lindhaven', [id])).toEqual([]);
    await execute(db, editor, deleteClaims, { ids: [id] });
    expect(await statements('Zebras graze at Lindhaven')).toEqual([]);
  });

  it('answers alike once the database has counted its words', async () => {
    const text = 'Company number 200 plans a plant';
    const before = await statements(text);
    await db.pool.query('ANALYZE claim_search');
    const after = await statements(text);
    expect(after[0]).toBe(many[200]);
    expect(before[0]).toBe(many[200]);
  });

  it('accepts any text', async () => {
    for (const text of [
      '',
      ' ',
      '…',
      'the of and',
      "it's \\ ' : & | ! <-> (",
      'a\0b',
      '芯片 出口管制',
      'x'.repeat(5000),
      `${'word '.repeat(900)}`,
    ])
      expect(Array.isArray(await similarClaims(db, text))).toBe(true);
  });
});
