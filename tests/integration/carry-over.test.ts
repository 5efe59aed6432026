import { beforeAll, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { execute, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { addDocumentVersion, createDocument, editDocument } from '@/lib/documents/commands.server';
import { getDocument } from '@/lib/documents/detail.server';
import { restoreState, undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { addTags, editTag, enterChains, rejectProposals } from '@/lib/tags/commands.server';
import { tagsOf } from '@/lib/tags/queries.server';
import { eachDatabase } from '../support/databases';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };

const first = [
  'A quiet week 🚢 in the harbour.',
  'The harbour will be closed in May, The Gazette said in a report. It will be dredged, the paper added.',
  '“Nobody has told us,” said Ada Lind, who runs the ferry. She will not sail 👩🏽‍🚀 — not, at least, in May.',
].join('\n\n');
/** Where some words stand, in code points. */
const at = (text: string, words: string, from = ''): [number, number] => {
  const unit = text.indexOf(words, text.indexOf(from));
  if (unit < 0) throw new Error(`“${words}” is not in the text.`);
  const start = [...text.slice(0, unit)].length;
  return [start, start + [...words].length];
};
const wordsOf = (text: string, spans: readonly number[]) => {
  const points = [...text];
  return spans.flatMap((start, i) => (i % 2 === 0 ? [points.slice(start, spans[i + 1]).join('')] : []));
};

eachDatabase('another text of a document', (open) => {
  let db: Db;
  let publisherId: number;
  let count = 0;
  beforeAll(async () => {
    db = await open();
    publisherId = (await execute(db, editor, createSource, { name: 'Island News', kind: 'outlet' })).id;
  });

  const stored = async (text = first) => {
    const { id, versionId } = await execute(db, editor, createDocument, {
      title: `Article ${++count}`,
      sourceId: publisherId,
      text,
    });
    return { documentId: id, versionId: versionId ?? 0 };
  };
  const gazette = () => ({
    ...{
      sourceSpans: at(first, 'The Gazette'),
      cueSpans: at(first, 'said'),
      contentSpans: at(first, 'The harbour will be closed in May'),
    },
    ...{ sourceName: 'The Gazette', statement: `Closed in May ${count}` },
  });
  const paper = () => ({
    ...{
      sourceSpans: at(first, 'the paper'),
      cueSpans: at(first, 'added'),
      contentSpans: at(first, 'It will be dredged'),
    },
    ...{ nameSpans: at(first, 'The Gazette'), sourceName: 'The Gazette', statement: `Dredged ${count}` },
  });
  const lind = () => ({
    ...{ sourceSpans: at(first, 'Ada Lind'), cueSpans: at(first, 'said', '“Nobody') },
    ...{
      contentSpans: [
        ...at(first, 'Nobody has told us'),
        ...at(first, 'She will not sail 👩🏽‍🚀'),
        ...at(first, 'not, at least, in May'),
      ],
    },
    ...{ sourceName: 'Ada Lind', statement: `Will not sail ${count}` },
  });
  const store = (documentId: number, text: string) => perform(db, editor, addDocumentVersion, { documentId, text });
  /** Everything that stands in the texts of a document, as it is stored. */
  const standing = async (documentId: number) => ({
    tags: (await db.prisma.tag.findMany({ where: { documentId }, orderBy: { id: 'asc' } })).map(
      ({ version, ...tag }) => tag,
    ),
    utterances: (await db.prisma.utterance.findMany({ where: { documentId }, orderBy: { id: 'asc' } })).map(
      ({ version, ...place }) => place,
    ),
    readings: await db.prisma.reading.findMany({ where: { textVersion: { documentId } }, orderBy: { id: 'asc' } }),
  });

  it('a tag moves though the name that its source words meant has gone', async () => {
    const text = await stored();
    await execute(db, editor, addTags, { ...text, tags: [paper()] });
    const { result } = await store(text.documentId, first.replace('The Gazette said', 'It was said'));
    expect(result).toMatchObject({ carried: 1, orphaned: 0 });
    expect((await standing(text.documentId)).tags[0]).toMatchObject({
      versionId: result.id,
      nameSpans: [],
      sourceName: 'The Gazette',
    });
  });

  it('takes tags, passages and readings along, in one change that can be taken back and done again', async () => {
    const text = await stored();
    const { ids } = await execute(db, editor, addTags, { ...text, tags: [gazette(), paper(), lind()] });
    await execute(db, editor, enterChains, { documentId: text.documentId, ids });
    const before = await standing(text.documentId);
    expect(before.readings.length).toBe(3);

    const second = `Corrected 🎉 on Tuesday.\n\n${first.replace('She will', 'On Monday: She will').replace('report', 'long report')}`;
    const { result, changeId } = await store(text.documentId, second);
    expect(result).toMatchObject({
      number: 2,
      carried: 3,
      altered: 0,
      orphaned: 0,
      passages: { carried: 6, orphaned: 0 },
    });
    const after = await standing(text.documentId);
    const in_ = { versionId: result.id };
    expect(
      [...after.tags, ...after.readings, ...after.utterances].every(({ versionId }) => versionId === result.id),
    ).toBe(true);
    expect(after.tags.map((tag) => wordsOf(second, tag.contentSpans))).toEqual(
      before.tags.map((tag) => wordsOf(first, tag.contentSpans)),
    );
    expect(after.tags[1]).toMatchObject({ ...in_, nameSpans: at(second, 'The Gazette'), state: 'entered' });
    expect(wordsOf(second, after.tags[2]?.contentSpans ?? [])).toEqual([
      'Nobody has told us',
      'She will not sail 👩🏽‍🚀',
      'not, at least, in May',
    ]);
    for (const [i, tag] of after.tags.entries()) {
      const { sourceSpans, cueSpans, contentSpans } = tag;
      expect(after.readings[i]).toMatchObject({ ...in_, sourceSpans, cueSpans, contentSpans });
      expect(after.utterances.map(({ spans }) => spans)).toContainEqual(contentSpans);
    }
    expect((await tagsOf(db.pool, text.documentId)).map(({ lost }) => lost)).toEqual([null, null, null]);
    // Still one thing: the tag's readings follow it.
    await execute(db, editor, editTag, { id: ids[0] ?? 0, contentSpans: at(second, 'harbour will be closed') });
    expect((await standing(text.documentId)).utterances.map(({ spans }) => spans)).toContainEqual(
      at(second, 'harbour will be closed'),
    );
    await execute(db, editor, undoChange, {});

    const undone = await perform(db, editor, undoChange, { changeId: changeId ?? 0 });
    expect(await standing(text.documentId)).toEqual(before);
    expect(await db.prisma.documentVersion.count({ where: { documentId: text.documentId } })).toBe(1);
    await execute(db, editor, undoChange, { changeId: undone.changeId ?? 0 });
    expect(await standing(text.documentId)).toEqual(after);
    expect(await rebuild(db)).toMatchObject({ differing: [], differingDocuments: [] });
  });

  it('leaves what it no longer says with the text before, and says how many', async () => {
    const text = await stored();
    const { ids } = await execute(db, editor, addTags, { ...text, tags: [gazette(), paper(), lind()] });
    await execute(db, editor, enterChains, { documentId: text.documentId, ids });
    const second = first
      .replace('It will be dredged, the paper added.', '')
      .replace('will be closed in May', 'will close in May');
    const { result } = await store(text.documentId, second);
    expect(result).toMatchObject({ carried: 2, altered: 1, orphaned: 1, passages: { carried: 4, orphaned: 2 } });
    const tags = await tagsOf(db.pool, text.documentId);
    expect(tags.map(({ lost, state }) => [lost, state])).toEqual([
      [null, 'entered'],
      ['It will be dredged', 'entered'],
      [null, 'entered'],
    ]);
    expect(wordsOf(second, tags[0]?.contentSpans ?? [])).toEqual(['The harbour will close in May']);
    const says = (await getDocument(db, text.documentId))?.says ?? [];
    expect(says.filter(({ versionId }) => versionId === text.versionId).map(({ spans }) => spans)).toEqual([
      at(first, 'It will be dredged'),
    ]);
  });

  it('what was rejected stays rejected, and what stands in two places alike stays where it was', async () => {
    const text = await stored();
    const row = 'It rains. The ferry is late. It rains.';
    await execute(db, editor, rejectProposals, { ...text, tags: [gazette()] });
    const double = await stored(`${row} Nobody says why.`);
    await execute(db, editor, addTags, {
      ...double,
      tags: [{ contentSpans: at(row, 'The ferry is late'), statement: 'Late' }],
    });
    expect((await store(text.documentId, `New. ${first}`)).result).toMatchObject({ carried: 0, orphaned: 0 });
    const [tag] = await tagsOf(db.pool, text.documentId);
    expect([tag?.state, tag?.lost, tag?.contentSpans]).toEqual([
      'rejected',
      null,
      at(`New. ${first}`, 'The harbour will be closed in May'),
    ]);
    expect((await store(double.documentId, 'The ferry is late. And again: The ferry is late.')).result).toMatchObject({
      carried: 0,
      orphaned: 1,
    });
  });

  it('that is there already moves nothing', async () => {
    const text = await stored();
    await execute(db, editor, addTags, { ...text, tags: [gazette()] });
    await store(text.documentId, `New. ${first}`);
    const before = await standing(text.documentId);
    const again = await store(text.documentId, first);
    expect(again).toMatchObject({ changeId: null, result: { id: text.versionId, number: 1, carried: 0, orphaned: 0 } });
    expect(await standing(text.documentId)).toEqual(before);
  });

  it('cannot be taken back once something else was marked in it', async () => {
    const text = await stored();
    const { ids } = await execute(db, editor, addTags, { ...text, tags: [gazette()] });
    const { result, changeId } = await store(text.documentId, `New. ${first}`);
    await execute(db, editor, editTag, { id: ids[0] ?? 0, sourceSpans: [] });
    await expect(execute(db, editor, undoChange, { changeId: changeId ?? 0 })).rejects.toMatchObject({
      kind: 'conflict',
    });
    await execute(db, editor, undoChange, {});
    await execute(db, editor, addTags, { documentId: text.documentId, versionId: result.id, tags: [gazette()] });
    await expect(execute(db, editor, undoChange, { changeId: changeId ?? 0 })).rejects.toMatchObject({
      kind: 'conflict',
    });
    await execute(db, editor, undoChange, {});
    await execute(db, editor, undoChange, { changeId: changeId ?? 0 });
    expect((await tagsOf(db.pool, text.documentId)).map(({ versionId }) => versionId)).toEqual([text.versionId]);
  });

  it('an earlier state of its document leaves texts and tags as they are; one of a claim goes back to the text it was read in', async () => {
    const text = await stored();
    const { ids } = await execute(db, editor, addTags, { ...text, tags: [gazette()] });
    const entered = await perform(db, editor, enterChains, { documentId: text.documentId, ids });
    const claimId = entered.result.entered[0]?.claimId ?? 0;
    const edited = await perform(db, editor, editDocument, {
      id: text.documentId,
      version: 1,
      title: `Renamed ${count}`,
    });
    const { result, changeId } = await store(text.documentId, `New. ${first}`);
    await execute(db, editor, editDocument, { id: text.documentId, version: 2, title: `Renamed again ${count}` });
    const after = await standing(text.documentId);
    await execute(db, editor, restoreState, {
      entity: 'document',
      id: text.documentId,
      changeId: edited.changeId ?? 0,
    });
    expect(await standing(text.documentId)).toEqual(after);
    await execute(db, editor, restoreState, { entity: 'claim', id: claimId, changeId: entered.changeId ?? 0 });
    expect((await standing(text.documentId)).utterances.map(({ versionId }) => versionId)).toEqual([text.versionId]);
    await execute(db, editor, undoChange, {});
    // The text is taken away: the state in which the claim stood in it cannot come back.
    await execute(db, editor, undoChange, { changeId: changeId ?? 0 });
    await expect(
      execute(db, editor, restoreState, { entity: 'claim', id: claimId, changeId: changeId ?? 0 }),
    ).rejects.toThrow('The text in which a passage stood has been removed since');
    expect(result.number).toBe(2);
  });

  it('takes thousands of tags along', async () => {
    const sentences = Array.from(
      { length: 5000 },
      (_, i) => `Source${i} said on day ${i} that thing number ${i * 7} will happen in the town.`,
    );
    const long = sentences.join('\n');
    const text = await stored(long);
    let start = 0;
    const tags = sentences.map((sentence, i) => {
      const from = start;
      start += sentence.length + 1;
      const part = (words: string): [number, number] => [
        from + sentence.indexOf(words),
        from + sentence.indexOf(words) + words.length,
      ];
      return {
        sourceSpans: part(`Source${i}`),
        cueSpans: part('said'),
        contentSpans: part(`thing number ${i * 7} will happen in the town`),
      };
    });
    await execute(db, editor, addTags, { ...text, tags });
    const edited = sentences
      .map((sentence, i) => (i % 10 === 0 ? sentence.replace('on day', 'on the day') : sentence))
      .join('\n');
    const { result, changeId } = await store(text.documentId, edited);
    expect(result).toMatchObject({ carried: 5000, orphaned: 0 });
    await execute(db, editor, undoChange, { changeId: changeId ?? 0 });
    expect(await db.prisma.tag.count({ where: { versionId: text.versionId } })).toBe(5000);
  });
});
