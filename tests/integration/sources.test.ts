import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { addChain } from '@/lib/attributions/commands.server';
import { createClaim } from '@/lib/claims/commands.server';
import { execute, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { createDocument } from '@/lib/documents/commands.server';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource, deleteSource, editSource, gradeSource, restoreSource } from '@/lib/sources/commands.server';
import { mergeSources } from '@/lib/sources/merge.server';
import { eachDatabase } from '../support/databases';
import { tables } from '../support/tables';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };
const reader: Actor = { id: 'r', name: 'Reader', role: 'reader' };

eachDatabase('sources', (open) => {
  let db: Db;
  let n = 0;
  beforeAll(async () => {
    db = await open();
  });
  const make = async (name: string, more: object = {}) =>
    (await execute(db, editor, createSource, { name: `${name} ${++n}`, kind: 'outlet', ...more })).id;
  const read = (id: number) => db.prisma.source.findUniqueOrThrow({ where: { id } });
  const edit = async (id: number, fields: object) =>
    execute(db, editor, editSource, { id, version: (await read(id)).version, ...fields });
  const claim = async () => (await execute(db, editor, createClaim, { statement: `Something is so ${++n}` })).id;
  const chain = (claimId: number, ...hops: { sourceId: number; [more: string]: unknown }[]) =>
    execute(db, editor, addChain, { claimId, hops: hops as never });
  const undone = (changeId: number | null) => execute(db, editor, undoChange, { changeId: changeId ?? 0 });

  describe('making and editing', () => {
    it('keeps names, domains and aliases in one spelling', async () => {
      const { id, slug } = await execute(db, editor, createSource, {
        name: '  The   Évening  Post ',
        kind: 'outlet',
        domains: ['https://www.Evening.example/news', 'evening.example', 'uk.evening.example'],
        aliases: ['Evening Post', 'THE EVENING POST', 'evening post'],
        peopleCount: 3,
      });
      expect(slug).toBe('the-evening-post');
      expect(await read(id)).toMatchObject({
        name: 'The Évening Post',
        nameKey: 'the evening post',
        domains: ['evening.example', 'uk.evening.example'],
        aliases: ['Evening Post'],
        peopleCount: null,
      });
    });

    it('refuses a name that is there, naming who has it, unless there are two', async () => {
      const there = (await db.prisma.source.findUniqueOrThrow({ where: { slug: 'the-evening-post' } })).id;
      for (const name of ['the  evening post', 'EVENING POST'])
        await expect(execute(db, editor, createSource, { name, kind: 'outlet' })).rejects.toMatchObject({
          kind: 'conflict',
          fields: { name: expect.stringContaining('“The Évening Post” (outlet)') },
          details: { source: { id: there, slug: 'the-evening-post' } },
        });
      const other = await execute(db, editor, createSource, { name: 'The Evening Post', kind: 'outlet', twin: true });
      expect(other.slug).toBe('the-evening-post-2');
      const third = await make('Third');
      await expect(edit(third, { name: 'Evening Post' })).rejects.toMatchObject({ kind: 'conflict' });
      await edit(other.id, { description: 'Its own name is not in its way.', name: 'The EVENING Post' });
    });

    it('makes one source when two people make it at once', async () => {
      const both = await Promise.allSettled(
        [1, 2].map(() => execute(db, editor, createSource, { name: 'At once', kind: 'person' })),
      );
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await db.prisma.source.count({ where: { name: 'At once' } })).toBe(1);
    });

    it('refuses bad input beside its field', async () => {
      const refused = (input: object) =>
        expect(execute(db, editor, createSource, { name: 'X', kind: 'outlet', ...input })).rejects;
      await refused({ name: '  ' }).toMatchObject({ kind: 'invalid', fields: { name: 'Give the source a name.' } });
      await refused({ domains: ['nonsense'] }).toMatchObject({
        fields: { 'domains.0': expect.stringContaining('is not a domain') },
      });
      await refused({ kind: 'newspaper' }).toMatchObject({ fields: { kind: 'Choose what kind of source it is.' } });
      await refused({ ownerId: 999_999 }).toMatchObject({ fields: { ownerId: expect.stringContaining('deleted') } });
      await expect(execute(db, reader, createSource, { name: 'X', kind: 'outlet' })).rejects.toMatchObject({
        kind: 'forbidden',
      });
    });

    it('keeps what belongs to unnamed sources only for those', async () => {
      const outlet = await make('Grants');
      const id = await make('People', { kind: 'unnamed', peopleCount: 2, terms: 'on background', grantedById: outlet });
      expect(await read(id)).toMatchObject({ peopleCount: 2, terms: 'on background', grantedById: outlet });
      await expect(edit(id, { grantedById: id })).rejects.toMatchObject({ kind: 'invalid' });
      await edit(id, { kind: 'person' });
      expect(await read(id)).toMatchObject({ peopleCount: null, terms: '', grantedById: null });
    });

    it('changes only the given fields, and nothing that is stale', async () => {
      const id = await make('Whole', { description: 'Before', aliases: ['Whole alias'] });
      const { version, slug } = await read(id);
      await edit(id, { name: 'Renamed', aliases: ['Other'] });
      expect(await read(id)).toMatchObject({
        name: 'Renamed',
        nameKey: 'renamed',
        slug,
        description: 'Before',
        aliases: ['Other'],
      });
      await expect(execute(db, editor, editSource, { id, version, description: 'After' })).rejects.toMatchObject({
        kind: 'stale',
      });
    });

    it('leaves no entry in the history when nothing changes', async () => {
      const id = await make('Same');
      const { version, name } = await read(id);
      expect(await perform(db, editor, editSource, { id, version, name })).toMatchObject({ changeId: null });
    });
  });

  describe('ownership', () => {
    it('refuses a circle and names it', async () => {
      const a = await make('Top');
      const b = await make('Middle', { ownerId: a });
      const c = await make('Low', { ownerId: b });
      const names = await Promise.all([c, a, b, c].map(async (id) => `“${(await read(id)).name}”`));
      await expect(edit(a, { ownerId: c })).rejects.toMatchObject({
        kind: 'conflict',
        fields: { ownerId: expect.stringContaining([names[1], names[2], names[3], names[1]].join(' owns ')) },
      });
      await expect(edit(a, { ownerId: a })).rejects.toMatchObject({
        fields: { ownerId: expect.stringContaining(`${names[1]} owns ${names[1]}`) },
      });
    });

    it('lets no two people close a circle together', async () => {
      const [a, b] = [await make('Left'), await make('Right')];
      const both = await Promise.allSettled([edit(a, { ownerId: b }), edit(b, { ownerId: a })]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = both.find((one) => one.status === 'rejected');
      expect(refused?.reason).toMatchObject({ kind: 'conflict' });
    });

    it('changes what counts as independent', async () => {
      const [a, b, owner, claimId] = [
        await make('One'),
        await make('Two'),
        await make('Owner', { kind: 'organization' }),
        await claim(),
      ];
      for (const sourceId of [a, b]) {
        const { id: documentId } = await execute(db, editor, createDocument, { title: `By ${sourceId}`, sourceId });
        await chain(claimId, { sourceId, documentId, certainty: 'asserted' });
      }
      const origins = async () =>
        (await db.prisma.claimFacts.findUniqueOrThrow({ where: { id: claimId } })).originCount;
      expect(await origins()).toBe(2);
      await edit(a, { ownerId: owner });
      await edit(b, { ownerId: owner });
      expect(await origins()).toBe(1);
    });
  });

  describe('grades', () => {
    it('keep their history; the latest by date decides', async () => {
      const id = await make('Graded');
      const grade = (letter: 'A' | 'C' | 'D' | null, gradedAt?: string) =>
        execute(db, editor, gradeSource, {
          sourceId: id,
          grade: letter,
          reason: 'seen',
          ...(gradedAt && { gradedAt }),
        } as never);
      await grade('C', '2026-03-01');
      expect(await read(id)).toMatchObject({ reliability: 'C' });
      await grade('A', '2026-01-01');
      expect(await read(id)).toMatchObject({ reliability: 'C' });
      await grade('D');
      expect(await read(id)).toMatchObject({ reliability: 'D' });
      await grade('A', new Date().toISOString().slice(0, 10));
      expect(await read(id)).toMatchObject({ reliability: 'A' });
      await grade(null);
      expect(await read(id)).toMatchObject({ reliability: null });
      expect(await db.prisma.sourceGrade.count({ where: { sourceId: id, gradedBy: 'Editor' } })).toBe(5);
    });

    it('are not given without a reason or in the future', async () => {
      const sourceId = await make('Ungraded');
      const refused = (input: object) =>
        expect(execute(db, editor, gradeSource, { sourceId, grade: 'A', reason: 'x', ...input } as never)).rejects;
      await refused({ reason: ' ' }).toMatchObject({ fields: { reason: 'Say why.' } });
      const later = new Date(Date.now() + 2 * 86_400_000).toISOString();
      await refused({ gradedAt: later }).toMatchObject({ fields: { gradedAt: 'The date lies in the future.' } });
      await refused({ grade: 'G' }).toMatchObject({ fields: { grade: 'Choose a grade.' } });
    });

    it('can be taken back', async () => {
      const sourceId = await make('Undone');
      await execute(db, editor, gradeSource, { sourceId, grade: 'C', reason: 'first' });
      const before = await tables(db);
      const { changeId } = await perform(db, editor, gradeSource, { sourceId, grade: 'A', reason: 'second' });
      await undone(changeId);
      expect(await tables(db)).toEqual(before);
    });
  });

  describe('deleting', () => {
    it('is refused while anything rests on it, and says what', async () => {
      const [id, other, claimId] = [await make('Needed'), await make('Other'), await claim()];
      await chain(claimId, { sourceId: id }, { sourceId: other });
      await execute(db, editor, createDocument, { title: 'Doc', sourceId: id });
      await make('Child', { ownerId: id });
      await expect(execute(db, editor, deleteSource, { id })).rejects.toMatchObject({
        kind: 'conflict',
        message: expect.stringContaining('1 utterance of 1 claim, 1 document, 1 source that it owns rest on it'),
        details: { rests: { utterances: 1, claims: 1, documents: 1, owned: 1, granted: 0 } },
      });
    });

    it('can be taken back', async () => {
      const owner = await make('Gone owner');
      const id = await make('Gone', { ownerId: owner });
      const before = await tables(db);
      const { changeId } = await perform(db, editor, deleteSource, { id }, { reason: 'never used' });
      expect((await read(id)).deletedAt).not.toBeNull();
      await undone(changeId);
      expect(await tables(db)).toEqual(before);
      await execute(db, editor, deleteSource, { id });
      await execute(db, editor, deleteSource, { id: owner });
      await execute(db, editor, restoreSource, { id });
      expect(await read(id)).toMatchObject({ deletedAt: null, ownerId: null });
      await expect(execute(db, editor, restoreSource, { id })).rejects.toMatchObject({ kind: 'conflict' });
      await expect(execute(db, editor, deleteSource, { id: 999_999 })).rejects.toMatchObject({ kind: 'not found' });
    });
  });

  describe('merging', () => {
    it('hands everything on', async () => {
      const [from, into, other] = [
        await make('Dup', { aliases: ['D'], domains: ['dup.example'] }),
        await make('Kept', { domains: ['kept.example'] }),
        await make('Third'),
      ];
      const owned = await make('Owned', { ownerId: from });
      const unnamed = await make('Unnamed', { kind: 'unnamed', grantedById: from });
      const { id: documentId } = await execute(db, editor, createDocument, { title: 'By dup', sourceId: from });
      await execute(db, editor, gradeSource, {
        sourceId: into,
        grade: 'A',
        reason: 'old',
        gradedAt: '2026-01-01',
      } as never);
      await execute(db, editor, gradeSource, {
        sourceId: from,
        grade: 'D',
        reason: 'new',
        gradedAt: '2026-02-01',
      } as never);
      const alone = await claim();
      await chain(alone, { sourceId: other }, { sourceId: from, documentId });
      const both = await claim();
      await chain(both, { sourceId: other }, { sourceId: from, certainty: 'possible', readings: [{ cue: 'said' }] });
      await chain(both, { sourceId: other }, { sourceId: into, readings: [{ cue: 'told' }] });
      await chain(both, { sourceId: from }, { sourceId: into });
      const before = await tables(db);
      const { result, changeId } = await perform(db, editor, mergeSources, { fromId: from, intoId: into });
      expect(result).toMatchObject({ id: into, moved: 1, joined: 1, documents: 1, owned: 1 });
      const dup = await read(from);
      expect(dup).toMatchObject({ mergedIntoId: into });
      expect(dup.deletedAt).not.toBeNull();
      expect(await read(into)).toMatchObject({
        aliases: [dup.name, 'D'],
        domains: ['kept.example', 'dup.example'],
        reliability: 'D',
      });
      expect(await read(owned)).toMatchObject({ ownerId: into });
      expect(await read(unnamed)).toMatchObject({ grantedById: into });
      expect(await db.prisma.document.findUnique({ where: { id: documentId } })).toMatchObject({ sourceId: into });
      const places = await db.prisma.utterance.findMany({
        where: { claimId: both },
        include: { credits: { include: { readings: true } } },
        orderBy: { id: 'asc' },
      });
      expect(places).toHaveLength(2);
      expect(places[1]).toMatchObject({ sourceId: into, certainty: 'possible' });
      expect(places[1]?.credits[0]?.readings.map(({ cue }) => cue).sort()).toEqual(['said', 'told']);
      expect((await rebuild(db)).differing).toEqual([]);
      await expect(execute(db, editor, restoreSource, { id: from })).rejects.toMatchObject({ kind: 'conflict' });
      await undone(changeId);
      expect(await tables(db)).toEqual(before);
      expect((await rebuild(db)).differing).toEqual([]);
    });

    it('refuses itself, what is gone, what is stale, and an owner', async () => {
      const a = await make('Alpha');
      const b = await make('Beta', { ownerId: a });
      const c = await make('Gamma', { ownerId: b });
      const merge = (fromId: number, intoId: number, more: object = {}) =>
        expect(execute(db, editor, mergeSources, { fromId, intoId, ...more }));
      await merge(a, a).rejects.toMatchObject({ kind: 'invalid', fields: { intoId: 'Choose another source.' } });
      await merge(a, 999_999).rejects.toMatchObject({ kind: 'not found' });
      await merge(b, a, { versions: { from: 7 } }).rejects.toMatchObject({ kind: 'stale' });
      await merge(a, b).rejects.toMatchObject({
        kind: 'conflict',
        fields: { intoId: expect.stringContaining('owns') },
      });
      await merge(a, c).rejects.toMatchObject({ kind: 'conflict' });
      await merge(b, a).resolves.toMatchObject({ owned: 1 });
      expect(await read(c)).toMatchObject({ ownerId: a });
    });

    it('and undoing it leaves every row as it was, whatever the chains are', async () => {
      const sources = await Promise.all([0, 1, 2, 3].map((i) => make(`P${i}`)));
      const docs: number[] = [];
      for (const i of [0, 1])
        docs.push((await execute(db, editor, createDocument, { title: `D${i}`, sourceId: sources[i] ?? 0 })).id);
      const hop = fc.record({
        source: fc.nat({ max: 3 }),
        doc: fc.option(fc.nat({ max: 1 }), { nil: null }),
        certainty: fc.constantFrom(null, 'possible' as const, 'asserted' as const),
      });
      const chains = fc.array(fc.array(hop, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
      await fc.assert(
        fc.asyncProperty(chains, async (wanted) => {
          const claimId = await claim();
          for (const hops of wanted) {
            const rows = hops.map(({ source, doc, certainty }, i) => ({
              sourceId: sources[source] ?? 0,
              documentId: doc === null ? null : (docs[doc] ?? 0),
              certainty,
              readings: i > 0 ? [{ cue: `cue ${i}` }] : [],
            }));
            await chain(claimId, ...rows).catch((error) => {
              // A source that says it in both documents is asked about.
              if (error.kind !== 'invalid' && !('choose' in error.details)) throw error;
            });
          }
          const before = await tables(db);
          const { changeId } = await perform(db, editor, mergeSources, { fromId: sources[0], intoId: sources[1] });
          const left = await db.prisma.utterance.findMany({ where: { claimId } });
          expect(left.some(({ sourceId }) => sourceId === sources[0])).toBe(false);
          const keys = left.map(({ sourceId, documentId }) => `${sourceId}/${documentId}`);
          expect(new Set(keys).size).toBe(keys.length);
          expect((await rebuild(db)).differing).toEqual([]);
          await undone(changeId);
          expect(await tables(db)).toEqual(before);
          expect((await rebuild(db)).differing).toEqual([]);
        }),
        { numRuns: 12 },
      );
    }, 120_000);
  });
});
