import { describe, expect, it } from 'vitest';
import {
  type Action,
  blankLink,
  type Draft,
  type DraftSource,
  linkOf,
  openDraft,
  reduceDraft,
  storedLink,
} from '@/lib/attributions/draft';
import { clashOf, mergeDrafts, suggestedChoice } from '@/lib/attributions/draft-merge';
import { commandOf, versionsOf } from '@/lib/attributions/draft-save';
import {
  consequencesOf,
  draftState,
  newSources,
  pathOf,
  problemsOf,
  readingsOf,
  stripOfDraft,
} from '@/lib/attributions/draft-view';
import { HOPS_LIMIT } from '@/lib/attributions/schema';
import type { Sheet } from '@/lib/attributions/sheet';
import { link, place } from '../support/sheets';

const live = (id: number, title: string) => ({ id, title, state: 'live' as const });
const reading = (id: number) => ({ id }) as Sheet['links'][number]['readings'][number];
/** A → B → C, where C is held, and B → D. */
const sheet: Sheet = {
  claimId: 1,
  utterances: [
    place(1, 'A'),
    place(2, 'B'),
    place(3, 'C', { document: live(7, 'What C wrote'), passage: 'marked', certainty: 'asserted' }),
    place(4, 'D'),
  ],
  links: [
    { ...link(1, 1, 2, 'told'), version: 4, note: 'By phone', verbatim: true, readings: [reading(31), reading(32)] },
    link(2, 2, 3),
    link(3, 2, 4),
  ],
};
const doesIn = (there: Sheet, draft: Draft, ...actions: Action[]) =>
  actions.reduce((it, action) => reduceDraft(there, it, action), draft);
const does = (draft: Draft, ...actions: Action[]) => doesIn(sheet, draft, ...actions);
const abc = () => openDraft(sheet, [1, 2, 3]);
const names = (draft: Draft) => draft.hops.map(({ source }) => source.name).join(' ');
const ids = (draft: Draft) => draft.hops.map(({ utteranceId }) => utteranceId);
const sourceOf = (id: number | null, name: string): DraftSource => ({ id, name, kind: 'outlet', detail: '' });

describe('a draft that is opened', () => {
  it('has what the sheet has, and a line without the documents of places that are there', () => {
    const draft = abc();
    expect([draft.was, draft.line, draft.focus]).toEqual([[1, 2, 3], 'A → B → C', 0]);
    expect(draft.hops[2]).toMatchObject({
      ...{ key: 'u3', utteranceId: 3, certainty: 'asserted', passage: 'marked', quote: '', saidAt: null },
      ...{
        document: { id: 7, title: 'What C wrote' },
        source: { id: 30, name: 'C', kind: 'outlet', detail: 'outlet' },
      },
    });
    expect(draft.hops[0]?.document).toBeNull();
  });

  it('says the grade of a source, and when something was said', () => {
    const told = place(5, 'E', { saidAt: '2026-04-06T00:00:00.000Z', saidPrecision: 'day' });
    const graded = { ...told, source: { ...told.source, reliability: 'B' as const } };
    const draft = openDraft({ ...sheet, utterances: [graded] }, [5]);
    expect(draft.hops[0]).toMatchObject({ source: { detail: 'outlet · B' }, saidAt: expect.stringContaining('2026') });
  });

  it('of a chain of which a part is gone is a new one', () => {
    const draft = openDraft(sheet, [1, 2, 99]);
    expect([draft.was, ids(draft)]).toEqual([[], [1, 2]]);
  });
});

