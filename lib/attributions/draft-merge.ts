import {
  type Draft,
  type HopDraft,
  type HopFields,
  hopOfUtterance,
  linkOf,
  openDraft,
  reduceDraft,
} from '@/lib/attributions/draft';
import { chainsIn } from '@/lib/attributions/draft-view';
import type { Sheet } from '@/lib/attributions/sheet';
import { walkOf } from '@/lib/attributions/walk';

const FIELDS = ['document', 'stance', 'certainty', 'passage', 'saidAt'] as const;
export type Side = 'mine' | 'theirs';
/** One hop that both sides have with different values. */
export type HopClash = { utteranceId: number; name: string; mine: HopDraft; theirs: HopDraft; suggested: Side };
/** One link that both sides have with different values. */
export type LinkClash = { key: string; up: string; down: string; mine: string; theirs: string; suggested: Side };
/** Both sides of a stale save. `theirs` is the present chain; it has no hops if it was removed. */
export type ChainClash = {
  sheet: Sheet;
  theirs: Draft;
  path: { differs: boolean; suggested: Side };
  hops: HopClash[];
  links: LinkClash[];
};
export type Choice = { path: Side; hops: Readonly<Record<number, Side>>; links: Readonly<Record<string, Side>> };

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const fieldsOf = (hop: HopDraft) => FIELDS.map((name) => hop[name]);
const idsOf = (draft: Draft) => draft.hops.map(({ utteranceId }) => utteranceId);

/** Compares a draft made on `seen` with the present state. It suggests what only one side has changed. */
export function clashOf(draft: Draft, seen: Sheet, now: Sheet): ChainClash {
  const theirs = openDraft(now, nearest(now, draft.was));
  const base = new Map(openDraft(seen, draft.was).hops.map((hop) => [hop.utteranceId, hop]));
  const utterances = new Map(now.utterances.map((utterance) => [utterance.id, hopOfUtterance(utterance)]));
  const hops = draft.hops.flatMap((mine): HopClash[] => {
    const current = utterances.get(mine.utteranceId ?? 0);
    if (!current || mine.utteranceId === null || (same(fieldsOf(mine), fieldsOf(current)) && mine.quote === ''))
      return [];
    const untouched =
      same(fieldsOf(mine), fieldsOf(base.get(mine.utteranceId) ?? mine)) &&
      base.has(mine.utteranceId) &&
      mine.quote === '';
    return [
      {
        utteranceId: mine.utteranceId,
        name: mine.source.name,
        mine,
        theirs: current,
        suggested: untouched ? 'theirs' : 'mine',
      },
    ];
  });
  const links = draft.hops.flatMap((down, at): LinkClash[] => {
    const up = draft.hops[at - 1];
    const there =
      up && now.links.find((link) => link.upstreamId === up.utteranceId && link.downstreamId === down.utteranceId);
    if (!up || !there) return [];
    const mine = linkOf(draft, seen, at);
    const words = ({ cue, note, verbatim }: { cue: string; note: string; verbatim: boolean }) =>
      [cue ? `cue “${cue}”` : 'no cue', note, verbatim ? 'word for word' : ''].filter(Boolean).join(', ');
    if (words(mine) === words(there)) return [];
    const key = `${up.key}>${down.key}`;
    const suggested = key in draft.links ? 'mine' : 'theirs';
    return [{ key, up: up.source.name, down: down.source.name, mine: words(mine), theirs: words(there), suggested }];
  });
  const differs = !same(idsOf(draft), idsOf(theirs));
  return {
    sheet: now,
    theirs,
    path: { differs, suggested: same(idsOf(draft), draft.was) ? 'theirs' : 'mine' },
    hops: unique(hops),
    links,
  };
}

const unique = (hops: readonly HopClash[]) => [...new Map(hops.map((hop) => [hop.utteranceId, hop])).values()];

export const suggestedChoice = ({ path, hops, links }: ChainClash): Choice => ({
  path: path.suggested,
  hops: Object.fromEntries(hops.map(({ utteranceId, suggested }) => [utteranceId, suggested])),
  links: Object.fromEntries(links.map(({ key, suggested }) => [key, suggested])),
});

/** The combined draft, based on the present state. */
export function mergeDrafts(mine: Draft, { sheet, theirs, hops, links }: ChainClash, choice: Choice): Draft {
  const there = new Map(sheet.utterances.map((utterance) => [utterance.id, hopOfUtterance(utterance)]));
  const mineOf = new Map(mine.hops.map((hop) => [hop.utteranceId, hop]));
  const path = choice.path === 'mine' ? mine.hops : theirs.hops;
  const merged = path.map((hop): HopDraft => {
    if (hop.utteranceId === null) return hop;
    const current = there.get(hop.utteranceId);
    // What they removed is made again.
    if (!current) return { ...hop, key: `n-${hop.key}`, utteranceId: null };
    const own = mineOf.get(hop.utteranceId);
    const clash = hops.find(({ utteranceId }) => utteranceId === hop.utteranceId);
    return own && clash && choice.hops[hop.utteranceId] === 'mine'
      ? { ...current, ...pick(own), quote: own.quote }
      : current;
  });
  const written = Object.fromEntries(
    Object.entries(mine.links).filter(
      ([key]) => choice.links[key] === 'mine' || !links.some((link) => link.key === key),
    ),
  );
  const draft = {
    ...theirs,
    hops: merged,
    links: written,
    made: mine.made,
    focus: Math.min(mine.focus, Math.max(0, merged.length - 1)),
  };
  return reduceDraft(sheet, draft, { do: 'tidy' });
}

const pick = (hop: HopDraft): Pick<HopFields, (typeof FIELDS)[number]> => {
  const { document, stance, certainty, passage, saidAt } = hop;
  return { document, stance, certainty, passage, saidAt };
};

/** The present chain with most of these utterances; none if all are gone, or there were none. */
function nearest(sheet: Sheet, was: readonly number[]): number[] {
  const wanted = new Set(was);
  let best: number[] = [];
  let most = 0;
  for (const { hops } of chainsIn(sheet)) {
    const ids = hops.map(({ utteranceId }) => utteranceId);
    const shared = ids.filter((id) => wanted.has(id)).length;
    if (shared < most || shared === 0 || (shared === most && ids.length >= best.length)) continue;
    [most, best] = [shared, ids];
  }
  return walkOf(best, sheet.links);
}
