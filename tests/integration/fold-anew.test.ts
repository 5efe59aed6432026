import { beforeAll, expect, it } from 'vitest';
import { foldAnew, indexAnew, tidySearch } from '@/lib/assessments/fold-anew.server';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { createClaim } from '@/lib/claims/commands.server';
import { lookupClaims } from '@/lib/claims/lookup.server';
import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { createDocument } from '@/lib/documents/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { eachDatabase } from '../support/databases';
import { tables } from '../support/tables';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };

eachDatabase('a database whose texts an earlier version folded', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    const { id } = await execute(db, editor, createSource, {
      name: 'कारखाना समाचार',
      kind: 'outlet',
      aliases: ['Straßen-Blatt'],
    });
    await execute(db, editor, createDocument, { title: 'अख़बार', sourceId: id });
    await execute(db, editor, createClaim, { statement: '我家在上海东边', topics: ['Élan', 'район'] }, 'ガス');
  });

  it('becomes like one that this version filled, and only once', async () => {
    const all = async () => [
      await tables(db),
      (await db.pool.query('SELECT id, folded, words::text FROM claim_search ORDER BY id')).rows,
      (await db.pool.query('SELECT id, name_key FROM topic ORDER BY id')).rows,
      (await db.pool.query('SELECT id, folded FROM change ORDER BY id')).rows,
    ];
    const made = await all();
    for (const statement of [
      "UPDATE source SET name_key = 'करखन समचर', folded = 'karkhana'",
      "UPDATE document SET title_key = 'x'",
      "UPDATE topic SET name_key = ''",
      "UPDATE claim SET statement_key = 'y'",
      "UPDATE claim_facts SET statement_key = 'y', topic_key = 'Élan'",
      "UPDATE claim_search SET folded = 'y', words = NULL",
      "UPDATE change SET folded = 'कख'",
    ])
      await db.pool.query(statement);
    expect(await lookupClaims(db.pool, { q: '上海', not: [] })).toEqual([]);
    const changes = await db.prisma.change.count();
    expect(await foldAnew(db)).toBe(5 + changes);
    expect(await indexAnew(db)).toBe(1);
    await tidySearch(db);
    expect(await all()).toEqual(made);
    expect(await lookupClaims(db.pool, { q: '上海', not: [] })).toHaveLength(1);
    expect(await foldAnew(db)).toBeNull();
    expect(await indexAnew(db)).toBe(0);
    expect((await rebuild(db)).differing).toEqual([]);
  });

  it('is gone through to its end, however much it holds', async () => {
    await db.pool.query(
      `INSERT INTO claim (slug, statement, statement_key) SELECT 'many-' || n, 'Many ' || n, 'many ' || n FROM generate_series(1, 2005) n`,
    );
    for (let n = 0; n < 52; n++) await execute(db, editor, createClaim, { statement: `ガス ${n}` });
    await rebuild(db);
    const claims = await db.prisma.claim.count();
    const changes = await db.prisma.change.count();
    expect(changes).toBeGreaterThan(52);
    await db.pool.query("UPDATE claim SET statement_key = 'wrong'");
    await db.pool.query("UPDATE change SET folded = 'कख'");
    await db.pool.query('UPDATE claim_search SET words = NULL');
    await db.prisma.setting.delete({ where: { id: 'fold' } });
    expect(await foldAnew(db)).toBe(claims + changes);
    expect(await indexAnew(db)).toBe(claims);
    expect(await db.prisma.claim.count({ where: { statementKey: 'wrong' } })).toBe(0);
    expect((await db.prisma.claim.findUniqueOrThrow({ where: { slug: 'many-2005' } })).statementKey).toBe('many 2005');
    expect((await rebuild(db)).differing).toEqual([]);
  });
});
