import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relinked, renoted } from '@/lib/sources/merge-plan';
import { circleInWords, domainOf, domainsAbove, matchingDomain, otherNames } from '@/lib/sources/rules';

describe('domains', () => {
  it.each([
    ['Reuters.com', 'reuters.com'],
    [' www.reuters.com ', 'reuters.com'],
    ['https://www.Reuters.com:8080/world?x#y', 'reuters.com'],
    ['uk.reuters.com.', 'uk.reuters.com'],
    ['münchen.example', 'xn--mnchen-3ya.example'],
    ['reuters', null],
    ['', null],
    ['a b.com', null],
    ['192.168.1.1', null],
    ['mailto:x@y.z', null],
  ])('%s is %s', (text, domain) => expect(domainOf(text)).toBe(domain));

  it('match the host and every host below it; the longest wins', () => {
    const known = ['reuters.com', 'uk.reuters.com', 'example.org'];
    expect(matchingDomain('https://www.reuters.com/a', known)).toBe('reuters.com');
    expect(matchingDomain('https://de.reuters.com/a', known)).toBe('reuters.com');
    expect(matchingDomain('https://www.uk.reuters.com/a', known)).toBe('uk.reuters.com');
    expect(matchingDomain('https://notreuters.com/', known)).toBeNull();
    expect(domainsAbove('https://a.b.example.org/')).toEqual(['a.b.example.org', 'b.example.org', 'example.org']);
  });

  it('what is a domain stays one', () => {
    fc.assert(fc.property(fc.domain(), (domain) => domainOf(domain) === null || domainOf(domainOf(domain) ?? '') === domainOf(domain)));
  });
});

it('other names stand once and are not the name', () => {
  expect(otherNames('Réuters', ['reuters', 'RTRS', 'rtrs', 'Thomson Reuters'])).toEqual(['RTRS', 'Thomson Reuters']);
});

it('a circle is said from the top', () => {
  expect(circleInWords(['A', 'B', 'A'])).toBe('«A» owns «B» owns «A»');
});

describe('links under new ends', () => {
  const ends = fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })).filter(([a, b]) => a !== b);
  const pairs = fc.uniqueArray(ends, { maxLength: 20, selector: ([a, b]) => `${a}>${b}` });
  // 0…3 become 4…7.
  const end = (id: number) => (id < 4 ? id + 4 : id);

  it('have no twins and no link to itself, and lose no reading but those of such', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const links = list.map(([downstreamId, upstreamId], id) => ({ id, downstreamId, upstreamId, verbatim: id % 3 === 0, note: '' }));
        const readings = links.map(({ id }) => ({ id: 100 + id, attributionId: id }));
        const plan = relinked(links, readings, end);
        const gone = new Set(plan.gone);
        const moved = new Map(plan.moving.map((patch) => [patch.id, patch]));
        const left = links.filter(({ id }) => !gone.has(id)).map((link) => ({ ...link, ...moved.get(link.id) }));
        const keys = left.map((link) => `${link.downstreamId}>${link.upstreamId}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(left.every((link) => link.downstreamId !== link.upstreamId && link.downstreamId > 3 && link.upstreamId > 3)).toBe(true);
        const wanted = new Set(list.map(([d, u]) => [end(d), end(u)] as const).flatMap(([d, u]) => (d === u ? [] : `${d}>${u}`)));
        expect(new Set(keys)).toEqual(wanted);
        const selfs = links.filter((link) => end(link.downstreamId) === end(link.upstreamId)).map(({ id }) => 100 + id);
        expect([...plan.lost].sort()).toEqual(selfs.sort());
        expect(plan.readings.every(({ attributionId }) => !gone.has(attributionId))).toBe(true);
        expect(plan.readings.length + plan.lost.length).toBe(plan.gone.length);
      }),
    );
  });

  it('notes on dependence keep their order and have no twins', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const ordered = list.filter(([a, b]) => a < b).map(([aId, bId], id) => ({ id, aId, bId }));
        const { moving, gone } = renoted(ordered, end);
        const moved = new Map(moving.map((patch) => [patch.id, patch]));
        const left = ordered.filter(({ id }) => !gone.includes(id)).map((note) => ({ ...note, ...moved.get(note.id) }));
        expect(left.every(({ aId, bId }) => aId < bId && aId > 3)).toBe(true);
        expect(new Set(left.map(({ aId, bId }) => `${aId}:${bId}`)).size).toBe(left.length);
      }),
    );
  });
});
