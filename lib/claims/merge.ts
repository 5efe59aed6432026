import type { CommandContext } from '@/lib/commands/command';
import type { Id } from '@/lib/history/entities';
import { type Attribution, type ClaimRecords, claimRecords, ordered, placeOf, type Reading, type Utterance } from './claim-records';

type Patch = { id: Id } & Record<string, unknown>;

/**
 * Moves all that is said in one claim to another. The same place in both becomes one: it keeps what it says and gains what it did not.
 * @returns how many places moved, how many became one with a place that was there, and how many of these took another stance there, which stands.
 */
export async function mergeClaims(
  context: Pick<CommandContext, 'tx' | 'ledger'>,
  fromId: number,
  intoId: number,
): Promise<{ moved: number; joined: number; differing: number }> {
  const { ledger } = context;
  const from = await claimRecords(context, fromId);
  const into = await claimRecords(context, intoId);
  const there = new Map(into.utterances.map((utterance) => [placeOf(utterance), utterance]));
  const pairs = from.utterances.flatMap((utterance) => {
    const twin = there.get(placeOf(utterance));
    return twin ? [{ utterance, twin }] : [];
  });
  const twins = new Map(pairs.map(({ utterance, twin }) => [utterance.id, twin.id]));
  const end = (id: number) => twins.get(id) ?? id;
  const moving = from.utterances.filter(({ id }) => !twins.has(id));
  const links = joinLinks(from, into, end);
  const notes = joinDependences(from, into, end);
  const move = (rows: readonly Patch[]) => rows.map((row) => ({ ...row, claimId: intoId }));

  await ledger.defer();
  await ledger.updateMany('utterance', [
    ...move(moving.map(({ id }) => ({ id }))),
    ...pairs.map(({ utterance, twin }) => ({ id: twin.id, ...gained(twin, utterance) })),
  ]);
  await ledger.updateMany('attribution', [...move(links.moving), ...links.gaining]);
  await ledger.updateMany('reading', links.readings);
  await ledger.remove('reading', links.repeated);
  await ledger.remove('attribution', links.gone);
  await ledger.updateMany('dependenceLink', move(notes.moving));
  await ledger.remove('dependenceLink', notes.gone);
  await ledger.remove(
    'utterance',
    pairs.map(({ utterance }) => utterance.id),
  );
  const differing = pairs.filter(({ utterance, twin }) => utterance.stance !== twin.stance).length;
  return { moved: moving.length, joined: pairs.length, differing };
}

/** What a place says gains by the other's words, only where it has none. */
function gained(kept: Utterance, other: Utterance): Record<string, unknown> {
  const looked = kept.passage === 'marked' || (kept.passage === 'not_there' && other.passage !== 'marked');
  return {
    ...(kept.certainty === null && other.certainty !== null && { certainty: other.certainty }),
    ...(!looked && { passage: other.passage, versionId: other.versionId, spans: other.spans }),
    ...(kept.saidAt === null && other.saidAt !== null && { saidAt: other.saidAt, saidPrecision: other.saidPrecision }),
  };
}

/** The links of `from` under their new ends; one that is there already takes over the readings. */
function joinLinks(from: ClaimRecords, into: ClaimRecords, end: (id: number) => number) {
  const key = (downstream: number, upstream: number) => `${downstream}>${upstream}`;
  const there = new Map(into.attributions.map((link) => [key(link.downstreamId, link.upstreamId), link]));
  const moving: Patch[] = [];
  const gaining: Patch[] = [];
  const heirs = new Map<number, Attribution>();
  for (const link of from.attributions) {
    const ends = { downstreamId: end(link.downstreamId), upstreamId: end(link.upstreamId) };
    const kept = there.get(key(ends.downstreamId, ends.upstreamId));
    if (!kept) moving.push({ id: link.id, ...ends });
    else {
      heirs.set(link.id, kept);
      const notes = [...new Set([kept.note, link.note].filter(Boolean))].join('\n');
      gaining.push({ id: kept.id, verbatim: kept.verbatim || link.verbatim, note: notes });
    }
  }
  const words = ({ versionId, cue, sourceSpans, cueSpans, contentSpans }: Reading, link: number) =>
    JSON.stringify([link, versionId, cue, sourceSpans, cueSpans, contentSpans]);
  const known = new Set(into.readings.map((reading) => words(reading, reading.attributionId)));
  const inherited = from.readings.flatMap((reading) => {
    const heir = heirs.get(reading.attributionId);
    return heir ? [{ id: reading.id, attributionId: heir.id, repeated: known.has(words(reading, heir.id)) }] : [];
  });
  return {
    moving,
    gaining,
    readings: inherited.filter(({ repeated }) => !repeated).map(({ id, attributionId }) => ({ id, attributionId })),
    repeated: inherited.filter(({ repeated }) => repeated).map(({ id }) => id),
    gone: [...heirs.keys()],
  };
}

function joinDependences(from: ClaimRecords, into: ClaimRecords, end: (id: number) => number) {
  const key = ({ aId, bId }: { aId: number; bId: number }) => `${aId}:${bId}`;
  const there = new Set(into.dependences.map(key));
  const renamed = from.dependences.map(({ id, aId, bId }) => ({ id, ...ordered(end(aId), end(bId)) }));
  return {
    moving: renamed.filter((note) => !there.has(key(note))),
    gone: renamed.filter((note) => there.has(key(note))).map(({ id }) => id),
  };
}