describe('the link between two hops', () => {
  it('is the stored one, either way round', () => {
    const [a, b, c] = abc().hops;
    if (!a || !b || !c) throw new Error('The chain has three hops.');
    expect(storedLink(sheet, a, b)).toMatchObject({ link: { id: 1 }, turned: false });
    expect(storedLink(sheet, b, a)).toMatchObject({ link: { id: 1 }, turned: true });
    expect(storedLink(sheet, a, c)).toBeNull();
  });

  it('has what is stored until something is written, and none before the first hop', () => {
    const stored = { cue: 'told', note: 'By phone', verbatim: true, dropped: [] };
    expect(linkOf(abc(), sheet, 1)).toEqual(stored);
    expect(linkOf(abc(), sheet, 0)).toEqual(blankLink);
    expect(linkOf(abc(), sheet, 3)).toEqual(blankLink);
    const written = does(abc(), { do: 'link', at: 1, fields: { cue: 'wrote' } });
    expect(linkOf(written, sheet, 1)).toEqual({ ...stored, cue: 'wrote' });
    expect(linkOf(does(written, { do: 'move', at: 1, by: -1 }), sheet, 1).cue).toBe('wrote');
  });

  it('that is turned has what was stored, unless it stands the first way round as well', () => {
    const turned = does(abc(), { do: 'move', at: 0, by: 1 });
    expect([names(turned), linkOf(turned, sheet, 1).cue]).toEqual(['B A C', 'told']);
    const both = does(openDraft(sheet), { do: 'type', line: 'A → B → A' });
    expect([linkOf(both, sheet, 1).cue, linkOf(both, sheet, 2)]).toEqual(['told', blankLink]);
  });

  it('cannot be written where there is none', () => {
    for (const at of [0, 3, -1]) expect(does(abc(), { do: 'link', at, fields: { cue: 'x' } })).toEqual(abc());
  });

  it('keeps its readings with the two it links, and not where it stays as it was', () => {
    expect(readingsOf(abc(), sheet, 1).map(({ id }) => id)).toEqual([31, 32]);
    expect(readingsOf(abc(), sheet, 0)).toEqual([]);
    const turned = does(abc(), { do: 'move', at: 0, by: 1 });
    expect(readingsOf(turned, sheet, 1).map(({ id }) => id)).toEqual([31, 32]);
    const both = does(abc(), { do: 'type', line: 'A → B → A' });
    expect(readingsOf(both, sheet, 2)).toEqual([]);
  });

  it('is assumed once no cue and no reading is left', () => {
    const dropped = (...gone: number[]) =>
      draftState(does(abc(), { do: 'link', at: 1, fields: { cue: ' ', dropped: gone } }), sheet, 1);
    expect([dropped(), dropped(31), dropped(31, 32)]).toEqual(['reported', 'reported', 'assumed']);
    expect([draftState(abc(), sheet, 2), draftState(abc(), sheet, 0)]).toEqual(['assumed', null]);
    const cued = does(abc(), { do: 'link', at: 2, fields: { cue: 'cites' } }, { do: 'reverse' });
    expect(draftState(cued, sheet, 1)).toBe('verified');
    const sought = does(cued, { do: 'set', at: 0, fields: { passage: 'not_yet_looked_for' } });
    expect(draftState(sought, sheet, 1)).toBe('reported');
    expect(draftState(does(sought, { do: 'set', at: 0, fields: { quote: 'words' } }), sheet, 1)).toBe('verified');
  });
});

