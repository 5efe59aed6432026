import type { CommandContext } from '@/lib/commands/command';
import type { Held } from '@/lib/commands/typed';
import { invalid } from '@/lib/errors';
import { type ClaimRecords, claimRecords, ordered } from './claim-records.server';

/** Which record stands for which on one side of the split: itself, or its copy. */
type Side = { claimId: number; ids: Map<number, number> };
type Context = Pick<CommandContext, 'tx' | 'ledger'>;

/**
 * Moves utterances to a new claim. A link goes with the crediting utterance. If the credited one stays behind, a copy
 * of it goes along. A note on two utterances that stand on both sides is kept on both, since their origins would
 * otherwise seem independent.
 * @returns how many moved and how many were copied.
 */
export async function splitOff(
  context: Context,
  oldId: number,
  newId: number,
  chosen: readonly number[],
): Promise<{ moved: number; copied: number }> {
  const { ledger } = context;
  const records = await claimRecords(context, oldId);
  const moving = new Set(chosen);
  refuse(records, moving);
  const sides: Record<'old' | 'new', Side> = {
    old: { claimId: oldId, ids: new Map() },
    new: { claimId: newId, ids: new Map() },
  };
  const homeOf = (id: number) => (moving.has(id) ? sides.new : sides.old);
  const otherOf = (side: Side) => (side === sides.new ? sides.old : sides.new);
  for (const { id } of records.utterances) homeOf(id).ids.set(id, id);

  await ledger.defer();
  await ledger.updateMany(
    'utterance',
    [...moving].map((id) => ({ id, claimId: newId })),
  );
  const crossing = records.attributions.filter(
    ({ downstreamId, upstreamId }) => homeOf(downstreamId) !== homeOf(upstreamId),
  );
  const credited = new Set(crossing.map(({ upstreamId }) => upstreamId));
  const copied = records.utterances.filter(({ id }) => credited.has(id));
  const copies = await ledger.insertMany(
    'utterance',
    copied.map(({ id, ...utterance }) => ({ ...without(utterance, 'version'), claimId: otherOf(homeOf(id)).claimId })),
  );
  copied.forEach(({ id }, i) => {
    otherOf(homeOf(id)).ids.set(id, copies[i] ?? 0);
  });

  await moveLinks(context, records, (id) => homeOf(id), otherOf);
  for (const note of records.dependences) await moveDependence(context, note, [sides.old, sides.new]);
  return { moved: moving.size, copied: copied.length };
}

function refuse({ utterances }: ClaimRecords, moving: ReadonlySet<number>): void {
  const there = new Set(utterances.map(({ id }) => id));
  const message = [...moving].some((id) => !there.has(id))
    ? 'Some of the utterances you chose are no longer in this claim. Nothing was changed. Open it again and choose anew.'
    : moving.size === there.size
      ? 'Leave at least one utterance with this claim. To change its wording, edit it.'
      : null;
  if (message) throw invalid(message, { utteranceIds: message });
}

async function moveLinks(
  { ledger }: Context,
  { attributions, readings }: ClaimRecords,
  homeOf: (id: number) => Side,
  otherOf: (side: Side) => Side,
) {
  const patches: { id: number; claimId: number; downstreamId: number; upstreamId: number }[] = [];
  for (const link of attributions) {
    const { id, downstreamId, upstreamId } = link;
    const home = homeOf(downstreamId);
    patches.push({ id, claimId: home.claimId, downstreamId, upstreamId: home.ids.get(upstreamId) ?? upstreamId });
    const other = otherOf(home);
    const [down, up] = [other.ids.get(downstreamId), other.ids.get(upstreamId)];
    if (down === undefined || up === undefined) continue;
    const copy = await ledger.insert('attribution', {
      ...without(link, 'id', 'version'),
      claimId: other.claimId,
      downstreamId: down,
      upstreamId: up,
    });
    await ledger.insertMany(
      'reading',
      readings
        .filter(({ attributionId }) => attributionId === id)
        .map((reading) => ({ ...without(reading, 'id', 'claimId'), attributionId: copy })),
    );
  }
  await ledger.updateMany('attribution', patches);
}

/** A note on two utterances stands wherever both of them stand. */
async function moveDependence({ ledger }: Context, note: Held<'dependenceLink'>, sides: readonly Side[]) {
  const { id, aId, bId } = note;
  const [first, ...more] = sides.flatMap(({ claimId, ids }) => {
    const [a, b] = [ids.get(aId), ids.get(bId)];
    return a !== undefined && b !== undefined ? [{ claimId, ...ordered(a, b) }] : [];
  });
  if (!first) return ledger.remove('dependenceLink', [id]);
  await ledger.update('dependenceLink', id, first);
  await ledger.insertMany(
    'dependenceLink',
    more.map((utterance) => ({ ...without(note, 'id'), ...utterance })),
  );
}

function without<T extends object, Name extends keyof T>(record: T, ...names: readonly Name[]): Omit<T, Name> {
  const rest = { ...record };
  for (const name of names) delete rest[name];
  return rest;
}
