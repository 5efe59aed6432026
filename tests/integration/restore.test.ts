import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { addChain, editAttribution, editUtterance, removeUtterance } from '@/lib/attributions/commands.server';
import { addJudgement, createClaim, deleteClaims, editClaim, restoreClaims } from '@/lib/claims/commands.server';
import { type Command, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import {
  addDocumentVersion,
  createDocument,
  deleteDocument,
  editDocument,
  restoreDocument,
} from '@/lib/documents/commands.server';
import { DomainError } from '@/lib/errors';
import { restoreState, undoChange } from '@/lib/history/commands.server';
import { getChange, previewRestore } from '@/lib/history/detail.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource, deleteSource, editSource, gradeSource, restoreSource } from '@/lib/sources/commands.server';
import { addTags, removeTags } from '@/lib/tags/commands.server';
import { deleteTopic, renameTopic } from '@/lib/topics/commands.server';
import { eachDatabase } from '../support/databases';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };
type Whole = { entity: 'claim' | 'source' | 'document' | 'topic'; id: number };

eachDatabase('what a restore announces', (open) => {
  let db: Db;
  let sourceIds: number[];
  beforeAll(async () => {
    db = await open();
    const sources = ['One', 'Two', 'Three'].map((name) => does(createSource, { name, kind: 'outlet' }));
    sourceIds = (await Promise.all(sources)).map(({ id }) => id);
  });

  const performed = <In extends z.ZodType, Out>(command: Command<In, Out>, input: unknown) =>
    perform(db, editor, command, input);
  const does = async <In extends z.ZodType, Out>(command: Command<In, Out>, input: unknown) =>
    (await performed(command, input)).result;
  const last = async () => (await db.prisma.change.findFirstOrThrow({ orderBy: { id: 'desc' } })).id;
  const hops = () => sourceIds.map((sourceId) => ({ sourceId }));
  const preview = (whole: Whole, changeId: number) => previewRestore(db, editor, whole, changeId);
  const inOrder = (changes: readonly { kind: string; how: string; fields: unknown }[]) =>
    changes.map(({ kind, how, fields }) => JSON.stringify([kind, how, fields])).sort();

  /** Makes the history what an earlier version stored. */
  const asStoredOnce = (change: string) =>
    db.pool.query(`ALTER TABLE change_record DISABLE TRIGGER USER; ${change};
      ALTER TABLE change_record ENABLE TRIGGER USER`);

  /** Restores what was previewed, and looks whether the history says the same of it. */
  async function restored(whole: Whole, changeId: number) {
    const { changes, upTo } = await preview(whole, changeId);
    const done = await performed(restoreState, { ...whole, changeId, upTo });
    const said = done.changeId === null ? [] : ((await getChange(db.pool, editor, done.changeId))?.changed ?? []);
    expect(inOrder(said)).toEqual(inOrder(changes));
    return changes;
  }

  it('leaves a grade alone that was given since', async () => {
    const { id } = await does(createSource, { name: 'Graded', kind: 'outlet' });
    await does(gradeSource, { sourceId: id, grade: 'B', reason: 'So far' });
    const then = await last();
    await does(editSource, { id, version: 2, description: 'Described' });
    await does(gradeSource, { sourceId: id, grade: 'C', reason: 'Less so' });
    const changes = await restored({ entity: 'source', id }, then);
    expect(changes.flatMap(({ fields }) => fields.map(({ field }) => field))).toEqual(['description']);
    expect(await db.prisma.source.findUniqueOrThrow({ where: { id } })).toMatchObject({
      reliability: 'C',
      description: '',
    });
  });

  it('has the grade that counts of a source that comes back', async () => {
    const { id } = await does(createSource, { name: 'Graded while there', kind: 'outlet' });
    const then = await last();
    const graded = await performed(gradeSource, { sourceId: id, grade: 'D', reason: 'Seldom right' });
    await does(deleteSource, { id });
    await does(undoChange, { changeId: graded.changeId });
    await restored({ entity: 'source', id }, then);
    expect((await db.prisma.source.findUniqueOrThrow({ where: { id } })).reliability).toBeNull();
  });

  it('leaves out fields that are no longer kept', async () => {
    const { id } = await does(createClaim, { statement: 'Kept of old' });
    const then = await last();
    const { changeId } = await performed(editClaim, { id, status: 'disputed' });
    await asStoredOnce(
      `UPDATE change_record SET before = '{"colour": "red"}', after = '{"colour": "blue"}' WHERE change_id = ${changeId}`,
    );
    expect(await restored({ entity: 'claim', id }, then)).toEqual([]);
  });

  it('is refused by both where a kind of record is no longer kept', async () => {
    const { id } = await does(createClaim, { statement: 'With a ghost' });
    const then = await last();
    const { changeId } = await performed(editClaim, { id, statement: 'With a ghost, reworded' });
    await db.pool.query(
      `INSERT INTO change_record (change_id, entity, entity_id, label, before, after, subjects)
        VALUES ($1, 'ghost', '1', 'Boo', NULL, '{}', ARRAY[$2])`,
      [changeId, `claim:${id}`],
    );
    const { changes, refusal } = await preview({ entity: 'claim', id }, then);
    expect(changes).toEqual([]);
    expect(refusal).toContain('no longer kept');
    await expect(performed(restoreState, { entity: 'claim', id, changeId: then })).rejects.toMatchObject({
      message: refusal,
    });
  });

  it('is refused by both for a change that did not touch the record, and for a record that is not there', async () => {
    const { id } = await does(createClaim, { statement: 'Untouched' });
    await does(createClaim, { statement: 'Another' });
    const other = await last();
    for (const wrong of [id, 999_999]) {
      const whole = { entity: 'claim' as const, id: wrong };
      await expect(preview(whole, other)).rejects.toMatchObject({ kind: 'not found' });
      await expect(performed(restoreState, { ...whole, changeId: other })).rejects.toMatchObject({ kind: 'not found' });
    }
  });

  it('is done also after a judgement that leaves the status, however often', async () => {
    const { id } = await does(createClaim, { statement: 'Judged alike' });
    const then = await last();
    const judge = () =>
      does(addJudgement, { claimId: id, confidence: 'low', likelihood: 'likely', status: 'unverified', reason: 'So' });
    await does(editClaim, { id, statement: 'Judged alike, reworded' });
    await judge();
    expect(await restored({ entity: 'claim', id }, then)).toHaveLength(1);
    await judge();
    expect(await restored({ entity: 'claim', id }, then)).toEqual([]);
    expect(await db.prisma.judgement.count({ where: { claimId: id } })).toBe(2);
  });

  it('takes no text and no tag away, and says so of none', async () => {
    const { id } = await does(createDocument, { title: 'Tagged', sourceId: sourceIds[0], text: 'Ada said so.' });
    const then = await last();
    const { id: versionId } = await db.prisma.documentVersion.findFirstOrThrow({ where: { documentId: id } });
    await does(addTags, { documentId: id, versionId, tags: [{ sourceSpans: [0, 3], cueSpans: [4, 8] }] });
    await does(editDocument, { id, version: 1, title: 'Tagged and renamed' });
    await does(addDocumentVersion, { documentId: id, text: 'Ada said so. And more.' });
    expect((await restored({ entity: 'document', id }, then)).map(({ kind }) => kind)).toEqual(['document']);
    expect(await db.prisma.documentVersion.count({ where: { documentId: id } })).toBe(2);
    const tags = await db.prisma.tag.findMany({ where: { documentId: id } });
    expect(tags).toHaveLength(1);
    await does(removeTags, { documentId: id, ids: tags.map((tag) => tag.id) });
    expect(await restored({ entity: 'document', id }, then)).toEqual([]);
  });

  it('puts a passage back into the text from which it was carried over', async () => {
    const text = 'Ada said so.';
    const document = await does(createDocument, { title: 'Carried', sourceId: sourceIds[0], text });
    const { id } = await does(createClaim, { statement: 'Carried over' });
    await does(addChain, { claimId: id, hops: [{ sourceId: sourceIds[0], documentId: document.id, quote: text }] });
    const then = await last();
    await does(addDocumentVersion, { documentId: document.id, text: `First this. ${text}` });
    const changes = await restored({ entity: 'claim', id }, then);
    expect(changes.flatMap(({ fields }) => fields.map(({ field }) => field))).toEqual(['versionId', 'spans']);
  });

  it('takes a topic away again that had been deleted, unless claims have it', async () => {
    const { id: claimId } = await does(createClaim, { statement: 'About it', topics: ['Come and gone'] });
    const { id } = await db.prisma.topic.findFirstOrThrow({ where: { name: 'Come and gone' } });
    await does(editClaim, { id: claimId, topics: [] });
    const deleted = await performed(deleteTopic, { id });
    await does(undoChange, { changeId: deleted.changeId });
    const whole = { entity: 'topic' as const, id };
    expect(await restored(whole, deleted.changeId ?? 0)).toMatchObject([{ how: 'removed' }]);
    await does(undoChange, { changeId: await last() });
    await does(editClaim, { id: claimId, topics: ['Come and gone'] });
    await expect(performed(restoreState, { ...whole, changeId: deleted.changeId })).rejects.toMatchObject({
      kind: 'conflict',
    });
  });

  it('brings back what was removed before a column came to be', async () => {
    const { id } = await does(createClaim, { statement: 'Older than a column' });
    const chain = await does(addChain, { claimId: id, hops: hops() });
    const then = await last();
    await does(removeUtterance, { id: chain.utteranceIds[2] });
    await asStoredOnce(
      `UPDATE change_record SET before = before - 'leftBehind' WHERE entity = 'utterance' AND after IS NULL`,
    );
    await restored({ entity: 'claim', id }, then);
    expect(await db.prisma.utterance.count({ where: { claimId: id } })).toBe(3);
  });

  describe('of any little history', () => {
    const step = fc.record({ what: fc.nat(), which: fc.nat(), word: fc.constantFrom('a', 'b', 'c') });
    type Step = { what: number; which: number; word: string };

    /** Does one of many things to a claim, a source, a document and a topic; what is refused is left. */
    async function does1({ claim, source, document, topic }: Record<string, number>, { what, which, word }: Step) {
      const utterances = await db.prisma.utterance.findMany({ where: { claimId: claim }, orderBy: { id: 'asc' } });
      const links = await db.prisma.attribution.findMany({ where: { claimId: claim }, orderBy: { id: 'asc' } });
      const one = <T extends { id: number }>(list: readonly T[]) => list[which % (list.length || 1)]?.id ?? 0;
      const version = async (table: 'source' | 'document', id = 0) =>
        (await (db.prisma[table] as typeof db.prisma.source).findUniqueOrThrow({ where: { id } })).version;
      const judgement = { confidence: 'low', likelihood: 'likely', reason: word };
      const text = `Ada said ${word} so.`;
      const deeds: (() => Promise<unknown>)[] = [
        () => does(editClaim, { id: claim, statement: `Random ${word} ${claim}` }),
        () => does(editClaim, { id: claim, topics: which % 2 ? [word] : [] }),
        () => does(addChain, { claimId: claim, hops: hops().slice(which % 3) }),
        () => does(addChain, { claimId: claim, hops: [{ sourceId: source, documentId: document, quote: 'Ada' }] }),
        () => does(editUtterance, { id: one(utterances), stance: which % 2 ? 'denies' : 'affirms' }),
        () => does(editUtterance, { id: one(utterances), saidAt: which % 2 ? '2024-03' : null }),
        () => does(removeUtterance, { id: one(utterances), join: which % 2 === 0 }),
        () => does(editAttribution, { id: one(links), cue: word, verbatim: which % 2 === 0 }),
        () => does(addJudgement, { claimId: claim, ...judgement, status: which % 2 ? 'unverified' : 'disputed' }),
        () => does(which % 2 ? deleteClaims : restoreClaims, { ids: [claim] }),
        async () => does(editSource, { id: source, version: await version('source', source), description: word }),
        () => does(gradeSource, { sourceId: source, grade: word.toUpperCase(), reason: word }),
        () => (which % 2 ? does(deleteSource, { id: source }) : does(restoreSource, { id: source })),
        async () => does(editDocument, { id: document, version: await version('document', document), title: word }),
        () => does(addDocumentVersion, { documentId: document, text }),
        () => (which % 2 ? does(deleteDocument, { id: document }) : does(restoreDocument, { id: document })),
        () => does(renameTopic, { id: topic, name: `${word} ${topic}` }),
        () => does(undoChange, {}),
      ];
      await deeds[what % deeds.length]?.().catch(allowed);
    }
    const allowed = (error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
    };

    it('is what the history then says', async () => {
      let [done, refused] = [0, 0];
      const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), fc.nat(), async (steps, at) => {
        const before = (await last()) + 1;
        const statement = `Random ${before}`;
        const { id: claim } = await does(createClaim, { statement, topics: [`Topic ${before}`] });
        const { id: source } = await does(createSource, { name: `Random ${before}`, kind: 'outlet' });
        const made = { title: `Random ${before}`, sourceId: source, text: 'Ada said so.' };
        const { id: document } = await does(createDocument, made);
        const { id: topic } = await db.prisma.topic.findFirstOrThrow({ where: { name: `Topic ${before}` } });
        for (const each of steps) await does1({ claim, source, document, topic }, each);
        for (const [entity, id] of Object.entries({ claim, source, document, topic })) {
          const records = await db.prisma.changeRecord.findMany({
            where: { subjects: { has: `${entity}:${id}` }, changeId: { gte: before } },
            distinct: ['changeId'],
          });
          const changeId = records[at % records.length]?.changeId ?? 0;
          const whole = { entity, id } as Whole;
          const { refusal } = await preview(whole, changeId);
          if (refusal)
            await expect(performed(restoreState, { ...whole, changeId })).rejects.toMatchObject({ message: refusal });
          else
            await restored(whole, changeId).then(
              () => done++,
              (error) => {
                allowed(error);
                refused++;
              },
            );
        }
      });
      await fc.assert(property, { numRuns: 6 });
      expect(done).toBeGreaterThan(refused);
      expect((await rebuild(db)).differing).toEqual([]);
    }, 300_000);
  });
});
