import { beforeAll, expect, it } from 'vitest';
import { mergeClaim } from '@/lib/claims/commands.server';
import { claimsByIds } from '@/lib/claims/queries.server';
import { claimList } from '@/lib/claims/table';
import { execute, perform } from '@/lib/commands/command';
import { defaultQuery } from '@/lib/data-table/definition';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { undoChange } from '@/lib/history/commands.server';
import { deedsOf } from '@/lib/history/deeds.server';
import { setNoteOf } from '@/lib/notes/commands.server';
import { notesOf } from '@/lib/notes/queries.server';
import { notedKinds } from '@/lib/notes/schema';
import { mergeSources } from '@/lib/sources/merge.server';
import { eachDatabase } from '../support/databases';
import { system } from '../support/people';

eachDatabase('notes on records', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
  });
  const firstOf = async (table: string): Promise<number> =>
    (await db.pool.query(`SELECT min(id) AS id FROM ${table}`)).rows[0].id;

  it.each(notedKinds)('are added to a %s, changed and removed, and each can be undone', async (entity) => {
    const recordId = await firstOf(entity);
    const set = (note: object) => perform(db, system, setNoteOf, { entity, recordId, ...note });
    const texts = async () => (await notesOf(db, entity, recordId)).map(({ name, text }) => `${name}: ${text}`);
    const { result } = await set({ name: ' Fact  ID ', text: ' one\ntwo ' });
    expect(await texts()).toEqual(['Fact ID: one\ntwo']);
    const id = result.id ?? 0;
    await set({ id, name: 'Comments', text: 'three', was: 'one\ntwo' });
    expect(await texts()).toEqual(['Comments: three']);
    await expect(set({ id, name: 'Comments', text: 'four', was: 'one\ntwo' })).rejects.toThrow(
      'Someone else has changed this note since you opened it. Nothing was overwritten.',
    );
    const { changeId } = await set({ id, name: 'Comments', text: '  ' });
    expect(await texts()).toEqual([]);
    await execute(db, system, undoChange, { changeId: changeId ?? 0 });
    expect(await texts()).toEqual(['Comments: three']);
    const deeds = await deedsOf(db.pool, [changeId ?? 0]);
    expect(deeds.get(changeId ?? 0)?.deed).toMatch(/^a note set on “.+”$/);
  });

  it('are refused without a name or a text, and on another record than their own', async () => {
    const recordId = await firstOf('claim');
    const set = (note: object) =>
      execute(db, system, setNoteOf, { entity: 'claim', recordId, name: 'A', text: 'b', ...note });
    await expect(set({ text: ' \n' })).rejects.toThrow('Write the note.');
    await expect(set({ name: ' ' })).rejects.toThrow('A note needs a name');
    await expect(set({ recordId: 999_999 })).rejects.toThrow('There is no such claim.');
    const { id } = await set({});
    const { rows } = await db.pool.query('SELECT max(id) AS id FROM claim');
    await expect(set({ id: id ?? 0, recordId: rows[0].id })).rejects.toThrow('There is no such note.');
  });

  it('move along where records are merged', async () => {
    const [from, into] = (await db.pool.query(`SELECT id FROM claim ORDER BY id DESC LIMIT 2`)).rows;
    await execute(db, system, setNoteOf, { entity: 'claim', recordId: from.id, name: 'Moved', text: 'along' });
    await execute(db, system, mergeClaim, { fromId: from.id, intoId: into.id });
    expect((await notesOf(db, 'claim', into.id)).map(({ name }) => name)).toContain('Moved');
    const [one, other] = (await db.pool.query(`SELECT id FROM source WHERE kind = 'outlet' ORDER BY id DESC LIMIT 2`))
      .rows;
    await execute(db, system, setNoteOf, { entity: 'source', recordId: one.id, name: 'Moved', text: 'along' });
    await execute(db, system, mergeSources, { fromId: one.id, intoId: other.id });
    expect((await notesOf(db, 'source', other.id)).map(({ name }) => name)).toContain('Moved');
  });

  it('go on saying by what a file knows the record, and are found in the table', async () => {
    const recordId = await firstOf('claim');
    const { rows } = await db.pool.query(
      `INSERT INTO claim_note (claim_id, name, text, key) VALUES ($1, 'Number', 'N-1', 'N-1') RETURNING id`,
      [recordId],
    );
    await execute(db, system, setNoteOf, { entity: 'claim', recordId, id: rows[0].id, name: 'Number', text: 'N-2' });
    const kept = await db.pool.query('SELECT text, key FROM claim_note WHERE id = $1', [rows[0].id]);
    expect(kept.rows).toEqual([{ text: 'N-2', key: 'N-2' }]);
    const [row] = await claimsByIds(db.pool, [recordId], defaultQuery(claimList));
    expect(row?.notes).toContainEqual({ name: 'Number', text: 'N-2' });
    const found = await db.pool.query(`SELECT id FROM claim_search WHERE folded LIKE '%n-2%'`);
    expect(found.rows).toEqual([{ id: recordId }]);
  });
});
