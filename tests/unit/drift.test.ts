import { describe, expect, it } from 'vitest';
import { stripsOf } from '@/lib/claims/detail-chains';
import { type ChainDrift, driftOf } from '@/lib/claims/drift';
import { becauseInWords, changeInWords, differenceInWords, driftInWords } from '@/lib/claims/drift-in-words';
import { graphOf, type Said } from '../support/build-graph';
import { basisOf } from '../support/claim-basis';

type Worded = Said & { text?: string };

/** The drift of a claim; `text` is the passage of a document held. */
function drift(said: Record<string, Worded>) {
  const texts = Object.values(said).map(({ text }) => text ?? null);
  const { utterances } = basisOf(said);
  const graph = graphOf(said);
  const worded = utterances.map((utterance, i) => ({ ...utterance, passageText: texts[i] ?? null }));
  return driftOf({ utterances: worded, chains: stripsOf(graph, new Map(), new Set()) });
}

/** A chain in one line: what is shown of each, silent ones in brackets, those that stand above after ^. */
const show = ({ parts }: ChainDrift) =>
  parts
    .map((part) => {
      if ('silent' in part)
        return `${part.isRepeated ? '^' : ''}(${part.silent.map(({ source }) => source.name).join(' ')})`;
      const { utterance, certainty, isChosen, change, isRepeated } = part;
      const arrow = change ? { rise: '▲', fall: '▼', same: '=', turn: '↷' }[change.kind] : '';
      return `${isRepeated ? '^' : ''}${utterance.source.name}:${certainty}${isChosen ? '' : '?'}${arrow}`;
    })
    .join(' → ');

const held = (text: string, ...credits: string[]): Worded => ({ held: true, text, credits });

describe('the drift of a chain', () => {
  it('reads the words of each document and compares with the one before', () => {
    const it = drift({
      Reuters: held('It may rain.'),
      'AI News': held('It rains.', 'Reuters'),
      Blog: held('It likely rains.', 'AI News'),
    });
    expect(it.chains.map(show)).toEqual(['Reuters:possible? → AI News:asserted?▲ → Blog:probable?▼']);
    expect(driftInWords(it)).toBe(
      'The wording gets surer on the way: Reuters says “may”, AI News states it as a fact. ' +
        'It also gets more cautious: AI News states it as a fact, Blog says “likely”.',
    );
  });

  it('takes what an editor chose before what the words read, and says both', () => {
    const it = drift({
      Reuters: { ...held('It rains.'), certainty: 'possible' },
      'AI News': held('It may rain.', 'Reuters'),
    });
    expect(it.chains.map(show)).toEqual(['Reuters:possible → AI News:possible?=']);
    expect(driftInWords(it)).toBe('No document changes how surely it is put.');
    expect(it.readings.map(differenceInWords)).toEqual([
      'Set by an editor: possible; the wording reads asserted (no word hedges it).',
      null,
    ]);
    expect(it.readings.map(({ proposal }) => proposal && becauseInWords(proposal))).toEqual([
      'no word hedges it',
      'because of “may”',
    ]);
  });

  it('says nothing of the words where the two agree', () =>
    expect(
      drift({ Reuters: { ...held('It may rain.'), certainty: 'possible' } }).readings.map(differenceInWords),
    ).toEqual([null]));

  it('passes over those of whom nothing is known, and counts those known second-hand with a certainty', () => {
    const it = drift({
      people: { kind: 'unnamed' },
      Paper: { credits: ['people'] },
      Reuters: { certainty: 'possible', credits: ['Paper'] },
      Relay: { credits: ['Reuters'] },
      'AI News': held('It rains.', 'Relay'),
    });
    expect(it.chains.map(show)).toEqual(['(people Paper) → Reuters:possible → (Relay) → AI News:asserted?▲']);
    expect(driftInWords(it)).toBe(
      'The wording gets surer on the way: Reuters puts it as possible, AI News states it as a fact.',
    );
    const [change] = it.changes;
    expect(change && changeInWords(change, change.to)).toBe('surer than Reuters: possible\u00a0→\u00a0asserted');
  });

  it('does not measure a denial against what it denies', () => {
    const it = drift({
      Reuters: held('It may rain.'),
      Ministry: { ...held('It does not rain.', 'Reuters'), stance: 'denies' },
    });
    expect(it.chains.map(show)).toEqual(['Reuters:possible? → Ministry:asserted?↷']);
    expect(driftInWords(it)).toBe('Ministry denies what Reuters affirms.');
  });

  it('shows a held document without a passage', () =>
    expect(drift({ Reuters: { held: true, passage: 'not_there' } }).chains.map(show)).toEqual(['Reuters:null?']));
});

