import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, linkColumns, networkWords, readNetworkAddress } from '@/lib/network/address';
import { choose, DRAWING_LIMITS, levelsOf, widthStep, widthSteps } from '@/lib/network/choice';
import { type CircleLink, circlesOf } from '@/lib/network/circles';
import { drawNetwork } from '@/lib/network/drawing';
import { drawnInWords, loopsInWords, networkInWords } from '@/lib/network/in-words';
import { linksOf, mostlyOf, type Network, type NetworkSource, type SourceLink } from '@/lib/network/links';

const link = (from: number, to: number, claims: number, more: Partial<SourceLink> = {}): SourceLink => ({
  from,
  to,
  claims,
  verified: 0,
  reported: claims,
  assumed: 0,
  circular: 0,
  mutual: false,
  ...more,
});
const source = (id: number, name = `Source ${id}`): NetworkSource => ({
  id,
  slug: `s${id}`,
  name,
  kind: 'outlet',
  originated: 1,
  relayed: 1,
});
const networkOf = (links: SourceLink[], extra: Partial<Network> = {}): Network => ({
  sources: new Map(links.flatMap(({ from, to }) => [from, to]).map((id) => [id, source(id)])),
  links,
  own: 0,
  circularClaims: 0,
  ...extra,
});
const someLinks = fc
  .uniqueArray(fc.tuple(fc.nat(40), fc.nat(40), fc.integer({ min: 1, max: 3000 })), {
    selector: ([from, to]) => `${from}>${to}`,
    maxLength: 400,
  })
  .map((pairs) => pairs.filter(([from, to]) => from !== to).map(([from, to, claims]) => link(from, to, claims)))
  .map((links) => links.sort((a, b) => b.claims - a.claims));

describe('the links of a network', () => {
  it('leave out what a source credits itself for, and know pairs that relay each other', () => {
    const columns = {
      from: [1, 2, 3, 1],
      to: [2, 1, 3, 3],
      claims: [5, 1, 2, 9],
      verified: [2, 0, 1, 9],
      reported: [3, 1, 1, 0],
      assumed: [0, 0, 0, 0],
    };
    const { links, own } = linksOf(columns, new Map([['2>1', 1]]));
    expect(own).toBe(2);
    expect(links.map(({ from, to, circular, mutual }) => [from, to, circular, mutual])).toEqual([
      [1, 3, 0, false],
      [1, 2, 0, true],
      [2, 1, 1, true],
    ]);
  });

  it('have the state of most attributions, of two as frequent the weaker', () => {
    expect(mostlyOf({ verified: 2, reported: 1, assumed: 1 })).toBe('verified');
    expect(mostlyOf({ verified: 2, reported: 2, assumed: 0 })).toBe('reported');
    expect(mostlyOf({ verified: 1, reported: 1, assumed: 1 })).toBe('assumed');
  });
});

describe('circles', () => {
  const at = (claimId: number, upstreamId: number, downstreamId: number): CircleLink => ({
    claimId,
    upstreamId,
    downstreamId,
    from: upstreamId % 10,
    to: downstreamId % 10,
  });
  it('lie within one claim, and only the links inside count', () => {
    const links = [at(1, 11, 12), at(1, 12, 11), at(1, 12, 13), at(2, 21, 22), at(3, 32, 31)];
    expect(Object.fromEntries(circlesOf(links))).toEqual({ '1>2': 1, '2>1': 1 });
  });
});

