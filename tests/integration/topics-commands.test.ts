import { beforeAll, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { createClaim, deleteClaims, editClaim } from '@/lib/claims/commands.server';
import { execute, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { deleteTopic, mergeTopics, renameTopic } from '@/lib/topics/commands.server';
import { listTopics } from '@/lib/topics/queries.server';
import { eachDatabase } from '../support/databases';
import { tables } from '../support/tables';

const editor: Actor = { id: 'e', name: 'Edith', role: 'editor' };

eachDatabase('commands on topics', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
  });
  const claim = (statement: string, topics: string[]) => execute(db, editor, createClaim, { statement, topics });
  const textOf = async (id: number) => (await db.prisma.claim.findUniqueOrThrow({ where: { id } })).topicText;
  const topicOf = (slug: string) => db.prisma.topic.findUniqueOrThrow({ where: { slug } });
  async function everything() {
    return { rows: await tables(db), topics: await db.prisma.topic.findMany({ orderBy: { id: 'asc' } }) };
  }

  it('rename: the claims show it, the address stays, and the new name finds it', async () => {
    const { id } = await claim('One', ['Chips']);
    const chips = await topicOf('chips');
    const before = await everything();
    const { changeId } = await perform(db, editor, renameTopic, { id: chips.id, name: ' Semi  conductors ' });
    expect(await topicOf('chips')).toMatchObject({ id: chips.id, name: 'Semi conductors' });
    expect(await textOf(id)).toBe('Semi conductors');
    await claim('Two', ['semi-conductors']);
    expect(await db.prisma.topic.count()).toBe(1);
    await claim('Three', ['Chips']);
    expect(await topicOf('chips-2')).toMatchObject({ name: 'Chips' });
    expect((await rebuild(db)).differing).toEqual([]);
    await execute(db, editor, deleteClaims, {
      ids: (await db.prisma.claim.findMany({ where: { id: { not: id } } })).map((row) => row.id),
    });
    // The former name has been given to another topic since, and two cannot have it.
    const undo = () => execute(db, editor, undoChange, { changeId: changeId ?? 0 });
    await expect(undo()).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('There is a topic “Chips” again'),
    });
    await execute(db, editor, renameTopic, { id: (await topicOf('chips-2')).id, name: 'Crisps' });
    await undo();
    const after = await everything();
    expect(after.rows.claim_facts).toEqual(before.rows.claim_facts);
    expect(after.topics.slice(0, 1)).toEqual(before.topics);
  });

  it('deleting is undone and done again, also when the name was used meanwhile', async () => {
    const { id } = await claim('Delete and redo', ['Passing']);
    const passing = await topicOf('passing');
    await execute(db, editor, editClaim, { id, topics: [] });
    const deleted = await perform(db, editor, deleteTopic, { id: passing.id });
    const undone = await perform(db, editor, undoChange, { changeId: deleted.changeId ?? 0 });
    expect(await topicOf('passing')).toEqual(passing);
    const redone = await perform(db, editor, undoChange, { changeId: undone.changeId ?? 0 });
    expect(await db.prisma.topic.count({ where: { id: passing.id } })).toBe(0);

    await claim('Uses the name', ['passing']);
    const back = () => perform(db, editor, undoChange, { changeId: redone.changeId ?? 0 });
    await expect(back()).rejects.toMatchObject({
      message: expect.stringContaining('There is a topic “passing” again'),
    });
    await execute(db, editor, renameTopic, { id: (await topicOf('passing')).id, name: 'In passing' });
    const again = await back();
    expect(await db.prisma.topic.findUniqueOrThrow({ where: { id: passing.id } })).toMatchObject({
      name: 'Passing',
      slug: 'passing-2',
    });
    // Whoever has been given it since keeps it.
    await claim('Has it now', ['Passing']);
    await expect(perform(db, editor, undoChange, { changeId: again.changeId ?? 0 })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('given this topic since'),
    });
  });

  it('merging is undone and done again', async () => {
    const { id } = await claim('Merge and redo', ['Merged away']);
    await claim('Merge and redo too', ['Stays']);
    const [from, into] = [await topicOf('merged-away'), await topicOf('stays')];
    const merged = await perform(db, editor, mergeTopics, { fromId: from.id, intoId: into.id });
    const after = await everything();
    const undone = await perform(db, editor, undoChange, { changeId: merged.changeId ?? 0 });
    expect(await textOf(id)).toBe('Merged away');
    expect(undone.result).toMatchObject({ deed: expect.stringMatching(/^a topic merged: “.+”$/) });
    const redone = await perform(db, editor, undoChange, { changeId: undone.changeId ?? 0 });
    expect(await everything()).toEqual(after);
    const again = await perform(db, editor, undoChange, { changeId: redone.changeId ?? 0 });
    expect(again.result).toMatchObject({ deed: 'a topic merged: “Merged away”' });
    await perform(db, editor, undoChange, { changeId: again.changeId ?? 0 });
    expect(await db.prisma.topic.count({ where: { id: from.id } })).toBe(0);
  });

  it('names that differ in more than spelling are two topics', async () => {
    await claim('Four', ['C', 'C++', '芯片', '出口', 'Café', 'cafe']);
    expect(
      (await db.prisma.topic.findMany({ where: { name: { in: ['C', 'C++', '芯片', '出口', 'Café', 'cafe'] } } }))
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['C', 'C++', 'Café', '出口', '芯片'].sort());
  });

  it('refuse a name that is taken, beside the field', async () => {
    const topic = await topicOf('c');
    await expect(execute(db, editor, renameTopic, { id: topic.id, name: 'CAFE' })).rejects.toMatchObject({
      kind: 'conflict',
      fields: { name: 'There is already a topic “Café”. Merge this one into it instead.' },
    });
    await expect(execute(db, editor, renameTopic, { id: topic.id, name: 'a;b' })).rejects.toMatchObject({
      fields: { name: 'A topic cannot contain “;”.' },
    });
    await execute(db, editor, renameTopic, { id: topic.id, name: 'c' });
  });

  it('merge: every claim gets the other topic, once; undone, every row is as it was', async () => {
    const both = await claim('Both', ['Space', 'Rockets']);
    const one = await claim('One of them', ['Rockets']);
    await execute(db, editor, deleteClaims, { ids: [one.id] });
    const before = await everything();
    const [from, into] = [await topicOf('rockets'), await topicOf('space')];
    const { result, changeId } = await perform(db, editor, mergeTopics, { fromId: from.id, intoId: into.id });
    expect(result).toEqual({ id: into.id, claims: 2 });
    expect([await textOf(both.id), await textOf(one.id)]).toEqual(['Space', 'Space']);
    expect(await db.prisma.topic.findUnique({ where: { slug: 'rockets' } })).toBeNull();
    expect((await rebuild(db)).differing).toEqual([]);
    await execute(db, editor, undoChange, { changeId: changeId ?? 0 });
    expect(await everything()).toEqual(before);
    expect((await rebuild(db)).differing).toEqual([]);
    await expect(execute(db, editor, mergeTopics, { fromId: from.id, intoId: from.id })).rejects.toMatchObject({
      kind: 'invalid',
    });
    await expect(execute(db, editor, mergeTopics, { fromId: from.id, intoId: 999_999 })).rejects.toMatchObject({
      kind: 'not found',
    });
  });

  it('delete only what no claim has', async () => {
    const { id } = await topicOf('space');
    await expect(execute(db, editor, deleteTopic, { id })).rejects.toMatchObject({ kind: 'conflict' });
    const rockets = await topicOf('rockets');
    await execute(db, editor, mergeTopics, { fromId: id, intoId: rockets.id });
    const topic = await db.prisma.topic.create({ data: { slug: 'unused', name: 'Unused', nameKey: 'unused' } });
    const { changeId } = await perform(db, editor, deleteTopic, { id: topic.id });
    expect(await db.prisma.topic.findUnique({ where: { id: topic.id } })).toBeNull();
    await execute(db, editor, undoChange, { changeId: changeId ?? 0 });
    expect(await db.prisma.topic.findUnique({ where: { id: topic.id } })).toEqual(topic);
  });

  it('the list counts claims that stand, and those deleted apart', async () => {
    const list = await listTopics(db.pool);
    expect(list.find(({ slug }) => slug === 'rockets')).toMatchObject({ claims: 1, deleted: 1 });
    expect(list.find(({ slug }) => slug === 'unused')).toMatchObject({ claims: 0, deleted: 0 });
  });
});
