import { suggestionsOf } from '@/lib/claims/suggestions.server';
import { type CommandContext, defineCommand } from '@/lib/commands/command';
import type { Held } from '@/lib/commands/typed';
import { removedWithDemo } from '@/lib/demo/made.server';
import { DomainError } from '@/lib/errors';
import { counted } from '@/lib/format/number';
import { topicIdsOf } from '@/lib/topics/commands.server';
import { type BulkState, type Outcome, outcomeOf } from './rules';
import { type BulkChange, type BulkTarget, bulkInput } from './schema';
import { idsOf, knownTopics } from './target.server';

/**
 * The number of claims written at a time. Between two portions, progress is reported and a sender who went away is
 * noticed.
 */
const PORTION = 500;

export type BulkResult = { total: number; changed: number; same: number; refused: number };

/**
 * Changes many claims in one way, as one entry of the history. Claims that the change leaves as they are, or may not
 * touch, are counted and left alone.
 */
export const bulkEdit = defineCommand({
  name: 'claims.bulk',
  permission: 'claims.write',
  cancellable: true,
  input: bulkInput,
  async run(context, { change, expected, ...target }): Promise<BulkResult> {
    const { ledger, tx, progress } = context;
    const held = await holdTarget(context, target);
    if (expected !== undefined && held.length !== expected) throw moved(expected, held.length);
    const topics = {
      add: await topicIdsOf(tx, ledger, change.addTopics ?? []),
      remove: await knownTopics(tx, change.removeTopics ?? []),
    };
    const demonstrated = new Set(change.restore ? await removedWithDemo(tx, idsIn(held)) : []);
    const outcomes = held.map((claim) => ({
      claim,
      outcome: outcomeOf(stateOf(claim, demonstrated.has(claim.id)), change, topics),
    }));
    const changing = outcomes.flatMap(({ claim, outcome }) => (outcome.kind === 'change' ? [{ claim, outcome }] : []));
    for (let at = 0; at < changing.length; at += PORTION) {
      await write(context, change, changing.slice(at, at + PORTION));
      await ledger.settle();
      progress(Math.min(at + PORTION, changing.length), changing.length);
    }
    return { total: held.length, changed: changing.length, ...tally(outcomes.map(({ outcome }) => outcome)) };
  },
});

/** The claims that are meant, locked. Those that no longer match once the lock is held are left out. */
async function holdTarget({ ledger, tx }: CommandContext, target: BulkTarget): Promise<Held<'claim'>[]> {
  const held = await ledger.read('claim', await idsOf(tx, target));
  if (target.ids) return held;
  const matching = new Set(await idsOf(tx, target));
  return held.filter(({ id }) => matching.has(id));
}

const idsIn = (claims: readonly Held<'claim'>[]): number[] => claims.map(({ id }) => id);

const stateOf = (
  { id, status, topicIds, deletedAt, mergedIntoId }: Held<'claim'>,
  demonstrated: boolean,
): BulkState => ({
  id,
  status,
  topicIds,
  deleted: deletedAt !== null,
  merged: mergedIntoId !== null,
  demonstrated,
});

type Changing = { claim: Held<'claim'>; outcome: Extract<Outcome, { kind: 'change' }> };

async function write(
  { tx, ledger, actor }: CommandContext,
  change: BulkChange,
  claims: readonly Changing[],
): Promise<void> {
  const now = new Date().toISOString();
  const deletedAt = change.delete ? { deletedAt: now } : change.restore ? { deletedAt: null } : {};
  await ledger.updateMany(
    'claim',
    claims.map(({ claim, outcome: { kind: _, ...patch } }) => ({ id: claim.id, ...patch, ...deletedAt })),
  );
  const { judge } = change;
  if (!judge) return;
  const { confidence, likelihood, reason } = judge;
  const suggestions = await suggestionsOf(
    tx,
    claims.map(({ claim }) => claim.id),
  );
  await ledger.insertMany(
    'judgement',
    claims.map(({ claim, outcome }) => ({
      claimId: claim.id,
      confidence,
      likelihood,
      reason,
      status: outcome.status ?? claim.status,
      authorName: actor.name,
      judgedAt: now,
      suggestion: suggestions.get(claim.id) ?? null,
    })),
  );
}

function tally(outcomes: readonly Outcome[]): { same: number; refused: number } {
  const of = (kind: Outcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
  return { same: of('same'), refused: of('refused') };
}

function moved(expected: number, count: number): DomainError {
  const claims = (n: number) => counted(n, ['claim', 'claims']);
  return new DomainError(
    'stale',
    `The preview showed ${claims(expected)}, but now ${claims(count)} would change. Nothing was changed. Check the preview again.`,
    {},
    { current: { count } },
  );
}
