import { beforeAll, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { execute, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { addDocumentVersion, createDocument } from '@/lib/documents/commands.server';
import { leftBehindIn } from '@/lib/documents/left-behind.server';
import { settleLeftBehind } from '@/lib/documents/settle.server';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { addTags, enterChains } from '@/lib/tags/commands.server';
import { eachDatabase } from '../support/databases';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };
const passage = 'the plant will close by winter';
const ono = `Minister Ono told reporters ${passage}.`;
const first = `It rains in the town.\n\n${ono}\n\nNobody else was there.`;
const at = (text: string, words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length];

eachDatabase('what is to be looked at', (open) => {
  let db: Db;
  let count = 0;
  let sourceId = 0;
  beforeAll(async () => {
    db = await open();
    sourceId = (await execute(db, editor, createSource, { name: 'Island News', kind: 'outlet' })).id;
  });

  /** A document with a chain that was made of what Ono said. */
  const marked = async (text = first) => {
    const { id: documentId, versionId } = await execute(db, editor, createDocument, {
      title: `Plant ${++count}`,
      sourceId,
      text,
    });
    const tag = {
      sourceSpans: at(text, 'Minister Ono'),
      cueSpans: at(text, 'told reporters'),
      contentSpans: at(text, passage),
    };
    const said = { sourceName: `Minister Ono ${count}`, statement: `The plant will close ${count}` };
    const { ids } = await execute(db, editor, addTags, {
      documentId,
      versionId: versionId ?? 0,
      tags: [{ ...tag, ...said }],
    });
    await execute(db, editor, enterChains, { documentId, ids });
    return { documentId, versionId: versionId ?? 0, ids };
  };
  const store = (documentId: number, text: string) => execute(db, editor, addDocumentVersion, { documentId, text });
  const wordsIn = (list: Awaited<ReturnType<typeof leftBehindIn>>) =>
    list.map(({ was, is }) => [was.words, is?.words ?? null]);

  it.each([
    ['another speaker', first.replace('Ono told', 'Ruiz denied to'), passage],
    ['a negation', first.replace('will close', 'will not close'), 'the plant will not close by winter'],
    [
      'another wording',
      first.replace(passage, 'the plant may well close this winter'),
      'Minister Ono told reporters the plant may well close this winter.',
    ],
    ['no such sentence', first.replace(`${ono}\n\n`, ''), null],
  ])('is listed with both texts: %s', async (_, second, is) => {
    const { documentId, ids } = await marked();
    const stored = await store(documentId, second);
    expect(stored).toMatchObject({ carried: 0, orphaned: 1, passages: { carried: 0, orphaned: 2 } });
    expect(stored.toBeLookedAt).toHaveLength(3);
    expect(stored.toBeLookedAt).toContainEqual({ kind: 'tag', id: ids[0], was: passage, is });
    const list = await leftBehindIn(db.pool, documentId);
    expect(wordsIn(list)).toEqual([[passage, is]]);
    expect(list[0]).toMatchObject({
      number: 1,
      who: `Minister Ono ${count}`,
      claims: [{ statement: `The plant will close ${count}` }],
    });
    expect(list[0]?.items.map(({ kind }) => kind).sort()).toEqual(['passage', 'reading', 'tag']);
  });

  it('stands in the latest text when a person says so, all of it in one change', async () => {
    const { documentId } = await marked();
    const second = first.replace('will close by', 'is to close by');
    const { id: versionId } = await store(documentId, second);
    const [left] = await leftBehindIn(db.pool, documentId);
    const spans = at(second, 'the plant is to close by winter');
    await perform(db, editor, settleLeftBehind, { documentId, versionId, items: left?.items ?? [], spans });
    expect(await leftBehindIn(db.pool, documentId)).toEqual([]);
    expect(
      await db.prisma.utterance.findMany({ where: { documentId }, select: { versionId: true, spans: true } }),
    ).toEqual([{ versionId, spans }]);
    expect(
      await db.prisma.tag.findMany({ where: { documentId }, select: { versionId: true, contentSpans: true } }),
    ).toEqual([{ versionId, contentSpans: spans }]);
    expect(await db.prisma.reading.findMany({ where: { versionId }, select: { contentSpans: true } })).toEqual([
      { contentSpans: spans },
    ]);
    expect(await rebuild(db)).toMatchObject({ differing: [] });
    await execute(db, editor, undoChange, {});
    expect(await leftBehindIn(db.pool, documentId)).toEqual([left]);
  });

  it('is not asked about again once it was left with the older text', async () => {
    const { documentId, versionId: old } = await marked();
    const { id: versionId } = await store(documentId, first.replace('will close', 'will not close'));
    const [left] = await leftBehindIn(db.pool, documentId);
    await execute(db, editor, settleLeftBehind, { documentId, versionId, items: left?.items ?? [], spans: null });
    expect(await leftBehindIn(db.pool, documentId)).toEqual([]);
    await store(documentId, `${first} More.`);
    expect(await leftBehindIn(db.pool, documentId)).toEqual([]);
    expect(await db.prisma.utterance.findMany({ where: { documentId }, select: { versionId: true } })).toEqual([
      { versionId: old },
    ]);
  });

  it('is refused by name where it is not there, or the text is not the latest', async () => {
    const { documentId, versionId: old, ids } = await marked();
    const settle = (input: object) =>
      execute(db, editor, settleLeftBehind, {
        documentId,
        versionId: old,
        items: [{ kind: 'tag', id: ids[0] ?? 0 }],
        spans: null,
        ...input,
      });
    await expect(settle({})).rejects.toMatchObject({ kind: 'not found' });
    const { id: versionId } = await store(documentId, 'Another text altogether.');
    await expect(settle({})).rejects.toMatchObject({ kind: 'stale' });
    await expect(settle({ versionId, spans: [0, 900] })).rejects.toThrow('beyond the end');
    await expect(settle({ versionId, spans: [9, 3] })).rejects.toThrow('A passage must end after it begins');
    await expect(settle({ versionId, items: [] })).rejects.toThrow('Say what was looked at');
    await expect(settle({ versionId, items: [{ kind: 'tag', id: 999_999 }] })).rejects.toMatchObject({
      kind: 'not found',
    });
  });

  it('a pronoun whose name was replaced far above stays with the older text', async () => {
    const filler = Array.from({ length: 6 }, (_, i) => `It rained on day ${i} in the town.`).join(' ');
    const text = `Minister Ono arrived in the harbour on Monday. ${filler} He said ${passage}.`;
    const { id: documentId, versionId } = await execute(db, editor, createDocument, {
      title: `Plant ${++count}`,
      sourceId,
      text,
    });
    const tag = {
      nameSpans: at(text, 'Minister Ono'),
      sourceSpans: at(text, 'He'),
      cueSpans: at(text, 'said'),
      contentSpans: at(text, passage),
    };
    await execute(db, editor, addTags, {
      documentId,
      versionId: versionId ?? 0,
      tags: [{ ...tag, sourceName: 'Minister Ono' }],
    });
    expect(await store(documentId, text.replace('Minister Ono', 'Minister Ruiz'))).toMatchObject({
      carried: 0,
      orphaned: 1,
    });
  });
});
