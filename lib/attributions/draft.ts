import { alignment } from '@/lib/attributions/alignment';
import { formatChainLine, parseChainLine } from '@/lib/attributions/chain-line';
import { meantUtterance } from '@/lib/attributions/crediting';
import { HOPS_LIMIT } from '@/lib/attributions/schema';
import type { Sheet, SheetLink, SheetUtterance } from '@/lib/attributions/sheet';
import { writtenDate } from '@/lib/format/date';
import { fold } from '@/lib/format/fold';
import type { Certainty, Passage, SourceKind, Stance } from '@/lib/vocabulary';

export type DraftSource = {
  /** Null: a new one of this name. */
  id: number | null;
  name: string;
  kind: SourceKind;
  /** Kind and grade in words, as completion shows them. */
  detail: string;
};
/** `id` null: typed, and no document of this title is known yet. */
export type DraftDocument = { id: number | null; title: string };

/** One hop of a chain being edited. `utteranceId`: its utterance, if there is one already. */
export type HopDraft = {
  key: string;
  utteranceId: number | null;
  source: DraftSource;
  document: DraftDocument | null;
  stance: Stance;
  certainty: Certainty | null;
  passage: Passage | null;
  /** Words to be marked as the passage when the chain is saved. */
  quote: string;
  /** As it is typed; null for none. */
  saidAt: string | null;
};
export type HopFields = Omit<HopDraft, 'key' | 'utteranceId' | 'source'>;
export type LinkDraft = { cue: string; note: string; verbatim: boolean; dropped: number[] };

/**
 * A chain being edited. Its line of text and its hops are two views of one state. Untouched links are only in the
 * sheet.
 */
export type Draft = {
  /** The original chain, origin first; empty for a new one. */
  was: number[];
  hops: HopDraft[];
  /** By the keys of two hops, “up>down”. */
  links: Readonly<Record<string, LinkDraft>>;
  line: string;
  focus: number;
  made: number;
  keep: number[];
  drop: number[];
};

export type Action =
  | { do: 'type'; line: string }
  | { do: 'tidy' }
  | { do: 'name'; at: number; name: string }
  | { do: 'source'; at: number; source: DraftSource }
  | { do: 'kind'; at: number; kind: SourceKind }
  | { do: 'known'; name: string; source: DraftSource }
  | { do: 'titled'; document: DraftDocument }
  | { do: 'document'; at: number; document: DraftDocument | null }
  | { do: 'set'; at: number; fields: Partial<Omit<HopFields, 'document'>> }
  | { do: 'link'; at: number; fields: Partial<LinkDraft> }
  | { do: 'insert'; at: number }
  | { do: 'remove'; at: number }
  | { do: 'move'; at: number; by: number }
  | { do: 'reverse' }
  | { do: 'branch'; at: number }
  | { do: 'focus'; at: number }
  | { do: 'shared'; id: number; stays: boolean }
  | { do: 'adopt'; draft: Draft };

const blankFields: HopFields = {
  document: null,
  stance: 'affirms',
  certainty: null,
  passage: null,
  quote: '',
  saidAt: null,
};
const blankSource = (name = ''): DraftSource => ({ id: null, name, kind: 'outlet', detail: '' });
export const blankLink: LinkDraft = { cue: '', note: '', verbatim: false, dropped: [] };

export const isBlank = ({ source }: HopDraft): boolean => source.name.trim() === '';
export const linkKey = (up: HopDraft, down: HopDraft): string => `${up.key}>${down.key}`;
/** The document of an existing utterance is omitted, or the line would be long. */
const lineOf = (hops: readonly HopDraft[]) =>
  formatChainLine(
    hops
      .filter((hop) => !isBlank(hop))
      .map(({ utteranceId, source, document }) => ({
        name: source.name,
        document: (utteranceId === null && document?.title) || null,
      })),
  );

