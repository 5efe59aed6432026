import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gained, type Link, type Read, relinked, renoted, type UtteranceToJoin } from '@/lib/attributions/join-plan';

describe('what an utterance gains', () => {
  const blank = {
    certainty: null,
    passage: 'not_yet_looked_for',
    versionId: null,
    spans: [],
    saidAt: null,
    saidPrecision: 'day',
    saidNote: '',
  } as const;
  const place = (id: number, fields: Partial<UtteranceToJoin> = {}): UtteranceToJoin => ({ ...blank, id, ...fields });
  const marked = { passage: 'marked', versionId: 7, spans: [0, 3] } as const;
  const joined = (stays: Partial<UtteranceToJoin>, goes: Partial<UtteranceToJoin>) =>
    gained(place(1, stays), place(2, goes));

  it('is what it did not know; what it knew stays', () => {
    const known = {
      certainty: 'possible',
      saidAt: '2026-01-01T00:00:00.000Z',
      saidPrecision: 'minute',
      saidNote: '',
      ...marked,
    } as const;
    const other = {
      certainty: 'asserted',
      saidAt: '2026-02-02T00:00:00.000Z',
      saidPrecision: 'year',
      saidNote: 'circa 2026',
      passage: 'marked',
      versionId: 8,
    } as const;
    expect(joined({}, known)).toEqual(known);
    expect(joined(known, {})).toEqual(known);
    expect(joined(known, other)).toEqual(known);
    expect(joined({}, { saidPrecision: 'year' })).toEqual(blank);
  });

  it.each<[string, Partial<UtteranceToJoin>, Partial<UtteranceToJoin>, UtteranceToJoin['passage']]>([
    ['not yet looked for', { passage: 'not_yet_looked_for' }, marked, 'marked'],
    [
      'not yet looked for, but in a text',
      { passage: 'not_yet_looked_for', versionId: 6 },
      { passage: 'not_there' },
      'not_there',
    ],
    ['not there', { passage: 'not_there' }, marked, 'marked'],
    [
      'not there, nor looked for elsewhere',
      { passage: 'not_there', versionId: 6 },
      { passage: 'not_yet_looked_for' },
      'not_there',
    ],
    ['marked', marked, { passage: 'not_there' }, 'marked'],
    ['unobserved', { passage: null }, { passage: null }, null],
    [
      'not yet looked for, and only second-hand elsewhere',
      { passage: 'not_yet_looked_for' },
      { passage: null },
      'not_yet_looked_for',
    ],
  ])('a passage: %s', (_, stays, goes, passage) => {
    const taken = passage === goes.passage && passage !== stays.passage ? goes : stays;
    expect(joined(stays, goes)).toMatchObject({ versionId: null, spans: [], ...taken });
  });

  it('is the text in which a passage has yet to be looked for', () => {
    expect(joined({}, { versionId: 7 })).toMatchObject({ passage: 'not_yet_looked_for', versionId: 7 });
    expect(joined({ versionId: 6 }, {})).toMatchObject({ versionId: 6 });
  });
});

const reading = (id: number, attributionId: number, cue: string): Read => ({
  ...{ id, attributionId, cue, versionId: null },
  ...{ sourceSpans: [], cueSpans: [], contentSpans: [] },
});

it('of links that become one, the first that does not move knows everything; duplicate readings count once', () => {
  const link = (id: number, downstreamId: number, upstreamId: number, note = '', verbatim = false): Link => ({
    ...{ id, downstreamId, upstreamId, note, verbatim },
  });
  const links = [link(1, 1, 3, 'a', true), link(2, 2, 3, 'b'), link(3, 1, 4, 'a'), link(4, 1, 2)];
  const readings = [
    reading(1, 1, 'said'),
    reading(2, 1, 'told'),
    reading(3, 2, 'said'),
    reading(4, 3, 'told'),
    reading(5, 4, 'said'),
  ];
  const twins = new Map([
    [1, 2],
    [4, 3],
  ]);
  expect(relinked(links, readings, (id) => twins.get(id) ?? id)).toEqual({
    links: [{ id: 2, downstreamId: 2, upstreamId: 3, verbatim: true, note: 'b\na' }],
    gone: [1, 3, 4],
    readings: [{ id: 2, attributionId: 2 }],
    lost: [1, 4, 5],
  });
});

it('the oldest of links, readings and notes stays, in whatever order they are read, and blank notes add no line', () => {
  const link = (id: number, upstreamId: number, note: string): Link => ({
    ...{ id, downstreamId: 1, upstreamId, note, verbatim: false },
  });
  const end = (id: number) => (id > 5 ? 5 : id);
  const links = [link(3, 8, 'b'), link(2, 7, ''), link(1, 6, 'a')];
  const plan = relinked(links, [reading(9, 3, 'said'), reading(8, 2, 'said'), reading(7, 1, 'told')], end);
  expect(plan).toEqual({
    links: [{ id: 1, downstreamId: 1, upstreamId: 5, verbatim: false, note: 'a\nb' }],
    gone: [3, 2],
    readings: [{ id: 8, attributionId: 1 }],
    lost: [9],
  });
  const notes = [3, 2, 1].map((id) => ({ id, aId: 1, bId: id + 5 }));
  expect(renoted(notes, end)).toEqual({ notes: [{ id: 1, aId: 1, bId: 5 }], gone: [3, 2] });
});

describe('under new ends', () => {
  const ends = fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })).filter(([a, b]) => a !== b);
  const pairs = fc.uniqueArray(ends, { maxLength: 20, selector: ([a, b]) => `${a}>${b}` });
  // 0…3 become 4…7.
  const end = (id: number) => (id < 4 ? id + 4 : id);

  it('links have no twins and none leads to itself; no reading is lost but those of such', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const links = list.map(([downstreamId, upstreamId], id) => ({
          id,
          downstreamId,
          upstreamId,
          verbatim: id % 3 === 0,
          note: '',
        }));
        const plan = relinked(
          links,
          links.map(({ id }) => reading(100 + id, id, `cue ${id}`)),
          end,
        );
        const selfs = links.filter((link) => end(link.downstreamId) === end(link.upstreamId)).map(({ id }) => 100 + id);
        const keys = plan.links.map((link) => `${link.downstreamId}>${link.upstreamId}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(new Set(keys)).toEqual(
          new Set(list.map((pair) => pair.map(end)).flatMap(([d, u]) => (d === u ? [] : `${d}>${u}`))),
        );
        expect([...plan.links.map(({ id }) => id), ...plan.gone].sort()).toEqual(links.map(({ id }) => id).sort());
        expect(plan.lost.sort()).toEqual(selfs.sort());
        expect(plan.readings.every(({ attributionId }) => plan.links.some(({ id }) => id === attributionId))).toBe(
          true,
        );
        expect(plan.readings.length + plan.lost.length).toBe(plan.gone.length);
      }),
    );
  });

  it('notes on dependence keep their order and have no twins', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const noted = list.filter(([a, b]) => a < b).map(([aId, bId], id) => ({ id, aId, bId }));
        const { notes, gone } = renoted(noted, end);
        expect(notes.every(({ aId, bId }) => aId < bId && aId > 3)).toBe(true);
        expect(new Set(notes.map(({ aId, bId }) => `${aId}:${bId}`)).size).toBe(notes.length);
        expect(notes.length + gone.length).toBe(noted.length);
      }),
    );
  });
});
