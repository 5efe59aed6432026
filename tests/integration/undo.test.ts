import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { addChain, editAttribution, removeUtterance } from '@/lib/attributions/commands.server';
import { addJudgement, createClaim, mergeClaim, splitClaimOff } from '@/lib/claims/commands.server';
import { defineCommand, execute, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { addDocumentVersion, createDocument, editDocument } from '@/lib/documents/commands.server';
import { restoreState, undoChange } from '@/lib/history/commands.server';
import { previewRestore } from '@/lib/history/detail.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource, deleteSource, editSource, gradeSource } from '@/lib/sources/commands.server';
import { eachDatabase } from '../support/databases';
import { tables } from '../support/tables';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };
const other: Actor = { id: 'o', name: 'Other', role: 'editor' };

/** Sets the statement of a claim, and nothing else. */
const reword = defineCommand({
  name: 'test.reword',
  permission: 'claims.write',
  input: z.object({ id: z.int(), version: z.int().optional(), statement: z.string() }),
  async run({ ledger }, { id, version, statement }) {
    await ledger.hold('claim', id, version);
    await ledger.update('claim', id, { statement });
  },
});

eachDatabase('undo and restore', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
  });
  const undo = (changeId: number | null, actor = editor) =>
    perform(db, actor, undoChange, changeId === null ? {} : { changeId });
  const sources = async () =>
    (await db.prisma.source.findMany({ orderBy: { id: 'asc' }, take: 3 })).map(({ id }) => ({ sourceId: id }));

  it('an undone chain leaves every table as it was, and redoing brings it back', async () => {
    const { id } = await execute(db, editor, createClaim, { statement: 'Undo me', topics: ['Undoing'] });
    const before = await tables(db);
    const added = await perform(db, editor, addChain, { claimId: id, hops: await sources() });
    const after = await tables(db);
    expect(after).not.toEqual(before);
    const undone = await undo(added.changeId);
    expect(await tables(db)).toEqual(before);
    await undo(undone.changeId);
    expect(await tables(db)).toEqual(after);
    expect((await rebuild(db)).differing).toEqual([]);
  });

  it('a change is undone once', async () => {
    const made = await perform(db, editor, createSource, { name: 'Undone twice', kind: 'outlet' });
    await undo(made.changeId);
    expect((await db.prisma.source.findUniqueOrThrow({ where: { id: made.result.id } })).deletedAt).not.toBeNull();
    await expect(undo(made.changeId)).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('without a number the latest change of the same person is undone', async () => {
    const mine = await perform(db, editor, createClaim, { statement: 'Mine' });
    await perform(db, other, createClaim, { statement: 'Theirs' });
    const undone = await undo(null);
    expect(undone.result).toMatchObject({ changeId: mine.changeId, deed: 'a claim added: “Mine”' });
    expect(await db.prisma.claimFacts.count({ where: { id: mine.result.id } })).toBe(0);
  });

  it('a later change is not overwritten; other fields do not matter', async () => {
    const { id } = await execute(db, editor, createClaim, { statement: 'First' });
    const second = await perform(db, editor, reword, { id, statement: 'Second' });
    const third = await perform(db, other, reword, { id, statement: 'Third' });
    await expect(undo(second.changeId)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('“Statement”'),
    });
    await undo(third.changeId);
    await undo(second.changeId);
    expect((await db.prisma.claim.findUniqueOrThrow({ where: { id } })).statement).toBe('First');
  });

  it('a stale version is refused with the present values', async () => {
    const { id } = await execute(db, editor, createClaim, { statement: 'Stale' });
    await execute(db, editor, reword, { id, version: 1, statement: 'Fresh' });
    await expect(execute(db, other, reword, { id, version: 1, statement: 'Late' })).rejects.toMatchObject({
      kind: 'stale',
      details: { current: { statement: 'Fresh', version: 2 } },
    });
  });

  it('undoing the creation of a source that others use leaves the source', async () => {
    const made = await perform(db, editor, createSource, { name: 'Built upon', kind: 'outlet' });
    const claim = await execute(db, editor, createClaim, { statement: 'Built' });
    await execute(db, editor, addChain, { claimId: claim.id, hops: [{ sourceId: made.result.id }] });
    await undo(made.changeId);
    expect((await db.prisma.source.findUniqueOrThrow({ where: { id: made.result.id } })).deletedAt).toBeNull();
  });

  it('undoing the creation of a claim takes its new topics away, but for those that others have by now', async () => {
    const topics = ['Tides', 'Currents'];
    const made = await perform(db, editor, createClaim, { statement: 'The tide turns', topics });
    const { id } = await execute(db, editor, createClaim, { statement: 'The tide turned', topics: ['Tides'] });
    const named = async () =>
      (await db.prisma.topic.findMany({ where: { name: { in: topics } } })).map((it) => it.name);
    expect(await named()).toHaveLength(2);
    const undone = await undo(made.changeId);
    expect(await named()).toEqual(['Tides']);
    expect((await db.prisma.claim.findUniqueOrThrow({ where: { id } })).topicText).toBe('Tides');
    await undo(undone.changeId);
    expect(await named()).toHaveLength(2);
    expect((await db.prisma.claim.findUniqueOrThrow({ where: { id: made.result.id } })).topicText).toBe(
      'Currents; Tides',
    );
    expect((await rebuild(db)).differing).toEqual([]);
  });

  it('a grade and a stored text can be undone', async () => {
    const source = await execute(db, editor, createSource, { name: 'Graded', kind: 'outlet' });
    const document = await execute(db, editor, createDocument, { title: 'Text', sourceId: source.id });
    const before = await tables(db);
    const grade = await perform(db, editor, gradeSource, { sourceId: source.id, grade: 'B', reason: 'because' });
    const version = await perform(db, editor, addDocumentVersion, { documentId: document.id, text: 'A text' });
    const undone = await undo(version.changeId);
    await undo(grade.changeId);
    expect(await tables(db)).toEqual(before);
    await undo(undone.changeId);
    expect(await db.prisma.documentVersion.findFirst({ where: { documentId: document.id } })).toMatchObject({
      text: 'A text',
      number: 1,
    });
  });

  it('an earlier state of a claim is restored with its chains', async () => {
    const made = await perform(db, editor, createClaim, { statement: 'Then' });
    const { id } = made.result;
    const [a, b, c] = await sources();
    const first = await perform(db, editor, addChain, {
      claimId: id,
      hops: [a ?? { sourceId: 0 }, b ?? { sourceId: 0 }],
    });
    const then = await tables(db);
    await perform(db, other, reword, { id, statement: 'Now' });
    await perform(db, other, addChain, { claimId: id, hops: [c ?? { sourceId: 0 }, b ?? { sourceId: 0 }] });
    const now = await tables(db);
    const restored = await perform(db, editor, restoreState, { entity: 'claim', id, changeId: first.changeId ?? 0 });
    expect(await tables(db)).toEqual(then);
    await undo(restored.changeId);
    expect(await tables(db)).toEqual(now);
    await perform(db, editor, restoreState, { entity: 'claim', id, changeId: made.changeId ?? 0 });
    expect(await db.prisma.utterance.count({ where: { claimId: id } })).toBe(0);
    await expect(execute(db, editor, restoreState, { entity: 'claim', id, changeId: 1 })).rejects.toMatchObject({
      kind: 'not found',
    });
  });

  it('restoring an earlier state does not undo a later merge', async () => {
    const from = await perform(db, editor, createClaim, { statement: 'Merged since' });
    const into = await execute(db, editor, createClaim, { statement: 'Merged into' });
    await execute(db, editor, addChain, { claimId: from.result.id, hops: await sources() });
    const merged = await perform(db, editor, mergeClaim, { fromId: from.result.id, intoId: into.id });
    const back = { entity: 'claim' as const, id: from.result.id, changeId: from.changeId ?? 0 };
    await expect(execute(db, editor, restoreState, back)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('merged'),
    });
    await undo(merged.changeId);
    await execute(db, editor, restoreState, back);
    expect(await db.prisma.utterance.count({ where: { claimId: from.result.id } })).toBe(0);
  });

  describe('a claim that was split since', () => {
    const splitClaimed = async (statement: string) => {
      const made = await perform(db, editor, createClaim, { statement });
      const { id } = made.result;
      const edited = await perform(db, editor, reword, { id, statement: `${statement}, reworded` });
      const added = await perform(db, editor, addChain, { claimId: id, hops: await sources() });
      const last = added.result.utteranceIds[2] ?? 0;
      const off = await perform(db, editor, splitClaimOff, {
        id,
        statement: `${statement}, split off`,
        utteranceIds: [last],
      });
      return { id, off, last, newId: off.result.id, edited: edited.changeId ?? 0, added: added.changeId ?? 0 };
    };

    it.each(['edited', 'added'] as const)(
      'is not restored to when it was %s, so that the other claim keeps what is its own',
      async (when) => {
        const { id, newId, off, ...changes } = await splitClaimed(`Split ${when}`);
        const before = await tables(db);
        const back = { entity: 'claim' as const, id, changeId: changes[when] };
        await expect(execute(db, editor, restoreState, back)).rejects.toMatchObject({
          kind: 'conflict',
          message: expect.stringContaining('split since'),
        });
        expect(await tables(db)).toEqual(before);
        expect(await db.prisma.attribution.count({ where: { claimId: newId } })).toBe(1);
        await undo(off.changeId);
        await execute(db, editor, restoreState, back);
        expect(await db.prisma.utterance.count({ where: { claimId: id } })).toBe(when === 'edited' ? 0 : 3);
        expect((await rebuild(db)).differing).toEqual([]);
      },
    );

    it.each(['edited', 'added'] as const)(
      'is refused in words, also when that part has gone: back to %s',
      async (when) => {
        const { id, last, ...changes } = await splitClaimed(`Split and gone ${when}`);
        await execute(db, editor, removeUtterance, { id: last });
        const outcome = await execute(db, editor, restoreState, { entity: 'claim', id, changeId: changes[when] }).catch(
          (error) => error,
        );
        if (when === 'added')
          expect(outcome).toMatchObject({ kind: 'conflict', message: expect.stringContaining('split since') });
        else expect(await db.prisma.utterance.count({ where: { claimId: id } })).toBe(0);
        expect((await rebuild(db)).differing).toEqual([]);
      },
    );
  });

  it('is not refused for what an earlier state leaves alone anyway', async () => {
    const made = await perform(db, editor, createClaim, { statement: 'Judged as it stands' });
    const { id } = made.result;
    await execute(db, editor, reword, { id, statement: 'Judged and reworded' });
    const { upTo } = await previewRestore(db, editor, { entity: 'claim', id }, made.changeId ?? 0);
    await execute(db, editor, addJudgement, {
      claimId: id,
      confidence: 'low',
      likelihood: 'likely',
      status: 'unverified',
      reason: 'So far.',
    });
    await execute(db, editor, restoreState, { entity: 'claim', id, changeId: made.changeId ?? 0, upTo });
    expect(await db.prisma.claim.findUniqueOrThrow({ where: { id } })).toMatchObject({
      statement: 'Judged as it stands',
    });
    const document = await perform(db, editor, createDocument, { title: 'Before', ...(await sources())[0] });
    const documentId = document.result.id;
    await execute(db, editor, editDocument, { id: documentId, version: 1, title: 'After' });
    const seen = await previewRestore(db, editor, { entity: 'document', id: documentId }, document.changeId ?? 0);
    await execute(db, editor, addDocumentVersion, { documentId, text: 'A newer text' });
    await execute(db, editor, restoreState, {
      entity: 'document',
      id: documentId,
      changeId: document.changeId ?? 0,
      upTo: seen.upTo,
    });
    expect(await db.prisma.document.findUniqueOrThrow({ where: { id: documentId } })).toMatchObject({
      title: 'Before',
    });
  });

  describe('what others have built since', () => {
    const newSource = async (name: string) =>
      (await perform(db, editor, createSource, { name, kind: 'outlet' })).result.id;

    it('is not left on a source whose deletion is redone', async () => {
      const id = await newSource('Deleted again');
      const deleted = await perform(db, editor, deleteSource, { id });
      const undone = await undo(deleted.changeId);
      const claim = await execute(db, other, createClaim, { statement: 'On what was deleted' });
      await execute(db, other, addChain, { claimId: claim.id, hops: [{ sourceId: id }] });
      await expect(undo(undone.changeId)).rejects.toMatchObject({ kind: 'conflict' });
    });

    it('does not come back on a source that was deleted', async () => {
      const id = await newSource('Deleted since');
      const { id: claimId } = await execute(db, editor, createClaim, { statement: 'Taken off' });
      const added = await perform(db, editor, addChain, { claimId, hops: [{ sourceId: id }] });
      const taken = await undo(added.changeId);
      await execute(db, other, deleteSource, { id });
      await expect(undo(taken.changeId)).rejects.toMatchObject({ kind: 'conflict' });
    });

    it('does not vanish in a claim whose merge is redone', async () => {
      const from = await execute(db, editor, createClaim, { statement: 'Merged again' });
      const into = await execute(db, editor, createClaim, { statement: 'Merged into again' });
      const merged = await perform(db, editor, mergeClaim, { fromId: from.id, intoId: into.id });
      const undone = await undo(merged.changeId);
      await execute(db, other, addChain, { claimId: from.id, hops: await sources() });
      await expect(undo(undone.changeId)).rejects.toMatchObject({ kind: 'conflict' });
    });

    it('keeps a claim from being unmade', async () => {
      const made = await perform(db, editor, createClaim, { statement: 'Built upon by others' });
      await execute(db, other, addChain, { claimId: made.result.id, hops: await sources() });
      await expect(undo(made.changeId)).rejects.toMatchObject({
        kind: 'conflict',
        message: expect.stringContaining('added to this claim'),
      });
    });

    it('undo cannot close a ring of owners', async () => {
      const [s, t] = [await newSource('Owned one'), await newSource('Owned two')];
      await execute(db, editor, editSource, { id: s, version: 1, ownerId: t });
      const freed = await perform(db, editor, editSource, { id: s, version: 2, ownerId: null });
      await execute(db, other, editSource, { id: t, version: 1, ownerId: s });
      await expect(undo(freed.changeId)).rejects.toMatchObject({ kind: 'conflict' });
    });

    it('undoing one grade does not lose the grade that counts', async () => {
      const id = await newSource('Graded twice');
      const mine = await perform(db, editor, gradeSource, { sourceId: id, grade: 'B', reason: 'mine' });
      await execute(db, other, gradeSource, { sourceId: id, grade: 'B', reason: 'theirs' });
      await undo(mine.changeId);
      expect((await db.prisma.source.findUniqueOrThrow({ where: { id } })).reliability).toBe('B');
    });

    it('nothing is restored away unseen', async () => {
      const made = await perform(db, editor, createClaim, { statement: 'Seen' });
      const { id } = made.result;
      const seen = await perform(db, editor, reword, { id, statement: 'Seen too' });
      await perform(db, other, reword, { id, statement: 'Not seen' });
      const input = { entity: 'claim' as const, id, changeId: made.changeId ?? 0, upTo: seen.changeId ?? 0 };
      await expect(execute(db, editor, restoreState, input)).rejects.toMatchObject({ kind: 'stale' });
    });

    it('“undo my latest” skips what somebody else has undone', async () => {
      const person: Actor = { id: 'passing', name: 'Passing', role: 'editor' };
      const first = await perform(db, person, createClaim, { statement: 'Earlier of mine' });
      const second = await perform(db, person, createClaim, { statement: 'Later of mine' });
      await undo(second.changeId, other);
      expect((await undo(null, person)).result).toMatchObject({ changeId: first.changeId });
    });

    it('undoing a cue makes an open form of its link stale', async () => {
      const { id: claimId } = await execute(db, editor, createClaim, { statement: 'Cued' });
      await execute(db, editor, addChain, { claimId, hops: (await sources()).slice(0, 2) });
      const link = await db.prisma.attribution.findFirstOrThrow({ where: { claimId } });
      const cued = await perform(db, editor, editAttribution, { id: link.id, version: link.version, cue: 'said' });
      const open = await db.prisma.attribution.findUniqueOrThrow({ where: { id: link.id } });
      await undo(cued.changeId);
      await expect(
        execute(db, other, editAttribution, { id: link.id, version: open.version, cue: 'wrote' }),
      ).rejects.toMatchObject({
        kind: 'stale',
      });
    });
  });

  it('a change of very many records is undone to the last one', async () => {
    const settings = Array.from({ length: 10_001 }, (_, i) => ({ id: `test-${i}`, value: 'new' }));
    await db.prisma.setting.createMany({ data: settings.map((one) => ({ ...one, value: 'old' })) });
    const setAll = defineCommand({
      name: 'test.settings',
      permission: 'claims.write',
      input: z.object({}),
      run: ({ ledger }) => ledger.updateMany('setting', settings),
    });
    const { changeId } = await perform(db, editor, setAll, {});
    const undone = await undo(changeId);
    const still = await db.prisma.setting.count({ where: { value: { equals: 'new' } } });
    expect([undone.result.records, still]).toEqual([settings.length, 0]);
  });

  it('a change of nothing leaves no entry', async () => {
    const { id } = await execute(db, editor, createClaim, { statement: 'Same' });
    const again = await perform(db, editor, reword, { id, statement: 'Same' });
    expect(again.changeId).toBe(null);
  });
});