export function hopOfUtterance({
  id,
  source,
  document,
  stance,
  certainty,
  passage,
  ...said
}: SheetUtterance): HopDraft {
  const detail = [source.kind, source.reliability].filter(Boolean).join(' · ');
  const held = document && { id: document.id, title: document.title };
  const saidAt = writtenDate(said.saidAt, said.saidPrecision, said.saidNote) || null;
  return {
    ...{ key: `u${id}`, utteranceId: id, source: { id: source.id, name: source.name, kind: source.kind, detail } },
    ...{ document: held, stance, certainty, passage, quote: '', saidAt },
  };
}

/** A draft of an existing chain, or of a new one. */
export function openDraft(sheet: Sheet, was: readonly number[] = []): Draft {
  const utterances = new Map(sheet.utterances.map((utterance) => [utterance.id, utterance]));
  const hops = was.flatMap((id) => utterances.get(id) ?? []).map(hopOfUtterance);
  return {
    was: hops.length === was.length ? [...was] : [],
    hops,
    links: {},
    line: lineOf(hops),
    focus: 0,
    made: 0,
    keep: [],
    drop: [],
  };
}

/** The link between two neighbours of a draft as in the sheet: itself, or reversed if the hops changed places. */
export function storedLink(sheet: Sheet, up: HopDraft, down: HopDraft): { link: SheetLink; turned: boolean } | null {
  const between = (upstreamId: number | null, downstreamId: number | null) =>
    sheet.links.find((link) => link.upstreamId === upstreamId && link.downstreamId === downstreamId);
  const link = between(up.utteranceId, down.utteranceId);
  if (link) return { link, turned: false };
  const reverse = between(down.utteranceId, up.utteranceId);
  return reverse ? { link: reverse, turned: true } : null;
}

/** What is known of the link to the hop before. What was written for these two stays with them, in either order. */
export function linkOf(draft: Draft, sheet: Sheet, at: number): LinkDraft {
  const [up, down] = [draft.hops[at - 1], draft.hops[at]];
  if (!up || !down) return blankLink;
  const written = draft.links[linkKey(up, down)] ?? draft.links[linkKey(down, up)];
  if (written) return written;
  const stored = storedLink(sheet, up, down);
  // A reversed link that stays reversed lends nothing to the new one.
  const stays =
    stored?.turned && draft.hops.some((hop, i) => hop.key === up.key && draft.hops[i - 1]?.key === down.key);
  return stored && !stays
    ? { cue: stored.link.cue, note: stored.link.note, verbatim: stored.link.verbatim, dropped: [] }
    : blankLink;
}

