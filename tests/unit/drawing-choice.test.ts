import { describe, expect, it } from 'vitest';
import { LEGIBLE } from '@/lib/attributions/layout';
import { drawingOf } from '@/lib/claims/drawing';
import { chooseDrawing } from '@/lib/claims/drawing-choice';
import { plainRunsOf } from '@/lib/claims/plain-runs';
import type { Said } from '../support/build-graph';
import { basisOf } from '../support/claim-basis';

/** A chain of so many sources, the origin “S1” first; `said` says more of some, or adds others. */
function chain(length: number, said: Record<string, Said> = {}) {
  const all: Record<string, Said> = { ...said };
  for (let i = 1; i <= length; i++) all[`S${i}`] = { ...(i > 1 && { credits: [`S${i - 1}`] }), ...said[`S${i}`] };
  return basisOf(all);
}
const runsIn = (claim: ReturnType<typeof chain>) =>
  plainRunsOf(claim).map(({ relays }) => relays.map(({ source }) => source.name).join(' '));

describe('a run of plain relays', () => {
  it('is all between the two ends of a long chain', () => {
    expect(runsIn(chain(8))).toEqual(['S2 S3 S4 S5 S6 S7']);
    expect(runsIn(chain(5))).toEqual(['S2 S3 S4']);
    expect(runsIn(chain(4))).toEqual([]);
  });

  it.each<[string, Record<string, Said>]>([
    ['denies', { S5: { stance: 'denies' } }],
    ['only questions', { S5: { stance: 'questions' } }],
    ['is unnamed', { S5: { kind: 'unnamed' } }],
    ['is unknown', { S5: { kind: 'unknown' } }],
    ['has a second source', { Other: {}, S5: { credits: ['S4', 'Other'] } }],
    ['is relayed by two', { Branch: { credits: ['S5'] } }],
    ['took its document back', { S5: { held: true, retracted: true } }],
  ])('ends before a relay that %s', (_, said) =>
    expect(runsIn(chain(9, said)).sort()).toEqual(['S2 S3 S4', 'S6 S7 S8']),
  );

  it('ends before a relay that is surer than its source', () =>
    expect(runsIn(chain(9, { S1: { certainty: 'possible' }, S5: { certainty: 'asserted', held: true } }))).toEqual([
      'S2 S3 S4',
      'S6 S7 S8',
    ]));

  it('is never in a circle', () => expect(runsIn(chain(8, { S1: { credits: ['S8'] } }))).toEqual([]));
});

describe('the folded drawing', () => {
  const claim = chain(8, { S3: { held: true }, S5: { credits: ['S4'], assumed: ['S4'] } });
  const folded = drawingOf(claim, 'right', plainRunsOf(claim));

  it('has one box for all relays of a run', () =>
    expect(folded?.nodes.map(({ name, detail }) => [...name, detail].join(': '))).toEqual([
      'S1: known second-hand',
      'S8: known second-hand',
      '6 relays: 1 document held',
    ]));

  it('links the box with both ends, on the way in by the weakest of the links that it hides', () =>
    expect(folded?.edges.map(({ state }) => state)).toEqual(['assumed', 'reported']));
});

describe('where a drawing stands', () => {
  it('a short chain beside the words, from left to right, and on a phone from top to bottom', () => {
    const choice = chooseDrawing(chain(3));
    expect(choice).toMatchObject({ ownRow: false, whole: null, folded: 0 });
    expect([choice?.first.wide.direction, choice?.first.narrow?.direction]).toEqual(['right', 'down']);
  });

  it('a long plain chain beside the words too, folded, and whole from top to bottom', () => {
    const choice = chooseDrawing(chain(9));
    expect(choice).toMatchObject({ ownRow: false, folded: 7 });
    expect(choice?.first.wide.direction).toBe('right');
    expect(choice?.whole?.wide.direction).toBe('down');
    expect(choice?.whole?.narrow).toBeNull();
  });

  it('what is wider in a row of its own', () => {
    const denying = Object.fromEntries(
      Array.from({ length: 5 }, (_, i) => [`S${i + 1}`, { stance: 'denies' as const }]),
    );
    const choice = chooseDrawing(chain(5, denying));
    expect(choice).toMatchObject({ ownRow: true, whole: null });
    expect((choice?.first.wide.width ?? 0) * LEGIBLE).toBeLessThanOrEqual(1120);
  });

  it('only a single source needs no second drawing for a phone', () =>
    expect(chooseDrawing(chain(1))?.first.narrow).toBeNull());
});

it('a large graph is laid out in one direction alone', () => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`R${i}`, { credits: ['Wire'] }]));
  const choice = chooseDrawing(basisOf({ Wire: {}, ...many }));
  expect([choice?.first.wide.direction, choice?.first.narrow]).toEqual(['right', null]);
});
