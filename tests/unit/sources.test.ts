import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
    ['x@y.org', null],
    ['https://x@y.org/z', null],
    ['ftp://reuters.com', null],
    ['t.me/channelA', 't.me/channela'],
    ['https://t.me/s/channelA/12?single', 't.me/channela/12'],
    ['youtube.com/@x', 'youtube.com/@x'],
    ['https://www.youtube.com/@Some.One/', 'youtube.com/@some.one'],
    ['reuters.com/world/', 'reuters.com/world'],
    ['https://www.reuters.com/world/an-article', 'reuters.com'],
    ['m.facebook.com/groups/1/posts/2', 'm.facebook.com/groups/1/posts'],
  ])('%s is %s', (text, domain) => expect(domainOf(text)).toBe(domain));

  it('match the host and every host below it; the longest wins', () => {
    const known = ['reuters.com', 'uk.reuters.com', 'example.org'];
    expect(matchingDomain('https://www.reuters.com/a', known)).toBe('reuters.com');
    expect(matchingDomain('https://de.reuters.com/a', known)).toBe('reuters.com');
    expect(matchingDomain('https://www.uk.reuters.com/a', known)).toBe('uk.reuters.com');
    expect(matchingDomain('https://notreuters.com/', known)).toBeNull();
    expect(matchingDomain('https://t.me/channelB/7', ['t.me/channela'])).toBeNull();
    expect(matchingDomain('https://t.me/channelA', ['t.me/channela', 't.me'])).toBe('t.me/channela');
    expect(matchingDomain('https://t.me/s/ChannelA/12', ['t.me/channela'])).toBe('t.me/channela');
    expect(matchingDomain('https://m.youtube.com/@x/videos?view=0', ['youtube.com/@x', 'youtube.com'])).toBe(
      'youtube.com/@x',
    );
    expect(matchingDomain('https://youtube.com/@xyz', ['youtube.com/@x'])).toBeNull();
    expect(domainsAbove('https://a.b.example.org/')).toEqual(['a.b.example.org', 'b.example.org', 'example.org']);
  });

  it('what is a domain stays one', () => {
    fc.assert(
      fc.property(
        fc.domain(),
        (domain) => domainOf(domain) === null || domainOf(domainOf(domain) ?? '') === domainOf(domain),
      ),
    );
  });
});

it('other names are listed once and differ from the name', () => {
  expect(otherNames('Réuters', ['reuters', 'RTRS', 'rtrs', 'Thomson Reuters'])).toEqual(['RTRS', 'Thomson Reuters']);
});

it('a circle is said from the top', () => {
  expect(circleInWords(['A', 'B', 'A'])).toBe('“A” owns “B” owns “A”');
});
