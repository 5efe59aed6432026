import type { z } from 'zod';
import { blankLink, type Draft, hopOfUtterance, linkOf, storedLink } from '@/lib/attributions/draft';
import { planOfDraft } from '@/lib/attributions/draft-view';
import { pairsOf } from '@/lib/attributions/plan';
import type { editedChain } from '@/lib/attributions/schema';
import type { Sheet } from '@/lib/attributions/sheet';

type Input = z.input<typeof editedChain>;

/** The command that saves a draft, with its input. */
export function commandOf(
  draft: Draft,
  sheet: Sheet,
): { command: 'chains.add' | 'chains.edit'; input: Partial<Input> } {
  const { claimId } = sheet;
  const body = {
    claimId,
    hops: draft.hops.map((_, i) => hopInput(draft, sheet, i)),
    versions: versionsOf(draft, sheet),
  };
  if (draft.was.length === 0) return { command: 'chains.add', input: body };
  return { command: 'chains.edit', input: { ...body, was: draft.was, keep: draft.keep, drop: draft.drop } };
}

function hopInput(draft: Draft, sheet: Sheet, at: number): Input['hops'][number] {
  const hop = draft.hops[at];
  if (!hop) return {};
  const { utteranceId, source, document, stance, certainty, passage, quote, saidAt } = hop;
  const stored = sheet.utterances.find((utterance) => utterance.id === utteranceId);
  const was = stored && hopOfUtterance(stored);
  const who =
    utteranceId !== null
      ? { utteranceId: utteranceId }
      : source.id !== null
        ? { sourceId: source.id }
        : { newSource: { name: source.name.trim(), kind: source.kind } };
  const documentId = document?.id ?? null;
  const fields = { documentId, stance, certainty, passage: document ? (passage ?? undefined) : undefined, saidAt };
  const before: Readonly<Record<string, unknown>> | undefined = was && {
    documentId: was.document?.id ?? null,
    stance: was.stance,
    certainty: was.certainty,
    passage: was.passage ?? undefined,
    saidAt: was.saidAt,
  };
  const changed = Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => value !== undefined && !(before && before[name] === value)),
  );
  return { ...who, ...changed, ...(quote.trim() && { quote: quote.trim() }), ...linkInput(draft, sheet, at) };
}

function linkInput(draft: Draft, sheet: Sheet, at: number): Pick<Input['hops'][number], 'link'> {
  const [up, down] = [draft.hops[at - 1], draft.hops[at]];
  if (!up || !down) return {};
  const { cue, note, verbatim, dropped } = linkOf(draft, sheet, at);
  const stored = storedLink(sheet, up, down);
  const moved = stored?.turned && !planOfDraft(draft, sheet).turned.includes(stored.link.id);
  const was = stored && !moved ? stored.link : blankLink;
  const link = {
    ...(cue.trim() !== was.cue && { cue: cue.trim() }),
    ...(note.trim() !== was.note && { note: note.trim() }),
    ...(verbatim !== was.verbatim && { verbatim }),
    ...(dropped.length > 0 && { dropReadings: dropped }),
  };
  return Object.keys(link).length > 0 ? { link } : {};
}

/** What this draft depends on: its utterances and links as in the sheet. */
export function versionsOf(
  draft: Draft,
  sheet: Sheet,
): { utterances: Record<string, number>; links: Record<string, number> } {
  const ids = new Set([...draft.was, ...draft.hops.flatMap(({ utteranceId }) => utteranceId ?? [])]);
  const path = draft.hops.map(({ utteranceId }) => utteranceId ?? 0);
  const pairs = new Set(
    [...pairsOf(draft.was), ...pairsOf(path), ...pairsOf(path.toReversed())].map(
      ({ upstreamId, downstreamId }) => `${upstreamId}>${downstreamId}`,
    ),
  );
  const entries = (list: readonly { id: number; version: number }[]) =>
    Object.fromEntries(list.map(({ id, version }) => [id, version]));
  return {
    utterances: entries(sheet.utterances.filter(({ id }) => ids.has(id))),
    links: entries(sheet.links.filter(({ upstreamId, downstreamId }) => pairs.has(`${upstreamId}>${downstreamId}`))),
  };
}
