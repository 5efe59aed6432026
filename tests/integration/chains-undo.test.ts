import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import {
  addChain,
  changeChain,
  editAttribution,
  editUtterance,
  removeAttribution,
  removeUtterance,
  setDependence,
} from '@/lib/attributions/commands.server';
import { type Command, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { addDocumentVersion, createDocument } from '@/lib/documents/commands.server';
import { DomainError } from '@/lib/errors';
import { undoChange } from '@/lib/history/commands.server';
import { createSource } from '@/lib/sources/commands.server';
import { claimTools, editor } from '../support/chains';
import { eachDatabase } from '../support/databases';
import { tables } from '../support/tables';

const NAMES = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon'];

/** One step, with numbers that are taken as utterances in whatever is there at that time. */
const at = fc.nat(1000);
const hop = fc.record({
  source: at,
  document: fc.option(at, { freq: 2 }),
  reuse: fc.boolean(),
  cue: fc.constantFrom('', 'cites', 'says'),
});
const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), hops: fc.array(hop, { minLength: 1, maxLength: 5 }) }),
  fc.record({
    kind: fc.constant('edit' as const),
    start: at,
    turns: fc.array(at, { maxLength: 5 }),
    hops: fc.array(hop, { maxLength: 5 }),
    keep: fc.boolean(),
    drop: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('utterance' as const),
    at,
    document: fc.option(at, { freq: 3 }),
    source: fc.option(at, { freq: 1 }),
  }),
  fc.record({
    kind: fc.constant('link' as const),
    at,
    cue: fc.constantFrom('', 'cites', 'says'),
    assumed: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('remove' as const), at, join: fc.boolean() }),
  fc.record({ kind: fc.constant('unlink' as const), at }),
  fc.record({ kind: fc.constant('depend' as const), at, other: at, dependent: fc.option(fc.boolean()) }),
);

eachDatabase('random edits of chains', (open) => {
  let db: Db;
  const id: Record<string, number> = {};
  const documents: (number | null)[] = [null];
  beforeAll(async () => {
    db = await open();
    for (const name of NAMES) {
      const source = await perform(db, editor, createSource, { name, kind: 'outlet' });
      id[name] = source.result.id;
    }
    for (const title of ['One', 'Two']) {
      const { result } = await perform(db, editor, createDocument, { title, sourceId: id.Alpha ?? 0 });
      await perform(db, editor, addDocumentVersion, { documentId: result.id, text: `Text ${title}` });
      documents.push(result.id);
    }
  });
  const { claim, chain, sheet } = claimTools(
    () => db,
    () => id,
  );

  const inputOf = async (
    claimId: number,
    wanted: typeof step extends fc.Arbitrary<infer T> ? T : never,
  ): Promise<[Command, unknown] | null> => {
    const { utterances, links } = await sheet(claimId);
    const pick = <T>(list: readonly T[], i: number) => list[i % Math.max(list.length, 1)];
    const hops = (list: readonly { source: number; document: number | null; reuse: boolean; cue: string }[]) =>
      list.map(({ source, document, reuse, cue }) => {
        const there = reuse ? pick(utterances, source) : undefined;
        const documentId = document === null ? undefined : pick(documents, document);
        return {
          ...(there ? { utteranceId: there.id } : { sourceId: id[pick(NAMES, source) ?? ''] }),
          documentId,
          link: { cue },
        };
      });
    if (wanted.kind === 'add') return [addChain, { claimId, hops: hops(wanted.hops) }];
    if (wanted.kind === 'depend') {
      const [aId, bId] = [pick(utterances, wanted.at)?.id, pick(utterances, wanted.other)?.id];
      return [setDependence, { claimId, aId, bId, dependent: wanted.dependent, reason: 'x' }];
    }
    if (wanted.kind === 'link')
      return [editAttribution, { id: pick(links, wanted.at)?.id, cue: wanted.cue, assumed: wanted.assumed }];
    if (wanted.kind === 'unlink') return [removeAttribution, { id: pick(links, wanted.at)?.id }];
    if (wanted.kind === 'remove') return [removeUtterance, { id: pick(utterances, wanted.at)?.id, join: wanted.join }];
    if (wanted.kind === 'utterance') {
      const sourceId = wanted.source === null ? undefined : id[pick(NAMES, wanted.source) ?? ''];
      const documentId = wanted.document === null ? undefined : pick(documents, wanted.document);
      return [editUtterance, { id: pick(utterances, wanted.at)?.id, sourceId, documentId }];
    }
    const start = pick(utterances, wanted.start);
    if (!start) return null;
    const was = [start.id];
    for (const turn of wanted.turns) {
      const next = pick(
        links.filter(({ upstreamId }) => upstreamId === was.at(-1)),
        turn,
      );
      if (next) was.push(next.downstreamId);
    }
    const along = links
      .filter((link) => was.some((utterance, i) => utterance === link.downstreamId && was[i - 1] === link.upstreamId))
      .map((link) => link.id);
    return [
      changeChain,
      { claimId, was, hops: hops(wanted.hops), keep: wanted.keep ? along : [], drop: wanted.drop ? along : [] },
    ];
  };

  it('keep derived values equal to a rebuild; undo restores every row', async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        const claimId = await claim();
        await chain(claimId, 'Alpha', 'Beta', 'Gamma');
        await chain(claimId, 'Delta', 'Beta', 'Epsilon');
        for (const wanted of steps) {
          const call = await inputOf(claimId, wanted);
          if (!call) continue;
          const before = await tables(db);
          const outcome = await perform(db, editor, ...call).catch((error) => {
            // A source that says it in several documents is asked about.
            if (error instanceof DomainError && (error.kind !== 'conflict' || 'choose' in error.details)) return null;
            throw error;
          });
          if (!outcome?.changeId) continue;
          const after = await tables(db);
          const undone = await perform(db, editor, undoChange, { changeId: outcome.changeId });
          expect(await tables(db)).toEqual(before);
          await perform(db, editor, undoChange, { changeId: undone.changeId ?? 0 });
          expect(await tables(db)).toEqual(after);
          done++;
        }
        expect((await rebuild(db)).differing).toEqual([]);
      }),
      { numRuns: 15 },
    );
    expect(done).toBeGreaterThan(20);
  }, 120_000);
});
