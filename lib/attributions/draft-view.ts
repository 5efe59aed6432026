import { type Chain, chainsOf } from '@/lib/attributions/chains';
import { type Draft, type HopDraft, isBlank, linkOf, meantIn, storedLink } from '@/lib/attributions/draft';
import { stateOf } from '@/lib/attributions/graph';
import { type Plan, planOf } from '@/lib/attributions/plan';
import type { Sheet, SheetLink } from '@/lib/attributions/sheet';
import type { ChainStrip } from '@/lib/claims/table';
import { fold } from '@/lib/format/fold';
import { readDate } from '@/lib/format/read-date.mjs';
import { certainties, type LinkState, wordsOf } from '@/lib/vocabulary';

/** The utterances of a draft as they will be. New ones have negative numbers. */
export function pathOf(draft: Draft, sheet: Sheet): number[] {
  const numbers = new Map<string, number>();
  let before: number | undefined;
  return draft.hops.map((hop) => {
    const id = idOf(hop);
    before = id;
    return id;
  });

  function idOf(hop: HopDraft): number {
    const { utteranceId, source, document, stance } = hop;
    const name = source.id ?? fold(source.name);
    const others = { ...sheet, utterances: sheet.utterances.filter((utterance) => utterance.id !== utteranceId) };
    const twin = utteranceId === null ? undefined : sheet.utterances.find((utterance) => utterance.id === utteranceId);
    // A changed utterance is joined with what its source already says there.
    const isAnother = twin && ((twin.document?.id ?? null) !== (document?.id ?? null) || twin.stance !== stance);
    const meant = utteranceId === null || isAnother ? meantIn(others, hop) : null;
    if (meant?.kind === 'is' || (meant?.kind === 'gains' && utteranceId === null && meant.utterance.id !== before))
      return meant.utterance.id;
    if (utteranceId !== null) return utteranceId;
    const key = `${name}|${stance}|${document?.id ?? document?.title ?? ''}`;
    numbers.set(key, numbers.get(key) ?? -1 - numbers.size);
    return numbers.get(key) ?? 0;
  }
}

export const planOfDraft = (draft: Draft, sheet: Sheet): Plan =>
  planOf({
    links: sheet.links,
    was: draft.was,
    path: pathOf(draft, sheet),
    keep: new Set(draft.keep),
    drop: new Set(draft.drop),
  });

/** The state that a link of the draft will have. */
export function draftState(draft: Draft, sheet: Sheet, at: number): LinkState | null {
  const [up, down] = [draft.hops[at - 1], draft.hops[at]];
  if (!up || !down) return null;
  const { cue, dropped } = linkOf(draft, sheet, at);
  const read = cue.trim() !== '' || readingsOf(draft, sheet, at).some(({ id }) => !dropped.includes(id));
  return stateOf(
    { read },
    { documentId: up.document ? (up.document.id ?? 0) : null, passage: up.quote.trim() ? 'marked' : up.passage },
  );
}

/** The passages that show a link of the draft. They stay with these two even if they change places. */
export function readingsOf(draft: Draft, sheet: Sheet, at: number): SheetLink['readings'] {
  const [up, down] = [draft.hops[at - 1], draft.hops[at]];
  const stored = up && down ? storedLink(sheet, up, down) : null;
  if (!stored) return [];
  return !stored.turned || planOfDraft(draft, sheet).turned.includes(stored.link.id) ? stored.link.readings : [];
}

/** The draft as a strip to show. */
export function stripOfDraft(draft: Draft, sheet: Sheet): ChainStrip {
  const words = wordsOf(certainties);
  let before: number | null = null;
  const hops = draft.hops.map((hop, i) => {
    const { source, document, stance, certainty } = hop;
    const sure = certainty ? words.indexOf(certainty) : null;
    const risen = document !== null && sure !== null && before !== null && sure > before;
    before = sure ?? before;
    const link = draftState(draft, sheet, i);
    return {
      u: i,
      name: source.name || 'name missing',
      slug: '',
      kind: source.kind,
      observed: document !== null,
      stance,
      certainty,
      link,
      risen,
    };
  });
  return { circular: planOfDraft(draft, sheet).circular, hops };
}

export type HopProblem = { at: number; field: string; message: string };

/** What must be corrected before the draft can be saved. */
export function problemsOf(draft: Draft, sheet: Sheet): HopProblem[] {
  const path = pathOf(draft, sheet);
  return draft.hops.flatMap((hop, at): HopProblem[] => {
    const found: HopProblem[] = [];
    if (isBlank(hop)) return [{ at, field: 'source', message: 'Name the source, or remove the hop.' }];
    if (at > 0 && path[at] === path[at - 1])
      found.push({
        at,
        field: 'source',
        message: 'An utterance cannot credit itself. Give one of the two another document.',
      });
    if (hop.document?.id === null)
      found.push({
        at,
        field: 'document',
        message: 'There is no document with this title. Choose one from the list, or leave it out.',
      });
    if (hop.quote.trim() !== '' && !hop.document)
      found.push({ at, field: 'quote', message: 'A passage needs a document. Choose the one that contains it.' });
    const said = hop.saidAt === null ? null : readDate(hop.saidAt);
    if (said?.problem) found.push({ at, field: 'saidAt', message: said.problem });
    return found;
  });
}

/** The chains of a sheet. */
export const chainsIn = ({ utterances, links }: Sheet): Chain[] =>
  chainsOf({
    utterances: utterances.map(({ id, reportedAt }) => ({
      id,
      reportedAt: reportedAt === null ? null : Date.parse(reportedAt),
    })),
    attributions: links,
  }).chains;

/** A link that other chains share, and what the edit does to it there. */
export type Consequence = { id: number; up: string; down: string; stays: boolean; chains: string[] };
const NAMED = 3;

/** What the edit does to other chains of the claim, link by link. */
export function consequencesOf(draft: Draft, sheet: Sheet): Consequence[] {
  const plan = planOfDraft(draft, sheet);
  // A decision made by hand stays in the list, so that it can be changed.
  const natural = planOf({ links: sheet.links, was: draft.was, path: pathOf(draft, sheet) });
  const ids = [...new Set([...natural.shared, ...natural.kept])];
  const names = new Map(sheet.utterances.map((utterance) => [utterance.id, utterance.source.name]));
  const was = draft.was.join();
  const chains = chainsIn(sheet);
  return ids.flatMap((id) => {
    const link = sheet.links.find((it) => it.id === id);
    if (!link) return [];
    const along = chains.filter(
      ({ hops }) => hops.some((hop) => hop.attributionId === id) && hops.map((hop) => hop.utteranceId).join() !== was,
    );
    const texts = along.map(({ hops }) => hops.map((hop) => names.get(hop.utteranceId)).join(' → '));
    const more = texts.length > NAMED ? [`${texts.length - NAMED} more`] : [];
    const [up, down] = [names.get(link.upstreamId) ?? '', names.get(link.downstreamId) ?? ''];
    return [{ id, up, down, stays: plan.kept.includes(id), chains: [...texts.slice(0, NAMED), ...more] }];
  });
}

/** Names of the sources that will be made, each once. */
export function newSources(hops: readonly HopDraft[]): string[] {
  const fresh = hops.filter((hop) => hop.source.id === null && !isBlank(hop)).map((hop) => hop.source.name.trim());
  return [...new Map(fresh.map((name) => [fold(name), name])).values()];
}