/** The next state of a draft. Pure; an impossible action changes nothing. */
export function reduceDraft(sheet: Sheet, draft: Draft, action: Action): Draft {
  const { hops } = draft;
  const count = hops.length;
  switch (action.do) {
    case 'type':
      return typed(sheet, draft, action.line);
    case 'tidy':
      return { ...draft, line: lineOf(hops) };
    case 'name':
      return withHops(
        draft,
        replaced(hops, action.at, (hop) => renamed(sheet, hop, action.name, draft)),
      );
    case 'source':
      return withHops(
        draft,
        replaced(hops, action.at, (hop) =>
          bound(sheet, { ...unplaced(hop, draft, action.at), source: action.source }, hops),
        ),
      );
    case 'kind':
      return withHops(
        draft,
        replaced(hops, action.at, (hop) =>
          hop.source.id === null ? { ...hop, source: { ...hop.source, kind: action.kind } } : hop,
        ),
      );
    case 'known':
      return withHops(
        draft,
        hops.map((hop) =>
          hop.source.id === null && fold(hop.source.name) === fold(action.name)
            ? bound(sheet, { ...hop, source: action.source }, hops)
            : hop,
        ),
        true,
      );
    case 'titled': {
      const { document } = action;
      const isMeant = (hop: HopDraft) => hop.document?.id === null && fold(hop.document.title) === fold(document.title);
      return withHops(
        draft,
        hops.map((hop) => (isMeant(hop) ? placedIn(sheet, draft, hop, document) : hop)),
        true,
      );
    }
    case 'document':
      return withHops(
        draft,
        alike(hops, action.at, (hop) => placedIn(sheet, draft, hop, action.document)),
      );
    case 'set':
      return { ...draft, hops: alike(hops, action.at, (hop) => worded(sheet, draft, hop, action.fields)) };
    case 'link': {
      const [up, down] = [hops[action.at - 1], hops[action.at]];
      if (!up || !down) return draft;
      return {
        ...draft,
        links: { ...draft.links, [linkKey(up, down)]: { ...linkOf(draft, sheet, action.at), ...action.fields } },
      };
    }
    case 'insert': {
      if (count >= HOPS_LIMIT) return draft;
      const hop: HopDraft = { ...blankFields, key: `n${draft.made + 1}`, utteranceId: null, source: blankSource() };
      return {
        ...withHops(draft, hops.toSpliced(action.at + 1, 0, hop)),
        made: draft.made + 1,
        focus: Math.min(action.at + 1, count),
      };
    }
    case 'remove':
      return { ...withHops(draft, hops.toSpliced(action.at, 1)), focus: Math.max(0, Math.min(action.at, count - 2)) };
    case 'move': {
      const to = action.at + action.by;
      const hop = hops[action.at];
      if (!hop || to < 0 || to >= count) return draft;
      return { ...withHops(draft, hops.toSpliced(action.at, 1).toSpliced(to, 0, hop)), focus: to };
    }
    case 'reverse':
      return { ...withHops(draft, hops.toReversed()), focus: Math.max(0, count - 1 - draft.focus) };
    case 'branch':
      return reduceDraft(
        sheet,
        { ...withHops(draft, hops.slice(0, action.at + 1)), was: [], keep: [], drop: [] },
        { do: 'insert', at: action.at },
      );
    case 'focus':
      return { ...draft, focus: Math.max(0, Math.min(action.at, count - 1)) };
    case 'shared': {
      const others = (ids: readonly number[]) => ids.filter((id) => id !== action.id);
      const [keep, drop] = [others(draft.keep), others(draft.drop)];
      return {
        ...draft,
        keep: action.stays ? [...keep, action.id] : keep,
        drop: action.stays ? drop : [...drop, action.id],
      };
    }
    case 'adopt':
      return action.draft;
  }
}

/** An utterance matched by typing says what it says; with another stance, the hop is another utterance. */
function worded(sheet: Sheet, draft: Draft, hop: HopDraft, fields: Partial<HopFields>): HopDraft {
  const isTyped = hop.utteranceId !== null && !draft.was.includes(hop.utteranceId);
  if (!isTyped || fields.stance === undefined || fields.stance === hop.stance) return { ...hop, ...fields };
  return bound(
    sheet,
    { ...hop, ...fields, certainty: null, passage: hop.document && 'not_yet_looked_for', utteranceId: null },
    draft.hops,
  );
}

const replaced = (hops: readonly HopDraft[], at: number, change: (hop: HopDraft) => HopDraft) =>
  hops.map((hop, i) => (i === at ? change(hop) : hop));

/** An utterance may occur in a chain more than once, and then all its hops change together. */
const alike = (hops: readonly HopDraft[], at: number, change: (hop: HopDraft) => HopDraft) =>
  hops.map((hop, i) =>
    i === at || (hop.utteranceId !== null && hop.utteranceId === hops[at]?.utteranceId)
      ? { ...change(hop), key: hop.key }
      : hop,
  );

function withHops(draft: Draft, hops: HopDraft[], keepLine = false): Draft {
  return { ...draft, hops, line: keepLine ? draft.line : lineOf(hops) };
}

/** A hop with another source is another utterance; what was said of its wording stays. */
function unplaced(hop: HopDraft, draft: Draft, at: number): HopDraft {
  if (hop.utteranceId === null) return hop;
  return {
    ...hop,
    ...blankFields,
    stance: hop.stance,
    certainty: hop.certainty,
    key: `n${draft.made + 1 + at}-${hop.key}`,
    utteranceId: null,
  };
}

function renamed(sheet: Sheet, hop: HopDraft, name: string, draft: Draft): HopDraft {
  if (fold(name) === fold(hop.source.name))
    return { ...hop, source: hop.source.id === null ? { ...hop.source, name } : hop.source };
  const known = sheet.utterances.find((utterance) => fold(utterance.source.name) === fold(name));
  const fresh = {
    ...unplaced(hop, draft, draft.hops.indexOf(hop)),
    source: { ...blankSource(name), ...(hop.source.id === null && { kind: hop.source.kind }) },
  };
  return known ? bound(sheet, { ...fresh, source: hopOfUtterance(known).source }, draft.hops) : fresh;
}

