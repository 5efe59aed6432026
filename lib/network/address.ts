import type { Network, SourceLink } from './links';

export const linkColumns = ['from', 'to', 'claims', 'verified', 'reported', 'assumed', 'circular'] as const;
export type LinkColumn = (typeof linkColumns)[number];

/** The address of the network besides the filter: how weak a drawn link may be, and the order and page of its table. */
export type NetworkAddress = { least: number | null; order: { column: LinkColumn; desc: boolean }; part: number };

const OWN_WORDS = ['least', 'order', 'part'];
const DEFAULT_ORDER = '-claims';

/** Separates the words of the network from those of the list. What it cannot understand is ignored. */
export function readNetworkAddress(params: Readonly<Record<string, string | string[] | undefined>>): {
  address: NetworkAddress;
  rest: Record<string, string | string[] | undefined>;
} {
  const word = (name: string) => [params[name] ?? []].flat()[0] ?? '';
  const number = (text: string) => (/^[1-9]\d{0,6}$/.test(text) ? Number(text) : null);
  const order = word('order') || DEFAULT_ORDER;
  const column = linkColumns.find((name) => name === order.replace(/^-/, ''));
  return {
    address: {
      least: number(word('least')),
      order: column ? { column, desc: order.startsWith('-') } : { column: 'claims', desc: true },
      part: number(word('part')) ?? 1,
    },
    rest: Object.fromEntries(Object.entries(params).filter(([name]) => !OWN_WORDS.includes(name))),
  };
}

/** The words that say so in an address, defaults left out. */
export function networkWords({ least, order, part }: NetworkAddress): Record<string, string> {
  const text = `${order.desc ? '-' : ''}${order.column}`;
  return {
    ...(least !== null && { least: String(least) }),
    ...(text !== DEFAULT_ORDER && { order: text }),
    ...(part > 1 && { part: String(part) }),
  };
}

/** The links in the order asked for; links that compare equal stay strongest first. */
export function inOrder({ links, sources }: Network, { column, desc }: NetworkAddress['order']): readonly SourceLink[] {
  if (column === 'claims') return desc ? links : [...links].reverse();
  const sign = desc ? -1 : 1;
  if (column !== 'from' && column !== 'to') return [...links].sort((a, b) => sign * (a[column] - b[column]));
  const byName = [...sources.values()].sort(
    (a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || a.id - b.id,
  );
  const rank = new Map(byName.map(({ id }, i) => [id, i]));
  return [...links].sort((a, b) => sign * ((rank.get(a[column]) ?? 0) - (rank.get(b[column]) ?? 0)));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