describe('several chains', () => {
  it('say once what they share', () => {
    const it = drift({
      Origin: held('It may rain.'),
      Stem: held('It may rain.', 'Origin'),
      One: held('It rains.', 'Stem'),
      Two: held('It reportedly rains.', 'Stem'),
    });
    expect(it.chains.map(show)).toEqual([
      'Origin:possible? → Stem:possible?= → One:asserted?▲',
      '^(Origin Stem) → Two:rumoured?▼',
    ]);
    expect(it.told).toBe(0);
  });

  it('that add nothing are only counted', () => {
    const it = drift({ A: {}, B: {}, Both: held('It may rain.', 'A', 'B') });
    expect(it.chains.map(show)).toEqual(['(A) → Both:possible?']);
    expect(it.told).toBe(1);
  });

  it('show again a document that another origin joins, where that changes something, also over silent ones', () => {
    const it = drift({
      First: held('It may rain.'),
      Between: { credits: ['First', 'Second'] },
      Second: held('It rains.'),
      Last: held('It may rain.', 'Between'),
    });
    expect(it.chains.map(show)).toEqual([
      'First:possible? → (Between) → Last:possible?=',
      'Second:asserted? → ^(Between) → ^Last:possible?▼',
    ]);
    expect(driftInWords(it)).toBe('The wording gets more cautious: Second states it as a fact, Last says “may”.');
  });

  it('name the greatest changes and count the rest', () => {
    const it = drift({
      O: held('Reportedly it rains.'),
      A: held('It may rain.', 'O'),
      B: held('It is likely to rain.', 'O'),
      C: held('It rains.', 'O'),
      D: held('It rains.', 'O'),
      E: held('It does rain.', 'O'),
    });
    expect(driftInWords(it)).toBe(
      'The wording gets surer on the way: O says “reportedly”, C, D and 1 more state it as a fact; O says “reportedly”, B says “likely”; and so at 1 more.',
    );
  });
});

describe('nothing to compare', () => {
  it.each<[string, Record<string, Worded>]>([
    [
      'How surely it is put is known of AI News alone, so there is nothing to compare.',
      { R: {}, 'AI News': held('It may rain.', 'R') },
    ],
    [
      'None of those whose wording is known relays another, so there is nothing to compare.',
      { A: held('It may.'), B: held('It is.') },
    ],
    [
      'It is not known how surely it is put: no passage is marked yet, and no certainty is chosen.',
      { A: { held: true } },
    ],
  ])('%s', (sentence, said) => expect(driftInWords(drift(said))).toBe(sentence));
});

it('goes through a loop once', () => {
  const it = drift({ A: held('It may.', 'C'), B: held('It is.', 'A'), C: held('It is.', 'B') });
  expect(it.chains).toHaveLength(1);
  expect(it.elsewhere).toEqual([]);
});

it('lists what stands in none of the hundred chains apart', () => {
  const said: Record<string, Worded> = { O: held('It may rain.') };
  for (let i = 0; i < 300; i++) said[`R${i}`] = held('It rains.', 'O');
  const it = drift(said);
  expect(it.chains).toHaveLength(100);
  expect(it.elsewhere).toHaveLength(200);
});
