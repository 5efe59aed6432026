import { z } from 'zod';
import { defineCommand } from '@/lib/commands/command';
import { conflict, invalid, notFound } from '@/lib/errors';
import { counted } from '@/lib/format/number';
import { runInThread } from '@/lib/threads/run-in-thread';
import { FEWEST_DECISIONS } from './desk';
import { decisionCounts, deskTexts, isEnough, learnedInUse, shippedBase } from './desk.server';

/** Learning may take its time: it waits for nobody, and nobody for it. */
const limits = { time: 900_000, longest: 3_600_000, memory: 900_000_000 };

/**
 * Learns from what editors decided about proposals. What was learned is used if what was held out is proposed no worse
 * than with what is in use.
 */
export const learnFromDecisions = defineCommand({
  name: 'corrector.learn',
  permission: 'settings.change',
  confidential: true,
  input: z.object({}),
  async prepare(db) {
    const counts = await decisionCounts(db);
    if (counts.decisions < FEWEST_DECISIONS)
      throw invalid(
        `There are ${counted(counts.decisions, ['decision', 'decisions'])} so far. Whence learns from ${FEWEST_DECISIONS} on. Nothing was changed.`,
      );
    if (!isEnough(counts))
      throw invalid(
        'The decisions are in too few documents: every fifth document is kept to check what was learned. Nothing was changed. Tag some more documents first.',
      );
    const current = await learnedInUse(db);
    const learned = await runInThread('learn', [await deskTexts(db), current?.id ?? null], {
      ...{ who: null, limits, along: current?.bytes },
    });
    return { ...learned, ...counts, current: current?.id ?? null };
  },
  async run({ tx, ledger, ready }) {
    const { bytes, before, after, decisions, documents, heldOut, current } = ready;
    const used = await tx.learning.findMany({ where: { inUse: true }, select: { id: true, base: true } });
    if ((used.find(({ base }) => base === shippedBase())?.id ?? null) !== current)
      throw conflict('Somebody chose something else to go by in the meantime. Nothing was changed; learn again.');
    const isBetter = after >= before;
    if (isBetter)
      await ledger.updateMany(
        'learning',
        used.map(({ id }) => ({ id, inUse: false })),
      );
    const id = await ledger.insert('learning', {
      ...{ decisions, documents, heldOut, before, after, inUse: isBetter, base: shippedBase() },
      weights: isBetter ? Buffer.from(bytes).toString('base64') : '',
    });
    return { id, before, after, isUsed: isBetter };
  },
});

/** Chooses what proposals go by: something that was learned here, or with null what came with the program. */
export const useLearned = defineCommand({
  name: 'corrector.use',
  permission: 'settings.change',
  confidential: true,
  input: z.object({ id: z.int().positive().nullable() }),
  async run({ tx, ledger }, { id }) {
    const rows = await tx.learning.findMany({
      where: { OR: [{ inUse: true }, { id: id ?? 0 }] },
      select: { id: true, base: true, inUse: true, before: true, after: true },
    });
    const chosen = rows.find((row) => row.id === id);
    if (id !== null && !chosen) throw notFound('This is not there any more.');
    if (chosen && (chosen.base !== shippedBase() || chosen.after < chosen.before))
      throw invalid('This cannot be used: it did worse, or goes on from an earlier version of Whence.');
    const changes = rows.filter((row) => row.inUse !== (row.id === id));
    await ledger.updateMany(
      'learning',
      changes.map((row) => ({ id: row.id, inUse: row.id === id })),
    );
    return { id };
  },
});
