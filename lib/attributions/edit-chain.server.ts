import type { Choices } from '@/lib/choices';
import type { CommandContext } from '@/lib/commands/command';
import { rowFrom } from '@/lib/db/rows';
import { conflict, DomainError } from '@/lib/errors';
import { changeLink, removeLinks, removePlaces } from './links.server';
import { isCircular, pairsOf, planOf } from './plan';
import type { HopInput } from './schema';
import { sheetRow, sheetSql } from './sheet.server';
import {
  atField,
  changeUtterance,
  inCircle,
  type Made,
  nothingMade,
  sourceOf,
  utteranceOf,
  type Warned,
} from './utterances.server';

type Edited = {
  claimId: number;
  was: readonly number[];
  hops: readonly HopInput[];
  versions: { utterances: Readonly<Record<string, number>>; links: Readonly<Record<string, number>> };
  keep: readonly number[];
  drop: readonly number[];
  choices?: Choices;
};

/**
 * Makes one chain of a claim run as given, or adds it if `was` is empty. It is one change, whatever it takes: see
 * `planOf`.
 */
export async function editChain(context: CommandContext, edited: Edited) {
  const { tx, ledger } = context;
  const { claimId, hops } = edited;
  await ledger.hold('claim', claimId);
  await mustBeFresh(context, edited);
  const made = nothingMade();
  const warned: Warned[] = [];
  const { path, became } = await placesOf(context, edited, made, warned);
  const was = edited.was.map((id) => became.get(id) ?? id);
  const links = await tx.attribution.findMany({
    where: { claimId },
    select: { id: true, downstreamId: true, upstreamId: true },
    orderBy: { id: 'asc' },
  });
  const plan = planOf({ links, was, path, keep: new Set(edited.keep), drop: new Set(edited.drop) });
  await removeLinks(context, plan.removed);
  for (const { id, downstreamId, upstreamId } of links.filter((link) => plan.turned.includes(link.id)))
    await ledger.update('attribution', id, { downstreamId: upstreamId, upstreamId: downstreamId });
  await ledger.insertMany(
    'attribution',
    plan.added.map((pair) => ({ ...pair, claimId })),
  );
  made.links = plan.added.length;
  await writeLinks(context, path, hops);
  await removePlaces(context, plan.gone);
  if (plan.circular) warned.push(inCircle);
  if (plan.kept.length > 0) warned.push({ code: 'kept', message: 'Links that other chains use were kept.' });
  if (plan.shared.length > 0)
    warned.push({ code: 'shared', message: 'Other chains share these links and have changed with this one.' });
  return { utteranceIds: path, made, warnings: warned };
}

/** The chain must still be there, and as the editor saw it. */
async function mustBeFresh({ tx, ledger }: CommandContext, { claimId, was, hops, versions }: Edited) {
  const ids = [
    ...new Set([
      ...was,
      ...hops.flatMap(({ utteranceId }) => utteranceId ?? []),
      ...Object.keys(versions.utterances).map(Number),
    ]),
  ];
  const utterances = new Map((await ledger.read('utterance', ids)).map((held) => [held.id, held]));
  hops.forEach(({ utteranceId }, i) => {
    const utterance = utteranceId === undefined ? undefined : utterances.get(utteranceId);
    if (utterance && utterance.claimId !== claimId)
      throw atField(`hops.${i}.utteranceId`, 'This utterance belongs to another claim.');
  });
  const links = await tx.attribution.findMany({
    where: { claimId },
    select: { id: true, version: true, downstreamId: true, upstreamId: true },
  });
  const versionOf = new Map(links.map((link) => [link.id, link.version]));
  const linked = new Set(links.map(({ upstreamId, downstreamId }) => `${upstreamId}>${downstreamId}`));
  const isFresh =
    ids.every((id) => utterances.get(id)?.claimId === claimId) &&
    Object.entries(versions.utterances).every(([id, version]) => utterances.get(Number(id))?.version === version) &&
    Object.entries(versions.links).every(([id, version]) => versionOf.get(Number(id)) === version) &&
    pairsOf(was).every(({ upstreamId, downstreamId }) => linked.has(`${upstreamId}>${downstreamId}`));
  if (isFresh) return;
  const row = await rowFrom(tx, sheetRow, sheetSql(claimId));
  const message = 'Someone else has changed this chain since you opened it. Nothing was overwritten.';
  throw row ? new DomainError('stale', message, {}, { current: row.sheet }) : conflict(message);
}

/** The utterances of the hops, created or changed. `became`: those that were joined with another. */
async function placesOf(context: CommandContext, { claimId, hops, choices }: Edited, made: Made, warned: Warned[]) {
  const path: number[] = [];
  const became = new Map<number, number>();
  for (const [i, hop] of hops.entries()) {
    const field = `hops.${i}.`;
    const { utteranceId } = hop;
    if (utteranceId === undefined) {
      const sourceId = await sourceOf(context, hop, field, made, choices);
      const before = await saidBy(context, hops[i + 1]);
      path.push(
        await utteranceOf(context, { claimId, sourceId, hop, field, made, choices, after: path.at(-1), before }),
      );
      continue;
    }
    const known = became.get(utteranceId);
    if (known !== undefined) {
      path.push(known);
      continue;
    }
    const id = await changeUtterance(context, { ...wordingOf(hop), id: utteranceId }, field, warned);
    if (id !== utteranceId) became.set(utteranceId, id);
    path.push(id);
  }
  const ids = path.map((id) => became.get(id) ?? id);
  ids.forEach((id, i) => {
    if (i > 0 && ids[i - 1] === id) throw atField(`hops.${i}.sourceId`, 'An utterance cannot credit itself.');
  });
  return { path: ids, became };
}

/** When the crediting hop said so, in epoch ms, as far as it tells. */
async function saidBy({ tx }: CommandContext, hop: HopInput | undefined): Promise<number | null> {
  if (hop?.saidAt) return Date.parse(hop.saidAt.at);
  const documentId =
    hop?.documentId ??
    (hop?.utteranceId &&
      (await tx.utterance.findUnique({ where: { id: hop.utteranceId }, select: { documentId: true } }))?.documentId);
  if (!documentId) return null;
  const document = await tx.document.findUnique({ where: { id: documentId }, select: { publishedAt: true } });
  return document?.publishedAt?.getTime() ?? null;
}

const wordingOf = ({ utteranceId: _, sourceId: _s, newSource: _n, link: _l, readings: _r, ...wording }: HopInput) =>
  wording;

async function writeLinks(context: CommandContext, path: readonly number[], hops: readonly HopInput[]) {
  for (const [i, { link = {}, readings }] of hops.entries()) {
    const [upstreamId, downstreamId] = [path[i - 1], path[i]];
    if (upstreamId === undefined || downstreamId === undefined) continue;
    if (Object.keys(link).length === 0 && readings.length === 0) continue;
    const there = await context.tx.attribution.findUnique({
      where: { downstreamId_upstreamId: { downstreamId, upstreamId } },
      select: { id: true },
    });
    if (there) await changeLink(context, there.id, link, readings);
  }
}

/** Whether any of these utterances stands in a circle as the claim is now. */
export async function standsInCircle(
  { tx }: CommandContext,
  claimId: number,
  ids: readonly number[],
): Promise<boolean> {
  const links = await tx.attribution.findMany({
    where: { claimId },
    select: { id: true, downstreamId: true, upstreamId: true },
  });
  return isCircular(links, ids);
}
