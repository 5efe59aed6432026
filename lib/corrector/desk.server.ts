import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Db } from '@/lib/db';
import { type DeskText, FEWEST_DECISIONS, FEWEST_HELD_OUT, isHeldOut } from './desk';
import { type Marked, markedOf } from './examples';
import { Model, read } from './model';
import { modelHere, WEIGHTS } from './model.server';

/** The latest decisions that are learned from; earlier ones are left. */
const MOST = 5000;

/** What stands in documents that are not deleted. */
const ofStanding = { document: { deletedAt: null } };

/** What stands for the weights that came with the program. */
export const shippedWeights = (): Uint8Array => readFileSync(path.join(process.cwd(), WEIGHTS));
let base: string | undefined;
export const shippedBase = (): string => {
  base ??= createHash('sha256').update(shippedWeights()).digest('hex');
  return base;
};

/** The texts in which editors accepted, corrected, added or rejected attributions, with these; the latest first. */
export async function deskTexts({ prisma }: Pick<Db, 'prisma'>): Promise<DeskText[]> {
  const tags = await prisma.tag.findMany({
    where: ofStanding,
    orderBy: { id: 'desc' },
    take: MOST,
    select: {
      ...{ versionId: true, documentId: true, state: true },
      ...{ sourceSpans: true, cueSpans: true, contentSpans: true },
    },
  });
  const texts = await prisma.documentVersion.findMany({
    where: { id: { in: [...new Set(tags.map(({ versionId }) => versionId))] } },
    select: { id: true, text: true },
  });
  const textOf = new Map(texts.map(({ id, text }) => [id, text]));
  const found = new Map<number, DeskText & { marked: Marked[]; rejected: Marked[] }>();
  for (const { versionId, documentId, state, ...spans } of tags) {
    const there = found.get(versionId) ?? {
      ...{ id: documentId, text: textOf.get(versionId) ?? '', marked: [], rejected: [] },
    };
    (state === 'rejected' ? there.rejected : there.marked).push(markedOf(spans));
    found.set(versionId, there);
  }
  return [...found.values()];
}

export type DecisionCounts = { decisions: number; documents: number; heldOut: number };

/** How many decisions there are, in how many documents, and how many of them are held out. */
export async function decisionCounts({ prisma }: Pick<Db, 'prisma'>): Promise<DecisionCounts> {
  const rows = await prisma.tag.groupBy({ by: ['documentId'], where: ofStanding, _count: true });
  const sum = (all: typeof rows) => all.reduce((total, { _count }) => total + _count, 0);
  return {
    decisions: sum(rows),
    documents: rows.length,
    heldOut: sum(rows.filter(({ documentId }) => isHeldOut(documentId))),
  };
}

/** Whether so many decisions teach something, and enough are held out to see it. */
export const isEnough = ({ decisions, heldOut }: DecisionCounts): boolean =>
  decisions >= FEWEST_DECISIONS && heldOut >= FEWEST_HELD_OUT && decisions - heldOut >= FEWEST_HELD_OUT;

type InUse = { id: number; at: number; bytes: Uint8Array; model: Model };

declare global {
  var whenceLearned: InUse | undefined;
}

/** What was learned here and is in use. Null where what came with the program is. */
export async function learnedInUse({ prisma }: Pick<Db, 'prisma'>): Promise<InUse | null> {
  const where = { inUse: true, base: shippedBase() };
  const row = await prisma.learning.findFirst({ where, select: { id: true, learnedAt: true } });
  if (!row) return null;
  // Bundles may contain a module more than once.
  const held = globalThis.whenceLearned;
  const at = row.learnedAt.getTime();
  // Another database, or one that was brought back, may have another one of this number.
  if (held?.id === row.id && held.at === at) return held;
  const { weights } = await prisma.learning.findUniqueOrThrow({ where: { id: row.id }, select: { weights: true } });
  const bytes = new Uint8Array(Buffer.from(weights, 'base64'));
  const learned = { id: row.id, at, bytes, model: new Model(read(bytes)) };
  globalThis.whenceLearned = learned;
  return learned;
}

/** What proposals go by: what was learned here, what came with the program, or null for the rules alone. */
export async function modelInUse(db: Pick<Db, 'prisma'>): Promise<Model | null> {
  const shipped = modelHere();
  return shipped && ((await learnedInUse(db))?.model ?? shipped);
}

/** So many more decisions than last time are worth learning again. */
const MORE = 100;

/** Whether there is enough to learn from that was not there when something was last learned. */
export async function isLearningDue(db: Pick<Db, 'prisma'>): Promise<boolean> {
  if (modelHere() === null) return false;
  if (!isEnough(await decisionCounts(db))) return false;
  const last = await db.prisma.learning.findFirst({
    where: { base: shippedBase() },
    orderBy: { id: 'desc' },
    select: { learnedAt: true },
  });
  return last === null || (await db.prisma.tag.count({ where: { createdAt: { gt: last.learnedAt } } })) >= MORE;
}

export type LearningLine = {
  id: number;
  learnedAt: Date;
  decisions: number;
  documents: number;
  before: number;
  after: number;
  /** `worse`: it was not kept. `earlier`: it goes on from the weights of an earlier version. */
  state: 'in use' | 'set aside' | 'worse' | 'earlier';
};

/** What was learned so far, the latest first. */
export async function learningsOf({ prisma }: Pick<Db, 'prisma'>): Promise<LearningLine[]> {
  const rows = await prisma.learning.findMany({ orderBy: { id: 'desc' }, take: 20, omit: { weights: true } });
  return rows.map(({ base: from, inUse: isUsed, heldOut: _, ...row }) => ({
    ...row,
    state: row.after < row.before ? 'worse' : from !== shippedBase() ? 'earlier' : isUsed ? 'in use' : 'set aside',
  }));
}
