import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChainLine } from '@/lib/attributions/chain-line';
import { type Action, type Draft, openDraft, reduceDraft } from '@/lib/attributions/draft';
import { clashOf, mergeDrafts, suggestedChoice } from '@/lib/attributions/draft-merge';
import { commandOf } from '@/lib/attributions/draft-save';
import {
  consequencesOf,
  draftState,
  newSources,
  planOfDraft,
  problemsOf,
  stripOfDraft,
} from '@/lib/attributions/draft-view';
import { editedChain, newChain } from '@/lib/attributions/schema';
import type { Sheet, SheetUtterance } from '@/lib/attributions/sheet';
import { walkOf } from '@/lib/attributions/walk';
import { link, place } from '../support/sheets';

const held = { document: { id: 7, title: 'What C wrote', state: 'live' as const }, passage: 'marked' as const };
/** A → B → C (held) and A → B → D. */
const sheet: Sheet = {
  claimId: 1,
  utterances: [place(1, 'A'), place(2, 'B'), place(3, 'C', held), place(4, 'D')],
  links: [link(1, 1, 2, 'told'), link(2, 2, 3, 'cites'), link(3, 2, 4)],
};
const does = (draft: Draft, ...actions: Action[]) =>
  actions.reduce((it, action) => reduceDraft(sheet, it, action), draft);
const abc = () => openDraft(sheet, [1, 2, 3]);
const names = (draft: Draft) => draft.hops.map(({ source }) => source.name).join(' ');

