import type { NetworkInterfaceInfo } from 'node:os';
import ipaddr from 'ipaddr.js';

/** Where IPv6 addresses of the public internet are given out. */
const GLOBAL: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];
/** The well-known prefix under which a network translates IPv4 addresses. */
const NAT64: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('64:ff9b::'), 96];

/**
 * Whether an IP address belongs to the public internet. What is private, loopback, link-local, shared, multicast or
 * reserved does not, nor what leads there through IPv6; what cannot be read does not either.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) return ipaddr.IPv4.isValidFourPartDecimal(text) && address.range() === 'unicast';
  return isPublicV6(address);
}

/**
 * Whether an IP address is one of this computer's own, also where it leads there through IPv6.
 * @param interfaces as `os.networkInterfaces` gives them
 */
export function isOwnAddress(text: string, interfaces: NodeJS.Dict<Pick<NetworkInterfaceInfo, 'address'>[]>): boolean {
  const own = Object.values(interfaces).flatMap((addresses) =>
    (addresses ?? []).flatMap(({ address }) => formsOf(address).slice(0, 1)),
  );
  const forms = formsOf(text);
  return own.some((address) => forms.includes(address));
}

/** An address in one spelling, and the IPv4 addresses to which it may lead. */
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