describe('a hop', () => {
  it('that is given another name keeps what was said of its wording, and the kind of a new source', () => {
    const draft = does(
      abc(),
      { do: 'set', at: 2, fields: { stance: 'denies', quote: 'words' } },
      { do: 'name', at: 2, name: 'New' },
    );
    expect(draft.hops[2]).toMatchObject({
      ...{ utteranceId: null, stance: 'denies', certainty: 'asserted', document: null, passage: null, quote: '' },
      source: { id: null, name: 'New', kind: 'outlet' },
    });
    const person = does(draft, { do: 'kind', at: 2, kind: 'person' }, { do: 'name', at: 2, name: 'Newer' });
    expect(person.hops[2]?.source).toEqual({ id: null, name: 'Newer', kind: 'person', detail: '' });
    expect(does(abc(), { do: 'kind', at: 0, kind: 'person' })).toEqual(abc());
    // The same name in other letters renames only what is new.
    expect(does(abc(), { do: 'name', at: 0, name: 'a' }).hops[0]?.source.name).toBe('A');
    expect(does(person, { do: 'name', at: 2, name: 'NEWER' }).hops[2]?.source.name).toBe('NEWER');
  });

  it('whose name the claim knows becomes the place there, once', () => {
    const draft = does(abc(), { do: 'insert', at: 2 }, { do: 'name', at: 3, name: 'd' });
    expect([ids(draft), draft.line]).toEqual([[1, 2, 3, 4], 'A → B → C → D']);
    const twice = does(draft, { do: 'insert', at: 3 }, { do: 'name', at: 4, name: 'C' });
    expect(twice.hops[4]).toEqual(twice.hops[2]);
  });

  it('that is given a source is bound to its place, with the words that were typed for it', () => {
    const inserted = does(abc(), { do: 'insert', at: 2 }, { do: 'set', at: 3, fields: { quote: 'words' } });
    const bound = does(inserted, { do: 'source', at: 3, source: sourceOf(40, 'D') });
    expect(bound.hops[3]).toMatchObject({ utteranceId: 4, quote: 'words' });
    const other = does(inserted, { do: 'source', at: 3, source: sourceOf(77, 'Elsewhere') });
    expect(other.hops[3]).toMatchObject({ utteranceId: null, source: { id: 77 } });
    expect(other.hops.slice(0, 3)).toEqual(abc().hops);
  });

  it('with a name of which the source is now known is bound to it, and the line stays', () => {
    const typed = does(openDraft(sheet), { do: 'type', line: 'delta > New' });
    const known = does(typed, { do: 'known', name: 'DELTA', source: sourceOf(40, 'D') });
    expect([ids(known), known.line]).toEqual([[4, null], 'delta > New']);
    const again = does(known, { do: 'known', name: 'D', source: sourceOf(10, 'A') });
    expect(ids(again)).toEqual([4, null]);
  });

  it('with a title of which the document is now known is given it, and the line stays', () => {
    const typed = does(openDraft(sheet), { do: 'type', line: 'New [Its text] > C > Other [other]' });
    const titled = does(typed, { do: 'titled', document: { id: 9, title: 'its TEXT' } });
    expect(titled.hops.map(({ document }) => document?.id ?? null)).toEqual([9, 7, null]);
    expect(titled.line).toBe('New [Its text] > C > Other [other]');
  });

  it('that is the same utterance changes everywhere in the chain', () => {
    const circle = does(openDraft(sheet), { do: 'type', line: 'B → C → B' });
    const sure = does(circle, { do: 'set', at: 2, fields: { certainty: 'probable' } });
    expect(sure.hops.map(({ certainty }) => certainty)).toEqual(['probable', 'asserted', 'probable']);
    expect(sure.hops.map(({ key }) => key)).toEqual(circle.hops.map(({ key }) => key));
    const fresh = does(openDraft(sheet), { do: 'type', line: 'X → Y' });
    const one = does(fresh, { do: 'set', at: 0, fields: { certainty: 'probable' } });
    expect(one.hops.map(({ certainty }) => certainty)).toEqual(['probable', null]);
  });

  it('that came in as typed is another place with another stance; of the chain itself it is changed', () => {
    const typed = does(openDraft(sheet), { do: 'type', line: 'A → C' });
    expect(does(typed, { do: 'set', at: 1, fields: { stance: 'affirms' } }).hops[1]?.utteranceId).toBe(3);
    expect(does(typed, { do: 'set', at: 1, fields: { certainty: 'possible' } }).hops[1]?.utteranceId).toBe(3);
    const denies = does(typed, { do: 'set', at: 1, fields: { stance: 'denies' } });
    expect(denies.hops[1]).toMatchObject({
      ...{ utteranceId: null, stance: 'denies', certainty: null, passage: 'not_yet_looked_for' },
    });
    expect(does(typed, { do: 'set', at: 0, fields: { stance: 'denies' } }).hops[0]?.passage).toBeNull();
    const own = does(abc(), { do: 'set', at: 2, fields: { stance: 'denies' } });
    expect(own.hops[2]).toMatchObject({ utteranceId: 3, stance: 'denies', certainty: 'asserted' });
  });

  it('is given a document: the same one changes nothing, another one is looked through anew', () => {
    const same = does(abc(), { do: 'document', at: 2, document: { id: 7, title: 'Whatever' } });
    expect(same.hops).toEqual(abc().hops);
    const other = does(
      abc(),
      { do: 'set', at: 2, fields: { quote: 'x' } },
      { do: 'document', at: 2, document: { id: 8, title: 'Other' } },
    );
    expect(other.hops[2]).toMatchObject({ utteranceId: 3, passage: 'not_yet_looked_for', quote: '' });
    const none = does(abc(), { do: 'document', at: 2, document: null });
    expect(none.hops[2]).toMatchObject({ utteranceId: 3, document: null, passage: null });
  });

  it('that came in as typed gives way to the place with that document', () => {
    const held = place(5, 'C', { document: live(8, 'More of C'), passage: 'not_there' });
    const more = { ...sheet, utterances: [...sheet.utterances, { ...held, source: { ...held.source, id: 30 } }] };
    const typed = doesIn(more, openDraft(more), { do: 'source', at: 0, source: sourceOf(30, 'C') });
    expect(typed.hops).toEqual([]);
    const opened = doesIn(more, openDraft(more), { do: 'insert', at: -1 }, { do: 'name', at: 0, name: 'C' });
    expect(ids(opened)).toEqual([3]);
    const moved = doesIn(more, opened, { do: 'document', at: 0, document: { id: 8, title: 'More of C' } });
    expect(ids(moved)).toEqual([5]);
    const fresh = doesIn(more, opened, { do: 'document', at: 0, document: { id: 9, title: 'Else' } });
    expect(fresh.hops[0]).toMatchObject({ utteranceId: null, document: { id: 9 }, source: { id: 30 } });
    const unknown = doesIn(more, opened, { do: 'document', at: 0, document: { id: null, title: 'Else' } });
    expect(unknown.hops[0]).toMatchObject({ utteranceId: null, document: { id: null } });
  });
});