describe('a draft', () => {
  it('typed, uses what exists and makes what does not', () => {
    const draft = does(openDraft(sheet), { do: 'type', line: 'a > New One [Its text] > C' });
    expect(draft.hops.map(({ utteranceId }) => utteranceId)).toEqual([1, null, 3]);
    expect(newSources(draft.hops)).toEqual(['New One']);
    expect(draft.line).toBe('a > New One [Its text] > C');
    expect(does(draft, { do: 'tidy' }).line).toBe('A → New One [Its text] → C');
    expect(problemsOf(draft, sheet)).toMatchObject([{ at: 1, field: 'document' }]);
    const put = does(draft, { do: 'document', at: 1, document: { id: 9, title: 'Its text' } });
    expect(commandOf(put, sheet)).toMatchObject({
      command: 'chains.add',
      input: {
        hops: [
          { utteranceId: 1 },
          { newSource: { name: 'New One', kind: 'outlet' }, documentId: 9, stance: 'affirms' },
          { utteranceId: 3 },
        ],
      },
    });
  });

  it('a line typed over keeps what is known of the hops that remain', () => {
    const draft = does(
      abc(),
      { do: 'set', at: 2, fields: { certainty: 'probable' } },
      { do: 'type', line: 'A → X → B → C' },
    );
    expect(draft.hops.map(({ key, certainty }) => [key, certainty])).toEqual([
      ['u1', null],
      [expect.stringMatching(/^n/), null],
      ['u2', null],
      ['u3', 'probable'],
    ]);
    const renamed = does(
      abc(),
      { do: 'set', at: 1, fields: { certainty: 'possible' } },
      { do: 'type', line: 'A → Bx → C' },
    );
    expect(renamed.hops[1]).toMatchObject({
      utteranceId: null,
      certainty: 'possible',
      source: { id: null, name: 'Bx' },
    });
    expect(does(renamed, { do: 'type', line: 'A → B → C' }).hops[1]?.utteranceId).toBe(2);
    expect(does(abc(), { do: 'type', line: '' }).hops).toEqual([]);
  });

  it('moves, inserts, removes, reverses; cues stay with their two hops', () => {
    const cues = (draft: Draft) => draft.hops.slice(1).map((_, i) => draftState(draft, sheet, i + 1));
    expect(cues(abc())).toEqual(['reported', 'reported']);
    const moved = does(abc(), { do: 'move', at: 2, by: -1 });
    expect([names(moved), ...cues(moved)]).toEqual(['A C B', 'assumed', 'verified']);
    expect(cues(does(moved, { do: 'move', at: 1, by: 1 }))).toEqual(['reported', 'reported']);
    const reversed = does(abc(), { do: 'reverse' });
    expect([names(reversed), ...cues(reversed)]).toEqual(['C B A', 'verified', 'reported']);
    expect(planOfDraft(reversed, sheet)).toMatchObject({ turned: [1, 2], removed: [], added: [] });
    const inserted = does(abc(), { do: 'insert', at: 0 }, { do: 'name', at: 1, name: 'N' });
    expect([names(inserted), inserted.focus, ...cues(inserted)]).toEqual([
      'A N B C',
      1,
      'assumed',
      'assumed',
      'reported',
    ]);
    expect(cues(does(inserted, { do: 'remove', at: 1 }))).toEqual(['reported', 'reported']);
    expect(does(abc(), { do: 'move', at: 0, by: -1 })).toEqual(abc());
  });

  it('says what it does to other chains, and can be told otherwise', () => {
    const out = does(abc(), { do: 'remove', at: 1 });
    expect(consequencesOf(out, sheet)).toEqual([{ id: 1, up: 'A', down: 'B', stays: true, chains: ['A → B → D'] }]);
    expect(consequencesOf(does(out, { do: 'shared', id: 1, stays: false }), sheet)).toMatchObject([{ stays: false }]);
    const inserted = does(abc(), { do: 'insert', at: 0 }, { do: 'name', at: 1, name: 'N' });
    expect(consequencesOf(inserted, sheet)).toMatchObject([{ id: 1, stays: false }]);
  });

  it('branches from a hop', () => {
    const branch = does(abc(), { do: 'branch', at: 1 }, { do: 'name', at: 2, name: 'E' });
    expect([names(branch), branch.was, branch.focus]).toEqual(['A B E', [], 2]);
    expect(commandOf(branch, sheet)).toMatchObject({
      command: 'chains.add',
      input: { hops: [{ utteranceId: 1 }, { utteranceId: 2 }, {}] },
    });
  });

  it('warns of circles and of a source that credits itself', () => {
    expect(stripOfDraft(does(abc(), { do: 'type', line: 'A → B → C → A' }), sheet).circular).toBe(true);
    expect(stripOfDraft(abc(), sheet).circular).toBe(false);
    expect(problemsOf(does(abc(), { do: 'type', line: 'A → A' }), sheet)).toMatchObject([{ at: 1, field: 'source' }]);
  });

  it('a document given to an utterance known second-hand makes it observed; one matched by typing gives way to another', () => {
    const given = does(
      abc(),
      { do: 'document', at: 1, document: { id: 8, title: 'Doc' } },
      { do: 'set', at: 1, fields: { quote: 'words' } },
    );
    expect(commandOf(given, sheet).input.hops?.[1]).toEqual({
      utteranceId: 2,
      documentId: 8,
      passage: 'not_yet_looked_for',
      quote: 'words',
    });
    expect(draftState(given, sheet, 2)).toBe('verified');
    const other = does(
      openDraft(sheet),
      { do: 'type', line: 'C' },
      { do: 'document', at: 0, document: { id: 8, title: 'Doc' } },
    );
    expect(commandOf(other, sheet).input.hops).toMatchObject([{ sourceId: 30, documentId: 8 }]);
  });

  it('sends only what was changed', () => {
    expect(commandOf(abc(), sheet).input.hops).toEqual([{ utteranceId: 1 }, { utteranceId: 2 }, { utteranceId: 3 }]);
    const cue = does(abc(), { do: 'link', at: 2, fields: { cue: '' } });
    expect(commandOf(cue, sheet).input.hops?.[2]).toEqual({ utteranceId: 3, link: { cue: '' } });
  });

  it('any actions leave a consistent state', () => {
    const at = fc.nat(6);
    const action = fc.oneof(
      fc.record({ do: fc.constant('type' as const), line: fc.stringMatching(/^[A-E>[\]" ]{0,12}$/) }),
      fc.record({ do: fc.constant('name' as const), at, name: fc.constantFrom('A', 'B', 'Z', '') }),
      fc.record({
        do: fc.constant('document' as const),
        at,
        document: fc.option(fc.constantFrom({ id: 7, title: 'What C wrote' }, { id: 8, title: 'x' })),
      }),
      fc.record({ do: fc.constant('insert' as const), at }),
      fc.record({ do: fc.constant('remove' as const), at }),
      fc.record({ do: fc.constant('move' as const), at, by: fc.constantFrom(-1, 1) }),
      fc.constant({ do: 'reverse' as const }),
      fc.record({ do: fc.constant('branch' as const), at }),
      fc.record({ do: fc.constant('link' as const), at, fields: fc.record({ cue: fc.constantFrom('', 'x') }) }),
    );
    fc.assert(
      fc.property(fc.array(action as fc.Arbitrary<Action>, { maxLength: 12 }), (actions) => {
        const draft = does(abc(), ...actions, { do: 'tidy' });
        expect(draft.focus).toBeLessThan(Math.max(1, draft.hops.length));
        expect(new Set(draft.hops.map(({ key, utteranceId }) => `${key} ${utteranceId}`)).size).toBe(
          new Set(draft.hops.map(({ key }) => key)).size,
        );
        const named = draft.hops.filter(({ source }) => source.name !== '');
        expect(
          parseChainLine(draft.line)
            .filter(({ name }) => name)
            .map(({ name }) => name),
        ).toEqual(named.map(({ source }) => source.name));
        stripOfDraft(draft, sheet);
        consequencesOf(draft, sheet);
        const { command, input } = commandOf(draft, sheet);
        if (problemsOf(draft, sheet).length === 0 && draft.hops.length > 0)
          expect((command === 'chains.add' ? newChain : editedChain).safeParse(input).success).toBe(true);
      }),
    );
  });
});

describe('two editors', () => {
  const now: Sheet = {
    ...sheet,
    utterances: [
      sheet.utterances[0],
      { ...place(2, 'B', { certainty: 'asserted' }), version: 2 },
      sheet.utterances[2],
      sheet.utterances[3],
    ] as SheetUtterance[],
    links: [link(1, 1, 2, 'told'), link(3, 2, 4), link(9, 1, 3)],
  };
  const mine = does(
    abc(),
    { do: 'set', at: 2, fields: { certainty: 'possible' } },
    { do: 'link', at: 1, fields: { cue: 'wrote' } },
  );

  it('see both versions; what only one has changed is suggested', () => {
    const clash = clashOf(mine, sheet, now);
    expect(names(clash.theirs)).toBe('A C');
    expect(clash).toMatchObject({
      path: { differs: true, suggested: 'theirs' },
      links: [{ mine: 'cue “wrote”', theirs: 'cue “told”', suggested: 'mine' }],
    });
    expect(clash.hops.map(({ name, suggested }) => [name, suggested])).toEqual([
      ['B', 'theirs'],
      ['C', 'mine'],
    ]);
  });

  it('combine a chain from both', () => {
    const clash = clashOf(mine, sheet, now);
    const suggested = mergeDrafts(mine, clash, suggestedChoice(clash));
    expect([names(suggested), suggested.hops[1]?.certainty, suggested.was]).toEqual(['A C', 'possible', [1, 3]]);
    const all = mergeDrafts(mine, clash, { ...suggestedChoice(clash), path: 'mine' });
    expect([names(all), all.hops[1]?.certainty]).toEqual(['A B C', 'asserted']);
    expect(commandOf(all, now).input.versions).toMatchObject({ utterances: { 2: 2 } });
  });

  it('a chain that is gone is made again', () => {
    const gone = { ...sheet, utterances: [], links: [] };
    const clash = clashOf(mine, sheet, gone);
    const again = mergeDrafts(mine, clash, suggestedChoice(clash));
    expect(clash.theirs.hops).toEqual([]);
    const kept = mergeDrafts(mine, clash, { ...suggestedChoice(clash), path: 'mine' });
    expect(again.hops).toEqual([]);
    expect(commandOf(kept, gone)).toMatchObject({
      command: 'chains.add',
      input: { hops: [{ sourceId: 10 }, { sourceId: 20 }, { sourceId: 30, documentId: 7 }] },
    });
  });
});

describe('a walk', () => {
  const links = (...pairs: [number, number][]) =>
    pairs.map(([upstreamId, downstreamId]) => ({ upstreamId, downstreamId }));
  it.each([
    ['a plain chain', [1, 2, 3], links([1, 2], [2, 3]), [1, 2, 3]],
    ['a circle', [1, 2, 3], links([1, 2], [2, 3], [3, 1]), [1, 2, 3, 1]],
    ['two circles', [1, 2, 3], links([1, 2], [2, 1], [1, 3], [3, 1]), [1, 2, 1, 3, 1]],
    ['a circle on the way', [1, 2, 3], links([1, 2], [2, 1], [1, 3]), [1, 2, 1, 3]],
    ['nothing', [], [], []],
    ['a chain that is broken', [1, 2, 3, 4], links([1, 2], [3, 4]), [1, 2]],
    ['a way round what is not on the chain', [1, 2, 3], links([1, 2], [2, 9], [9, 3]), [1, 2]],
  ])('of %s', (_, ids, list, walk) => expect(walkOf(ids, list)).toEqual(walk));
});
