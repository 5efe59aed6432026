import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { createClaim, mergeClaim, splitClaimOff } from '@/lib/claims/commands.server';
import { execute, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { type Drawing, draw, anyDrawing as drawings, drawn, fillSources } from '../support/claim-graphs';
import { eachDatabase } from '../support/databases';
import { tables } from '../support/tables';

const editor: Actor = { id: 'e', name: 'Edith', role: 'editor' };

eachDatabase('merging and splitting, any graph', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await fillSources(db);
  });

  async function claim(drawing: Drawing) {
    const { id } = await execute(db, editor, createClaim, { statement: 'Drawn', topics: ['chips'], allow_same: true });
    const ids = await draw(db, id, drawing);
    await rebuild(db);
    return { id, ids };
  }
  /** The rows of everything that was there before. */
  async function rows(known?: ReadonlySet<number>) {
    const all = await tables(db);
    const ids = new Set(all.claim?.map((row) => Number(JSON.parse(row).id)));
    if (!known) return { all, ids };
    all.claim = all.claim?.filter((row) => known.has(JSON.parse(row).id)) ?? [];
    all.claim_topic = all.claim_topic?.filter((row) => known.has(JSON.parse(row).claim_id)) ?? [];
    return { all, ids };
  }
  const undo = (changeId: number | null) => execute(db, editor, undoChange, { changeId: changeId ?? 0 });
  const healthy = async () => expect((await rebuild(db)).differing).toEqual([]);

  it('merging loses nothing, and undo restores every row', async () => {
    await fc.assert(
      fc.asyncProperty(drawings, drawings, async (first, second) => {
        const [from, into] = [await claim(first), await claim(second)];
        const before = await rows();
        const { changeId } = await perform(db, editor, mergeClaim, { fromId: from.id, intoId: into.id });
        const merged = await drawn(db, into.id);
        const all = [...new Set([...first.utterances, ...second.utterances])];
        const sourceOf = (place: string) => place.split('@')[0] ?? '';
        const moved = new Set(first.utterances.filter((place) => !second.utterances.includes(place)).map(sourceOf));
        // What one claim knows second-hand is what the other holds, where it holds it once.
        const becomes = (place: string) => {
          const held = all.filter((other) => other.startsWith(`${place}@`));
          return moved.has(place) && !place.includes('@') ? (held.length === 1 ? (held[0] ?? place) : place) : place;
        };
        expect(merged.utterances).toEqual([...new Set(all.map(becomes))].sort());
        const links = [...first.links, ...second.links]
          .map(([a, b]) => [becomes(a), becomes(b)])
          .filter(([a, b]) => a !== b);
        expect(merged.links.map((link) => link.split(':')[0])).toEqual(
          [...new Set(links.map(([a, b]) => `${a} < ${b}`))].sort(),
        );
        await healthy();
        await undo(changeId);
        await healthy();
        expect((await rows(before.ids)).all).toEqual(before.all);
      }),
      { numRuns: 15 },
    );
  });

  it('splitting keeps every link with whoever credits, and undo restores every row', async () => {
    const splits = drawings
      .filter(({ utterances }) => utterances.length > 1)
      .chain((drawing) =>
        fc.record({
          drawing: fc.constant(drawing),
          chosen: fc.subarray(drawing.utterances as string[], {
            minLength: 1,
            maxLength: drawing.utterances.length - 1,
          }),
        }),
      );
    await fc.assert(
      fc.asyncProperty(splits, async ({ drawing, chosen }) => {
        const { id, ids } = await claim(drawing);
        const before = await rows();
        const utteranceIds = chosen.map((name) => ids[name] ?? 0);
        const { result, changeId } = await perform(db, editor, splitClaimOff, {
          id,
          statement: 'Split off',
          utteranceIds,
          allow_same: true,
        });
        const [old, made] = [await drawn(db, id), await drawn(db, result.id)];
        for (const name of drawing.utterances) expect((chosen.includes(name) ? made : old).utterances).toContain(name);
        for (const [down, up] of drawing.links)
          expect((chosen.includes(down) ? made : old).links).toContain(`${down} < ${up}: ${down} credits ${up}`);
        await healthy();
        await undo(changeId);
        await healthy();
        expect((await rows(before.ids)).all).toEqual(before.all);
      }),
      { numRuns: 15 },
    );
  });
});
