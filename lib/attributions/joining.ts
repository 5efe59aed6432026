import type { CommandContext } from '@/lib/commands/command';
import { giveReadings, removeLinks } from './links';

/**
 * Two utterances of a claim become one. Links, readings and notes on dependence of the one that goes are handed on; what the other one did not know
 * is filled in.
 * @param fields what the one that goes was about to say
 */
export async function joinPlaces(context: CommandContext, stays: number, goes: number, fields: Readonly<Record<string, unknown>>) {
  const { tx, ledger } = context;
  const [there] = await ledger.read('utterance', [stays]);
  const [other] = await ledger.read('utterance', [goes]);
  if (!there || !other) return;
  const links = await tx.attribution.findMany({
    where: { OR: [{ downstreamId: goes }, { upstreamId: goes }] },
    include: { readings: true },
    orderBy: { id: 'asc' },
  });
  for (const { id, downstreamId, upstreamId, readings } of links) {
    const pair = { downstreamId: downstreamId === goes ? stays : downstreamId, upstreamId: upstreamId === goes ? stays : upstreamId };
    const twin = await tx.attribution.findUnique({ where: { downstreamId_upstreamId: pair }, select: { id: true } });
    if (pair.downstreamId !== pair.upstreamId && !twin) {
      await ledger.update('attribution', id, pair);
      continue;
    }
    if (twin) await giveReadings(context, twin.id, readings);
    await removeLinks(context, [id]);
  }
  await handOnDependences(context, stays, goes);
  await ledger.remove('utterance', [goes]);
  const now = { ...other, ...fields } as Record<string, unknown>;
  const known = ['certainty', 'saidAt'].filter((name) => there[name] === null && now[name] != null);
  const patch: Record<string, unknown> = Object.fromEntries(known.map((name) => [name, now[name]]));
  if (known.includes('saidAt')) patch.saidPrecision = now.saidPrecision;
  if (there.passage === 'not_yet_looked_for' && now.passage && now.passage !== 'not_yet_looked_for')
    Object.assign(patch, { passage: now.passage, versionId: now.versionId ?? null, spans: now.spans ?? [] });
  await ledger.update('utterance', stays, patch);
}

async function handOnDependences({ tx, ledger }: CommandContext, stays: number, goes: number) {
  const notes = await tx.dependenceLink.findMany({ where: { OR: [{ aId: goes }, { bId: goes }] }, orderBy: { id: 'asc' } });
  for (const { id, aId, bId } of notes) {
    const other = aId === goes ? bId : aId;
    const pair = { aId: Math.min(stays, other), bId: Math.max(stays, other) };
    const twin = other === stays || (await tx.dependenceLink.findUnique({ where: { aId_bId: pair }, select: { id: true } }));
    if (twin) await ledger.remove('dependenceLink', [id]);
    else await ledger.update('dependenceLink', id, pair);
  }
}
