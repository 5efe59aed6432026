import type { NetworkInterfaceInfo } from 'node:os';
import ipaddr from 'ipaddr.js';

/** The range from which IPv6 addresses of the public internet are assigned. */
const GLOBAL: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];
/** The well-known prefix under which a network translates IPv4 addresses. */
const NAT64: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('64:ff9b::'), 96];

/**
 * Whether an IP address belongs to the public internet. Private, loopback, link-local, shared, multicast and reserved
 * addresses do not, nor does anything that leads to them through IPv6, nor what cannot be parsed.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) return ipaddr.IPv4.isValidFourPartDecimal(text) && address.range() === 'unicast';
  return isPublicV6(address);
}

/** Whether an IP address leads to this computer alone, even by way of IPv6. */
export const isLoopback = (text: string): boolean =>
  formsOf(text).some(
    (form) => ipaddr.isValid(form) && ['loopback', 'unspecified'].includes(ipaddr.parse(form).range()),
  );

/**
 * Whether an IP address is one of this computer's own, even by way of IPv6.
 * @param interfaces as `os.networkInterfaces` gives them
 */
export function isOwnAddress(text: string, interfaces: NodeJS.Dict<Pick<NetworkInterfaceInfo, 'address'>[]>): boolean {
  const own = Object.values(interfaces).flatMap((addresses) =>
    (addresses ?? []).flatMap(({ address }) => formsOf(address).slice(0, 1)),
  );
  const forms = formsOf(text);
  return own.some((address) => forms.includes(address));
}

/** An address in one notation, and the IPv4 addresses to which it may lead. */
function formsOf(text: string): string[] {
  const plain = text.replace(/%.*$/, '');
  if (!ipaddr.isValid(plain)) return [];
  const address = ipaddr.parse(plain);
  if (address instanceof ipaddr.IPv4) return [address.toString()];
  const bytes = address.toByteArray();
  const within = [2, 12].map((at) => ipaddr.fromByteArray(bytes.slice(at, at + 4)).toString());
  return [address.toNormalizedString(), ...within];
}

function isPublicV6(address: ipaddr.IPv6): boolean {
  if (address.zoneId) return false;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().range() === 'unicast';
  const last = new ipaddr.IPv4(address.toByteArray().slice(12));
  if (address.match(NAT64)) return last.range() === 'unicast';
  // ISATAP hides an IPv4 address in the end of any prefix.
  const isTunnel = address.parts[5] === 0x5efe && ((address.parts[4] ?? 0) & 0xfdff) === 0;
  return address.range() === 'unicast' && address.match(GLOBAL) && !(isTunnel && last.range() !== 'unicast');
}
