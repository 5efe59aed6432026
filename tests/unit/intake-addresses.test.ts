import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { urlOf } from '@/lib/format/url.mjs';
import { isOwnAddress, isPublicAddress } from '@/lib/intake/public-address.server';

/**
 * Said once more, apart from the product: the IPv4 networks that are not of the public internet (RFC 6890 and its
 * successors).
 */
const notPublic = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

const numberOf = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const dotted = (n: number) => [24, 16, 8, 0].map((shift) => (n >>> shift) & 255).join('.');
const hex = (n: number) => `${((n >>> 16) & 0xffff).toString(16)}:${(n & 0xffff).toString(16)}`;
const isPrivate = (n: number) =>
  notPublic.some((network) => {
    const [base = '', bits = ''] = network.split('/');
    const size = 2 ** (32 - Number(bits));
    return Math.floor(n / size) === Math.floor(numberOf(base) / size);
  });

const privateV4 = fc.constantFrom(...notPublic).chain((network) => {
  const [base = '', bits = ''] = network.split('/');
  return fc.nat(2 ** (32 - Number(bits)) - 1).map((offset) => numberOf(base) + offset);
});

/** An IPv4 address in every spelling that an address on the web may have. */
const spellings: ((n: number) => string)[] = [
  dotted,
  String,
  (n) => `0x${n.toString(16)}`,
  (n) => `0${n.toString(8)}`,
  (n) =>
    dotted(n)
      .split('.')
      .map((part) => `0x${Number(part).toString(16)}`)
      .join('.'),
  (n) =>
    dotted(n)
      .split('.')
      .map((part) => `0${Number(part).toString(8)}`)
      .join('.'),
  (n) => `${n >>> 24}.${n & 0xffffff}`,
  (n) => `${n >>> 24}.${(n >>> 16) & 255}.${n & 0xffff}`,
  (n) => `${dotted(n)}.`,
  (n) => dotted(n).replaceAll('.', '%2e'),
  (n) => dotted(n).replaceAll('.', '\u3002'),
  (n) => dotted(n).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  (n) => `[::ffff:${dotted(n)}]`,
  (n) => `[::ffff:${hex(n)}]`,
  (n) => `[0:0:0:0:0:FFFF:${hex(n)}]`,
  (n) => `[64:ff9b::${hex(n)}]`,
  (n) => `[64:ff9b:1::${hex(n)}]`,
  (n) => `[2002:${hex(n)}::1]`,
  (n) => `[::${hex(n)}]`,
  (n) => `[2600:1:2:3:0:5efe:${hex(n)}]`,
  (n) => `[2001:0:4136:e378:8000:63bf:${hex(~n >>> 0)}]`,
];

describe('which addresses belong to the public internet', () => {
  it('lets no private IPv4 address pass, however an address spells it', () => {
    fc.assert(
      fc.property(privateV4, fc.constantFrom(...spellings), (n, spell) => {
        const address = `http://${spell(n)}/`;
        // What is no address at all is refused before.
        if (!urlOf(address)) return;
        expect(isPublicAddress(new URL(address).hostname.replace(/^\[|\]$/g, ''))).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });

  it('agrees with the list of networks on every IPv4 address', () => {
    // Three small networks that answer for nobody are left out as well.
    const anycast = ['192.31.196', '192.52.193', '192.175.48'];
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), (n) => {
        const address = dotted(n);
        if (!anycast.some((start) => address.startsWith(`${start}.`)))
          expect(isPublicAddress(address)).toBe(!isPrivate(n));
      }),
      { numRuns: 5000 },
    );
  });

  it('lets no IPv6 address pass that lies outside of what is given out, or is local', () => {
    const any = fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 });
    const local = fc.constantFrom(0, 0xfc00, 0xfd12, 0xfe80, 0xfebf, 0xfec0, 0xff02, 0xff0e, 0x0100, 0x4000, 0x5f00);
    fc.assert(
      fc.property(local, any, (first, parts) => {
        expect(isPublicAddress([first, ...parts.slice(1)].map((part) => part.toString(16)).join(':'))).toBe(false);
      }),
    );
  });

  it.each([
    '::',
    '::1',
    'fe80::1%eth0',
    '2001:db8::1',
    '3fff::1',
    '2001::1',
    '2001:10::1',
    '100::1',
    'localhost',
    '',
    '1.2.3',
    '08.8.8.8',
  ])('refuses %s', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each([
    '8.8.8.8',
    '93.184.215.14',
    '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
    '2a00:1450:4001::200e',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])('takes %s', (address) => expect(isPublicAddress(address)).toBe(true));
});

describe('the addresses of this computer', () => {
  const own = {
    eth0: [{ address: '93.184.216.34' }, { address: '2606:2800:220:1::10' }, { address: 'fe80::1%eth0' }],
    none: undefined,
  };

  it.each([
    '93.184.216.34',
    '::ffff:93.184.216.34',
    '::ffff:5db8:d822',
    '64:ff9b::5db8:d822',
    '2002:5db8:d822::1',
    '2606:2800:220:1::10',
    '2606:2800:220:1:0:0:0:10',
    'fe80::1',
  ])('%s is one', (address) => expect(isOwnAddress(address, own)).toBe(true));

  it.each(['93.184.216.35', '::ffff:93.184.216.35', '2606:2800:220:1::11', '0.0.0.16', 'nonsense', ''])(
    '%s is none',
    (address) => expect(isOwnAddress(address, own)).toBe(false),
  );
});