describe('the order of hops', () => {
  it('is full at its limit', () => {
    const line = Array.from({ length: HOPS_LIMIT - 1 }, (_, i) => `S${i}`).join(' → ');
    const draft = does(openDraft(sheet), { do: 'type', line });
    const full = does(draft, { do: 'insert', at: 0 });
    expect([draft.hops.length, full.hops.length]).toEqual([HOPS_LIMIT - 1, HOPS_LIMIT]);
    expect(does(full, { do: 'insert', at: 0 })).toEqual(full);
    expect(does(openDraft(sheet), { do: 'type', line: `${line} → X → Y` }).hops).toHaveLength(HOPS_LIMIT);
  });

  it('keeps the focus on a hop', () => {
    const focus = (...actions: Action[]) => does(abc(), ...actions).focus;
    expect([-5, 0, 1, 2, 3].map((at) => focus({ do: 'focus', at }))).toEqual([0, 0, 1, 2, 2]);
    expect([0, 1, 2].map((at) => focus({ do: 'remove', at }))).toEqual([0, 1, 1]);
    expect([0, 1, 2].map((at) => focus({ do: 'insert', at }))).toEqual([1, 2, 3]);
    expect([0, 1, 2].map((at) => focus({ do: 'focus', at }, { do: 'reverse' }))).toEqual([2, 1, 0]);
    expect(focus({ do: 'focus', at: 2 }, { do: 'type', line: 'A' })).toBe(0);
    expect(does(abc(), { do: 'remove', at: 0 }, { do: 'remove', at: 0 }, { do: 'remove', at: 0 }).focus).toBe(0);
  });

  it('is changed only where there is a hop to move and a place for it', () => {
    for (const [at, by] of [
      [0, -1],
      [2, 1],
      [3, -1],
    ] as const)
      expect(does(abc(), { do: 'move', at, by })).toEqual(abc());
    const last = does(abc(), { do: 'move', at: 1, by: 1 });
    expect([names(last), last.focus]).toEqual(['A C B', 2]);
    const first = does(abc(), { do: 'move', at: 1, by: -1 });
    expect([names(first), first.focus, first.line]).toEqual(['B A C', 0, 'B → A → C']);
  });

  it('branches with nothing of what was decided for the chain', () => {
    const branch = does(abc(), { do: 'shared', id: 1, stays: true }, { do: 'branch', at: 0 });
    expect([names(branch), branch.was, branch.keep, branch.drop, branch.focus]).toEqual(['A ', [], [], [], 1]);
  });

  it('a link stays or goes as was said last', () => {
    const kept = does(abc(), { do: 'shared', id: 1, stays: true }, { do: 'shared', id: 2, stays: true });
    expect([kept.keep, kept.drop]).toEqual([[1, 2], []]);
    const gone = does(kept, { do: 'shared', id: 1, stays: false });
    expect([gone.keep, gone.drop]).toEqual([[2], [1]]);
    expect(does(gone, { do: 'adopt', draft: abc() })).toEqual(abc());
  });
});