describe('what is drawn', () => {
  it('is the strongest links that fit, never more than can be read', () => {
    fc.assert(
      fc.property(someLinks, fc.option(fc.constantFrom(1, 2, 5, 10, 100)), (links, asked) => {
        const { drawn, least, fitting } = choose(links, asked);
        expect(drawn.length).toBeLessThanOrEqual(Math.min(fitting, DRAWING_LIMITS.links));
        expect(drawn).toEqual(links.slice(0, drawn.length));
        expect(fitting).toBe(links.filter(({ claims }) => claims >= least).length);
        if (links.length > 0 && asked === null) expect(drawn.length).toBeGreaterThan(0);
      }),
    );
  });

  it('has at most two hundred sources', () => {
    const links = Array.from({ length: 250 }, (_, i) => link(2 * i, 2 * i + 1, 3));
    const { drawn } = choose(links, 1);
    expect(new Set(drawn.flatMap(({ from, to }) => [from, to])).size).toBe(DRAWING_LIMITS.sources);
    expect(drawnInWords(networkOf(links), choose(links, 1))).toBe(
      '100 of 250 links drawn, the strongest of those; the table has all.',
    );
  });

  it('offers levels each of which draws fewer', () => {
    fc.assert(
      fc.property(someLinks, (links) => {
        const counts = levelsOf(links).map((level) => level.links);
        expect(counts).toEqual([...new Set(counts)].sort((a, b) => b - a));
        expect(counts[0] ?? 0).toBe(links.length);
      }),
    );
  });

  it('has widths that begin with the weakest and rise', () => {
    expect(widthSteps(1, 1)).toEqual([1]);
    expect(widthSteps(1, 8)).toEqual([1, 2, 3, 5]);
    expect(widthSteps(200, 2000)).toEqual([200, 356, 633, 1125]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), (least, more) => {
        const [most, steps] = [least + more, widthSteps(least, least + more)];
        expect(steps[0]).toBe(least);
        expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
        expect(widthStep(steps, most)).toBe(steps.length);
      }),
    );
  });

  it('never overlaps: boxes lie apart and inside the drawing', () => {
    fc.assert(
      fc.property(someLinks, (links) => {
        const { drawn } = choose(links, null);
        const ids = [...new Set(drawn.flatMap(({ from, to }) => [from, to]))];
        const {
          sources,
          links: placed,
          width,
          height,
        } = drawNetwork(
          ids.map((id) => source(id)),
          drawn,
        );
        expect(placed).toHaveLength(drawn.length);
        for (const [i, a] of sources.entries()) {
          expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
          for (const b of sources.slice(i + 1))
            expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(
              true,
            );
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('the address of the network', () => {
  it('is read back as it was written', () => {
    const column = fc.constantFrom(...linkColumns);
    const address = fc.record({
      least: fc.option(fc.integer({ min: 1, max: 9999 })),
      order: fc.record({ column, desc: fc.boolean() }),
      part: fc.integer({ min: 1, max: 999 }),
    });
    fc.assert(
      fc.property(address, (it) => {
        expect(readNetworkAddress(networkWords(it)).address).toEqual(it);
      }),
    );
  });

  it('leaves the words of the filter to the list, and what it does not understand out', () => {
    expect(readNetworkAddress({ source: 'reuters', least: '-3', order: 'nonsense', part: '0' })).toEqual({
      address: { least: null, order: { column: 'claims', desc: true }, part: 1 },
      rest: { source: 'reuters' },
    });
  });

  it('orders links by the names of sources and by figures', () => {
    const links = [link(1, 2, 9), link(2, 3, 5), link(3, 1, 5)];
    const network = networkOf(links, {
      sources: new Map([source(1, 'b'), source(2, 'C'), source(3, 'a')].map((it) => [it.id, it])),
    });
    expect(inOrder(network, { column: 'from', desc: false }).map(({ from }) => from)).toEqual([3, 1, 2]);
    expect(inOrder(network, { column: 'claims', desc: false }).map(({ from }) => from)).toEqual([3, 2, 1]);
    expect(inOrder(network, { column: 'reported', desc: true }).map(({ from }) => from)).toEqual([1, 2, 3]);
  });
});

describe('the network in words', () => {
  it('counts links, sources and attributions', () => {
    const sources = new Map([1, 2, 3].map((id) => [id, source(id)]));
    expect(networkInWords(networkOf([link(1, 2, 2)], { sources, own: 1 }))).toBe(
      '1 link between 2 sources, made of 2 attributions. 1 more source credits nobody and is credited by nobody. 1 attribution leads from a source to itself and is not drawn.',
    );
    expect(networkInWords(networkOf([], { sources: new Map([[1, source(1)]]) }))).toBe(
      '1 source stands in these claims, and none credits another.',
    );
  });

  it('keeps circles apart from sources that relay each other', () => {
    const both = [link(1, 2, 3, { mutual: true }), link(2, 1, 1, { mutual: true })];
    expect(loopsInWords(networkOf(both))).toEqual({
      mutual: 'Source 1 and Source 2 relay each other, now one first, now the other. That alone is no circle.',
      circular: null,
    });
    expect(loopsInWords(networkOf(both, { circularClaims: 1 })).circular).toMatch(
      /^Circular reporting in 1 claim: within it/,
    );
    expect(loopsInWords(networkOf([link(1, 2, 1)]))).toEqual({ mutual: null, circular: null });
  });
});
