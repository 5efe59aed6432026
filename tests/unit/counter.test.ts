import { describe, expect, it } from 'vitest';
import { Counter } from '@/lib/http/counter';
import { networkOf, PEER } from '@/lib/http/request-origin';

/** A counter of three tries a minute, and its clock. */
function counter(most = 50_000) {
  const clock = { now: 0 };
  return { clock, tries: new Counter({ tries: 3, seconds: 60, most, now: () => clock.now }) };
}
const waits = (tries: Counter, key: string, times: number) =>
  Array.from({ length: times }, () => tries.count(key).waitMs);

describe('tries', () => {
  it('are counted by key, and a key that must wait is told how long', () => {
    const { clock, tries } = counter();
    expect(waits(tries, 'a', 3)).toEqual([0, 0, 0]);
    clock.now = 20_000;
    expect(tries.count('a')).toEqual({ waitMs: 40_000, first: true });
    expect(tries.count('a')).toEqual({ waitMs: 40_000, first: false });
    expect(tries.count('b').waitMs).toBe(0);
    clock.now = 60_000;
    expect(waits(tries, 'a', 4)).toEqual([0, 0, 0, 60_000]);
  });

  it('are forgotten after a right one', () => {
    const { tries } = counter();
    waits(tries, 'a', 4);
    tries.forget('a');
    expect(tries.count('a').waitMs).toBe(0);
  });

  it('from very many keys are remembered up to a bound, and forgotten when their time is over', () => {
    const { clock, tries } = counter(100);
    for (let i = 0; i < 10_000; i++) waits(tries, `key ${i}`, 1);
    expect(tries.size).toBe(100);
    for (let i = 0; i < 10_000; i++) waits(tries, `key ${i}`, 4);
    expect(tries.size).toBeLessThanOrEqual(200);
    clock.now = 60_000;
    tries.count('a');
    expect(tries.size).toBe(1);
  });

  it('of a key that must wait are not forgotten in a flood of others', () => {
    const { tries } = counter(100);
    waits(tries, 'attacked', 4);
    for (let i = 0; i < 10_000; i++) waits(tries, `key ${i}`, 3);
    expect(tries.count('attacked').waitMs).toBe(60_000);
  });

  it('that became too many late in another key’s minute begin anew when their own is over', () => {
    const { clock, tries } = counter();
    waits(tries, 'early', 3);
    clock.now = 50_000;
    waits(tries, 'late', 4);
    tries.count('early');
    clock.now = 60_000;
    expect(tries.count('early').waitMs).toBe(0);
  });
});

describe('the network of a request', () => {
  const of = (peer: string) => networkOf(new Headers({ [PEER]: peer }));

  it('is the address, and of IPv6 the first half of it', () => {
    expect(of('192.0.2.7')).toBe('192.0.2.7');
    expect(of('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(of('2001:db8:1:2::1')).toBe(of('2001:0db8:1:2:ffff:ffff:ffff:ffff'));
    expect(of('2001:db8:1:2::1')).not.toBe(of('2001:db8:1:3::1'));
    expect(of('fe80::1%eth0')).toBe(of('fe80::2%eth0'));
    expect(of('')).toBe('');
  });
});