describe('a line that is typed', () => {
  it('leaves out what is empty at its ends alone', () => {
    expect(names(does(openDraft(sheet), { do: 'type', line: ' → A →  → B → ' }))).toBe('A  B');
  });

  it('renames in place as many hops as are renamed, in their order', () => {
    const draft = does(abc(), { do: 'set', at: 0, fields: { certainty: 'possible' } });
    const two = does(draft, { do: 'type', line: 'Ax → Bx → C' });
    expect(two.hops.map(({ certainty, utteranceId }) => [certainty, utteranceId])).toEqual([
      ['possible', null],
      [null, null],
      ['asserted', 3],
    ]);
    const more = does(draft, { do: 'type', line: 'A → B → C → New' });
    expect(more.hops[3]).toMatchObject({ utteranceId: null, certainty: null });
    const end = does(draft, { do: 'type', line: 'A → B → Cx' });
    expect(end.hops[2]).toMatchObject({ utteranceId: null, certainty: 'asserted', source: { name: 'Cx' } });
  });

  it('keeps what was said of new hops where others are put before them or taken away', () => {
    const line = { do: 'type', line: 'X → Y → Z' } as const;
    const draft = does(openDraft(sheet), line, { do: 'set', at: 1, fields: { certainty: 'possible', quote: 'so' } });
    const certainties = (typed: string) =>
      does(draft, { do: 'type', line: typed }).hops.map(({ certainty, quote }) => [certainty, quote]);
    const said = ['possible', 'so'];
    expect(certainties('W → X → Y → Z')).toEqual([[null, ''], [null, ''], said, [null, '']]);
    expect(certainties('Y → Z')).toEqual([said, [null, '']]);
  });

  it('gives no two hops the same key, however often it is typed', () => {
    let draft = abc();
    for (const line of ['X → Y', 'X → Q → Y', 'Z → X → Q', 'A → X → Q → B', 'B → A → W', 'X → X → X'])
      draft = does(draft, { do: 'type', line });
    const keys = draft.hops.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('names a document, keeps one, and takes one away from what is new', () => {
    const named = does(openDraft(sheet), { do: 'type', line: 'New [Text]' });
    expect(named.hops[0]).toMatchObject({ document: { id: null, title: 'Text' }, passage: 'not_yet_looked_for' });
    const given = does(named, { do: 'document', at: 0, document: { id: 9, title: 'Text' } });
    expect(does(given, { do: 'type', line: 'New [text]' }).hops[0]?.document).toEqual({ id: 9, title: 'Text' });
    expect(does(given, { do: 'type', line: 'New' }).hops[0]).toMatchObject({ document: null, passage: null });
    const place = does(abc(), { do: 'type', line: 'A → B → C' }).hops[2];
    expect(place?.document?.id).toBe(7);
    expect(does(abc(), { do: 'type', line: 'A → B → C [Else]' }).hops[2]?.document).toEqual({
      id: null,
      title: 'Else',
    });
  });
});

describe('what a draft will be', () => {
  it('counts what is new below zero, the same one once', () => {
    const draft = does(openDraft(sheet), { do: 'type', line: 'X → A → Y → x → X [Text] → X [Other]' });
    expect(pathOf(draft, sheet)).toEqual([-1, 1, -2, -1, -3, -4]);
    const denies = does(draft, { do: 'set', at: 0, fields: { stance: 'denies' } });
    expect(pathOf(denies, sheet).slice(0, 4)).toEqual([-1, 1, -2, -3]);
  });

  it('is one with the place that says so already, once it is changed to that', () => {
    const twin = place(5, 'C', { document: live(8, 'More'), passage: 'marked' });
    const more = { ...sheet, utterances: [...sheet.utterances, { ...twin, source: { ...twin.source, id: 30 } }] };
    expect(pathOf(openDraft(more, [1, 2, 3]), more)).toEqual([1, 2, 3]);
    const moved = doesIn(more, openDraft(more, [1, 2, 3]), {
      do: 'document',
      at: 2,
      document: { id: 8, title: 'More' },
    });
    expect(pathOf(moved, more)).toEqual([1, 2, 5]);
    const elsewhere = doesIn(more, openDraft(more, [1, 2, 3]), {
      do: 'set',
      at: 2,
      fields: { stance: 'denies' },
    });
    expect(pathOf(elsewhere, more)).toEqual([1, 2, 3]);
  });

  it('has a verified link once words are marked in the document that is credited', () => {
    const linked = does(
      openDraft(sheet),
      { do: 'type', line: 'C → D' },
      { do: 'link', at: 1, fields: { cue: 'cites' } },
    );
    expect(draftState(linked, sheet, 1)).toBe('verified');
    const moved = does(linked, { do: 'document', at: 0, document: { id: 9, title: 'Else' } });
    const quoted = (quote: string) => draftState(does(moved, { do: 'set', at: 0, fields: { quote } }), sheet, 1);
    expect([quoted(''), quoted('  '), quoted('words')]).toEqual(['reported', 'reported', 'verified']);
    const titled = does(moved, { do: 'document', at: 0, document: { id: null, title: 'Typed' } });
    expect(draftState(does(titled, { do: 'set', at: 0, fields: { quote: 'words' } }), sheet, 1)).toBe('verified');
    expect(draftState(does(linked, { do: 'document', at: 0, document: null }), sheet, 1)).toBe('reported');
    expect(draftState(does(linked, { do: 'link', at: 1, fields: { cue: ' ' } }), sheet, 1)).toBe('assumed');
    expect(draftState(linked, sheet, 0)).toBeNull();
  });

  it('is one with what its source says second-hand, once it loses its document', () => {
    const [, , c] = sheet.utterances;
    if (!c) throw new Error('C is in the sheet.');
    const there = { ...sheet, utterances: [...sheet.utterances, { ...place(5, 'C'), source: c.source }] };
    const without = doesIn(there, openDraft(there, [1, 2, 3]), { do: 'document', at: 2, document: null });
    expect(pathOf(without, there)).toEqual([1, 2, 5]);
    expect(pathOf(openDraft(there, [1, 2, 3]), there)).toEqual([1, 2, 3]);
    expect(pathOf(doesIn(sheet, abc(), { do: 'document', at: 2, document: null }), sheet)).toEqual([1, 2, 3]);
    const denied = doesIn(there, openDraft(there, [1, 2, 5]), { do: 'set', at: 2, fields: { stance: 'denies' } });
    expect(pathOf(denied, there)).toEqual([1, 2, 5]);
  });

  it('gains its document where the claim knew it second-hand, unless it would credit itself', () => {
    const fresh = { do: 'source', at: 2, source: sourceOf(40, 'D') } as const;
    const start = does(openDraft(sheet), { do: 'type', line: 'A → B → X [Text]' }, fresh);
    const held = does(start, { do: 'document', at: 2, document: { id: 9, title: 'Text' } });
    expect(pathOf(held, sheet)).toEqual([1, 2, 4]);
    const typed = does(
      openDraft(sheet),
      { do: 'type', line: 'D → X [Text]' },
      { do: 'titled', document: { id: 9, title: 'Text' } },
      { do: 'known', name: 'X', source: sourceOf(40, 'D') },
    );
    expect(pathOf(typed, sheet)).toEqual([4, -1]);
  });

  it('is drawn with what is surer than before it, where that was looked at', () => {
    const risen = (draft: Draft) => stripOfDraft(draft, sheet).hops.map((hop) => hop.risen);
    const sure = (at: number, certainty: 'possible' | 'probable' | 'asserted') =>
      ({ do: 'set', at, fields: { certainty } }) as const;
    expect(risen(does(abc(), sure(0, 'possible')))).toEqual([false, false, true]);
    expect(risen(does(abc(), sure(0, 'asserted')))).toEqual([false, false, false]);
    expect(risen(does(abc(), sure(0, 'possible'), sure(1, 'probable')))).toEqual([false, false, true]);
    expect(risen(does(abc(), sure(0, 'possible'), sure(1, 'asserted')))).toEqual([false, false, false]);
    const blank = stripOfDraft(does(abc(), { do: 'insert', at: 2 }), sheet).hops;
    expect(blank.map(({ name, observed, u }) => [name, observed, u])).toEqual([
      ['A', false, 0],
      ['B', false, 1],
      ['C', true, 2],
      ['name missing', false, 3],
    ]);
  });

  it('must name its sources, documents, and places, and say dates that there are', () => {
    expect(problemsOf(abc(), sheet)).toEqual([]);
    const fields = (...actions: Action[]) => problemsOf(does(abc(), ...actions), sheet).map((it) => [it.at, it.field]);
    expect(fields({ do: 'insert', at: 0 })).toEqual([[1, 'source']]);
    expect(fields({ do: 'set', at: 0, fields: { quote: 'words' } })).toEqual([[0, 'quote']]);
    expect(fields({ do: 'set', at: 0, fields: { quote: '  ' } })).toEqual([]);
    expect(fields({ do: 'set', at: 2, fields: { quote: 'words' } })).toEqual([]);
    expect(fields({ do: 'set', at: 0, fields: { saidAt: 'whenever' } })).toEqual([[0, 'saidAt']]);
    expect(fields({ do: 'set', at: 0, fields: { saidAt: '2026-04-06' } })).toEqual([]);
    expect(fields({ do: 'type', line: 'A → B → C → C' })).toEqual([[3, 'source']]);
    expect(fields({ do: 'type', line: 'A → B → A' })).toEqual([]);
  });

  it('makes each new source once', () => {
    const draft = does(openDraft(sheet), { do: 'type', line: 'New → A → NEW →  → Other' });
    expect(newSources(draft.hops)).toEqual(['NEW', 'Other']);
  });

  it('names three of the other chains that a link has, and counts the rest', () => {
    const others = [5, 6, 7, 8];
    const many = {
      ...sheet,
      utterances: [...sheet.utterances, ...others.map((id) => place(id, `O${id}`))],
      links: [...sheet.links, ...others.map((id) => link(id, 2, id))],
    };
    const chainsOf = (there: Sheet) =>
      consequencesOf(doesIn(there, openDraft(there, [1, 2, 3]), { do: 'remove', at: 1 }), there)[0]?.chains;
    expect(chainsOf(many)).toHaveLength(4);
    expect(chainsOf(many)?.at(-1)).toBe('2 more');
    const three = { ...many, links: many.links.filter(({ id }) => id <= 6) };
    expect(chainsOf(three)).toEqual(expect.arrayContaining(['A → B → D', 'A → B → O5', 'A → B → O6']));
    expect(chainsOf(three)).toHaveLength(3);
    expect(consequencesOf(abc(), sheet)).toEqual([]);
  });
});

describe('what is sent', () => {
  const hopsOf = (draft: Draft) => commandOf(draft, sheet).input.hops ?? [];
  const linkSent = (fields: Parameters<typeof reduceDraft>[2] & { do: 'link' }) => hopsOf(does(abc(), fields))[1]?.link;

  it('is what was written of a link, and nothing else', () => {
    expect(linkSent({ do: 'link', at: 1, fields: { cue: ' told ' } })).toBeUndefined();
    expect(linkSent({ do: 'link', at: 1, fields: { note: 'In writing ' } })).toEqual({ note: 'In writing' });
    expect(linkSent({ do: 'link', at: 1, fields: { cue: ' wrote ' } })).toEqual({ cue: 'wrote' });
    expect(linkSent({ do: 'link', at: 1, fields: { note: '  By phone' } })).toBeUndefined();
    expect(linkSent({ do: 'link', at: 1, fields: { verbatim: false } })).toEqual({ verbatim: false });
    expect(linkSent({ do: 'link', at: 1, fields: { dropped: [32] } })).toEqual({ dropReadings: [32] });
    // A link that is turned goes along; one that stays is not there yet for the new one.
    expect(hopsOf(does(abc(), { do: 'move', at: 0, by: 1 }))[1]).toEqual({ utteranceId: 1 });
    expect(hopsOf(does(abc(), { do: 'move', at: 0, by: 1 }, { do: 'link', at: 1, fields: { cue: 'x' } }))[1]).toEqual({
      utteranceId: 1,
      link: { cue: 'x' },
    });
  });

  it('is what was changed of a place, with the passage only where there is a document', () => {
    expect(hopsOf(does(abc(), { do: 'set', at: 2, fields: { certainty: null, saidAt: '2026' } }))[2]).toEqual({
      utteranceId: 3,
      certainty: null,
      saidAt: '2026',
    });
    expect(hopsOf(does(abc(), { do: 'document', at: 2, document: null }))[2]).toEqual({
      utteranceId: 3,
      documentId: null,
    });
    const fresh = does(
      abc(),
      { do: 'insert', at: 2 },
      { do: 'source', at: 3, source: sourceOf(77, 'E') },
      { do: 'set', at: 3, fields: { quote: ' words ' } },
    );
    expect(hopsOf(fresh)[3]).toEqual({
      ...{ sourceId: 77, documentId: null, stance: 'affirms', certainty: null, saidAt: null, quote: 'words' },
    });
    expect(hopsOf(does(abc(), { do: 'set', at: 2, fields: { quote: '  ' } }))[2]).toEqual({ utteranceId: 3 });
    const named = does(abc(), { do: 'insert', at: 2 }, { do: 'name', at: 3, name: ' New ' });
    expect(hopsOf(named)[3]).toMatchObject({ newSource: { name: 'New', kind: 'outlet' } });
  });

  it('keeps or drops, and rests on the places and links it has seen, turned ones too', () => {
    const draft = does(abc(), { do: 'shared', id: 3, stays: false }, { do: 'shared', id: 2, stays: true });
    expect(commandOf(draft, sheet)).toMatchObject({
      command: 'chains.edit',
      input: { was: [1, 2, 3], keep: [2], drop: [3] },
    });
    expect(versionsOf(abc(), sheet)).toEqual({ utterances: { 1: 1, 2: 1, 3: 1 }, links: { 1: 4, 2: 1 } });
    const typed = does(openDraft(sheet), { do: 'type', line: 'D → B' });
    expect(versionsOf(typed, sheet)).toEqual({ utterances: { 2: 1, 4: 1 }, links: { 3: 1 } });
    const shorter = does(abc(), { do: 'remove', at: 1 });
    expect(versionsOf(shorter, sheet)).toEqual({ utterances: { 1: 1, 2: 1, 3: 1 }, links: { 1: 4, 2: 1 } });
  });
});

describe('what two editors made of one chain', () => {
  const changed = (id: number, more: Partial<Sheet['utterances'][number]>) => ({
    ...sheet,
    utterances: sheet.utterances.map((it) => (it.id === id ? { ...it, ...more, version: 2 } : it)),
  });
  const clashes = (draft: Draft, now: Sheet) => {
    const { path, hops, links } = clashOf(draft, sheet, now);
    return {
      path,
      hops: hops.map(({ utteranceId, suggested }) => [utteranceId, suggested]),
      links: links.map(({ key, mine, theirs, suggested }) => [key, mine, theirs, suggested]),
    };
  };

  it('is nothing to choose where they say the same', () => {
    expect(clashes(abc(), sheet)).toEqual({ path: { differs: false, suggested: 'theirs' }, hops: [], links: [] });
    const both = changed(2, { certainty: 'probable' });
    expect(clashes(does(abc(), { do: 'set', at: 1, fields: { certainty: 'probable' } }), both).hops).toEqual([]);
  });

  it('is mine where I changed it, or marked words in it, and theirs where I did not', () => {
    const now = changed(2, { certainty: 'probable' });
    expect(clashes(abc(), now).hops).toEqual([[2, 'theirs']]);
    expect(clashes(does(abc(), { do: 'set', at: 1, fields: { stance: 'denies' } }), now).hops).toEqual([[2, 'mine']]);
    expect(clashes(does(abc(), { do: 'set', at: 1, fields: { quote: 'words' } }), now).hops).toEqual([[2, 'mine']]);
    expect(clashes(does(abc(), { do: 'set', at: 2, fields: { quote: 'words' } }), sheet).hops).toEqual([[3, 'mine']]);
    const added = does(abc(), { do: 'insert', at: 2 }, { do: 'name', at: 3, name: 'D' });
    expect(clashes(added, changed(4, { certainty: 'probable' })).hops).toEqual([[4, 'mine']]);
    expect(clashes(does(added, { do: 'reverse' }), sheet).path).toEqual({ differs: true, suggested: 'mine' });
  });

  it('is said of each link in words', () => {
    const now = {
      ...sheet,
      links: [{ ...link(1, 1, 2), note: 'In writing', version: 5 }, ...sheet.links.slice(1)],
    };
    expect(clashes(abc(), now).links).toEqual([
      ['u1>u2', 'cue “told”, By phone, word for word', 'no cue, In writing', 'theirs'],
    ]);
    const mine = does(abc(), { do: 'link', at: 1, fields: { cue: 'wrote' } });
    expect(clashes(mine, now).links[0]?.at(-1)).toBe('mine');
  });

  it('is put together as was chosen', () => {
    const now = { ...changed(2, { certainty: 'probable' }), links: [link(1, 1, 2, 'says'), ...sheet.links.slice(1)] };
    const mine = does(
      abc(),
      { do: 'set', at: 1, fields: { certainty: 'possible', quote: 'words' } },
      { do: 'link', at: 1, fields: { cue: 'wrote' } },
      { do: 'link', at: 2, fields: { cue: 'mine alone' } },
      { do: 'focus', at: 2 },
    );
    const clash = clashOf(mine, sheet, { ...now, links: [now.links[0] as never, now.links[2] as never] });
    const suggested = suggestedChoice(clash);
    expect(suggested).toEqual({ path: 'theirs', hops: { 2: 'mine' }, links: { 'u1>u2': 'mine' } });
    const own = mergeDrafts(mine, clash, { ...suggested, path: 'mine' });
    expect(own.hops[1]).toMatchObject({ certainty: 'possible', quote: 'words' });
    expect([Object.keys(own.links), own.focus]).toEqual([['u1>u2', 'u2>u3'], 2]);
    const theirs = mergeDrafts(mine, clash, { path: 'theirs', hops: { 2: 'theirs' }, links: { 'u1>u2': 'theirs' } });
    expect(theirs.hops[1]).toMatchObject({ certainty: 'probable', quote: '' });
    expect(Object.keys(theirs.links)).toEqual(['u2>u3']);
  });

  it('keeps my new hops and links where they changed others, and stays at the hop I was at, if there is one', () => {
    const now = {
      ...sheet,
      links: [link(1, 1, 2, 'says'), { ...link(2, 2, 3), note: 'Seen' }, ...sheet.links.slice(2)],
    };
    const mine = does(
      abc(),
      { do: 'insert', at: 2 },
      { do: 'name', at: 3, name: 'New' },
      { do: 'link', at: 1, fields: { cue: 'wrote' } },
      { do: 'link', at: 2, fields: { cue: 'mine' } },
      { do: 'focus', at: 3 },
    );
    const clash = clashOf(mine, sheet, now);
    const links = { 'u1>u2': 'mine', 'u2>u3': 'theirs' } as const;
    const own = mergeDrafts(mine, clash, { path: 'mine', hops: {}, links });
    expect([names(own), ids(own), own.focus]).toEqual(['A B C New', [1, 2, 3, null], 3]);
    expect(own.hops[3]?.key).toBe(mine.hops[3]?.key);
    expect(Object.keys(own.links)).toEqual(['u1>u2']);
    const theirs = mergeDrafts(mine, clash, { path: 'theirs', hops: {}, links });
    expect([names(theirs), theirs.focus]).toEqual(['A B C', 2]);
    const first = mergeDrafts(does(mine, { do: 'focus', at: 0 }), clash, { path: 'mine', hops: {}, links });
    expect(first.focus).toBe(0);
    const gone = clashOf(mine, sheet, { ...now, utterances: [], links: [] });
    const again = mergeDrafts(mine, gone, { path: 'mine', hops: {}, links: {} });
    expect([names(again), ids(again)]).toEqual(['A B C New', [null, null, null, null]]);
    expect(mergeDrafts(mine, gone, { path: 'theirs', hops: {}, links: {} })).toMatchObject({ hops: [], focus: 0 });
  });

  it('rests, of chains as long with as much of it, on the one that was reported first', () => {
    const pair = (one: string | null, other: string | null) =>
      names(
        clashOf(openDraft(sheet, [1, 2]), sheet, {
          ...sheet,
          utterances: sheet.utterances.map((it) =>
            it.id === 3 ? { ...it, reportedAt: one } : it.id === 4 ? { ...it, reportedAt: other } : it,
          ),
          links: [link(1, 1, 2), link(6, 3, 1), link(7, 4, 1)],
        }).theirs,
      );
    expect(pair(null, '2026-03-05T00:00:00Z')).toBe('D A B');
    expect(pair('2026-03-06T00:00:00Z', '2026-03-05T00:00:00Z')).toBe('D A B');
    expect(pair('2026-03-05T00:00:00Z', '2026-03-06T00:00:00Z')).toBe('C A B');
    expect(pair(null, null)).toBe('C A B');
  });

  it('rests on the chain that has most of what it was, the shorter of two', () => {
    const longer = {
      ...sheet,
      utterances: [...sheet.utterances, place(5, 'E')],
      links: [link(1, 1, 2), link(4, 2, 5), link(5, 5, 3), link(3, 2, 4), link(6, 1, 4)],
    };
    expect(names(clashOf(abc(), sheet, longer).theirs)).toBe('A B E C');
    const two = { ...sheet, links: [link(1, 1, 2), link(3, 2, 4), link(7, 4, 3), link(8, 2, 3)] };
    expect(names(clashOf(openDraft(sheet, [1, 2, 3]), sheet, two).theirs)).toBe('A B C');
    const apart = {
      ...sheet,
      links: [link(6, 1, 4)],
      utterances: sheet.utterances.filter(({ id }) => id === 1 || id === 4),
    };
    expect(names(clashOf(openDraft(sheet, [2, 3]), sheet, apart).theirs)).toBe('');
    expect(names(clashOf(openDraft(sheet), sheet, longer).theirs)).toBe('');
  });
});