/** A hop becomes the utterance that its source already has in the claim, as the server would find it. */
function bound(sheet: Sheet, hop: HopDraft, hops: readonly HopDraft[]): HopDraft {
  if (hop.utteranceId !== null || hop.source.id === null) return hop;
  const meant = meantIn(sheet, hop);
  if (meant.kind !== 'is') return hop;
  const there = hops.find((other) => other.utteranceId === meant.utterance.id);
  return there ?? { ...hopOfUtterance(meant.utterance.of), ...(hop.quote && { quote: hop.quote }) };
}

/** Which utterance of the claim a hop refers to that is not yet its own; see `meantUtterance`. */
export function meantIn(sheet: Sheet, { source, document, stance }: Pick<HopDraft, 'source' | 'document' | 'stance'>) {
  if (source.id === null || (document !== null && document.id === null)) return { kind: 'new' } as const;
  const own = sheet.utterances.filter((utterance) => utterance.source.id === source.id);
  return meantUtterance(own.map(standingOf), { documentId: document?.id ?? null, stance });
}

const standingOf = (of: SheetUtterance) => ({
  ...{ of, id: of.id, documentId: of.document?.id ?? null, stance: of.stance, passage: of.passage },
  reportedAt: of.reportedAt === null ? null : Date.parse(of.reportedAt),
});

/**
 * A document given to a second-hand utterance, or corrected. An utterance matched by typing is left for another one
 * instead.
 */
function placedIn(sheet: Sheet, draft: Draft, hop: HopDraft, document: DraftDocument | null): HopDraft {
  const same = document !== null && hop.document?.id === document.id && document.id !== null;
  if (same) return hop;
  const moved = { ...hop, document, passage: document ? ('not_yet_looked_for' as const) : null, quote: '' };
  const stored = sheet.utterances.find((utterance) => utterance.id === hop.utteranceId);
  if (!stored?.document || draft.was.includes(stored.id)) return moved;
  const other = sheet.utterances.find(
    (utterance) =>
      utterance.source.id === hop.source.id &&
      utterance.stance === hop.stance &&
      (utterance.document?.id ?? null) === (document?.id ?? null),
  );
  return other && (document === null || document.id !== null) ? hopOfUtterance(other) : { ...moved, utteranceId: null };
}

/** Reads a line. Hops that are still in it keep what is known of them, even if they were renamed in place. */
function typed(sheet: Sheet, draft: Draft, line: string): Draft {
  const parsed = parseChainLine(line).filter(({ name }, i, all) => name !== '' || (i > 0 && i < all.length - 1));
  const wanted = parsed.slice(0, HOPS_LIMIT);
  const old = draft.hops;
  const kept = alignment(
    wanted.map(({ name }) => fold(name)),
    old.map(({ source }) => fold(source.name)),
  );
  let made = draft.made;
  const hops = wanted.map(({ name, document }, i): HopDraft => {
    const before = kept.slice(0, i).findLast((it) => it !== null) ?? -1;
    const gap = i - 1 - kept.slice(0, i).findLastIndex((it) => it !== null);
    const inPlace = before + 1 + gap;
    const next = kept.slice(i).find((it) => it !== null) ?? old.length;
    const index = kept[i] ?? (inPlace < next ? inPlace : null);
    const hop = (index === null ? undefined : old[index]) ?? {
      ...blankFields,
      key: `n${++made}`,
      utteranceId: null,
      source: blankSource(),
    };
    const named = renamed(sheet, hop, name, { ...draft, made });
    if (document === null) return named.utteranceId === null ? { ...named, document: null, passage: null } : named;
    if (fold(document) === fold(named.document?.title ?? '')) return named;
    return { ...named, document: { id: null, title: document }, passage: 'not_yet_looked_for' };
  });
  return { ...draft, hops, line, made: made + hops.length, focus: Math.max(0, Math.min(draft.focus, hops.length - 1)) };
}
