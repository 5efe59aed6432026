import { type LinkState, linkStates, type SourceKind, wordsOf } from '@/lib/vocabulary';

/** A source of the network: in how many claims it stands at the start of a chain, and in how many it only passes on. */
export type NetworkSource = {
  id: number;
  slug: string;
  name: string;
  kind: SourceKind;
  originated: number;
  relayed: number;
};

/**
 * One source relaying another: `from` is credited by `to`, in so many claims. `verified`, `reported`, `assumed` count
 * the attributions. `circular`: in how many of these claims this link is part of a circle. `mutual`: the other one
 * relays this one too.
 */
export type SourceLink = Readonly<Record<LinkState, number>> & {
  readonly from: number;
  readonly to: number;
  readonly claims: number;
  readonly circular: number;
  readonly mutual: boolean;
};

/** Links strongest first. `own`: attributions between two utterances of the same source, which are no link here. */
export type Network = {
  readonly sources: ReadonlyMap<number, NetworkSource>;
  readonly links: readonly SourceLink[];
  readonly own: number;
  readonly circularClaims: number;
};

/** Counts as they come from the database, a list for each column; `circular` by `pairKey`. */
export type LinkColumns = Readonly<Record<'from' | 'to' | 'claims' | LinkState, readonly number[]>>;

export const pairKey = (from: number, to: number) => `${from}>${to}`;

/**
 * The links of these columns, strongest first, without those of a source to itself; and how many attributions those
 * have.
 */
export function linksOf(
  columns: LinkColumns,
  circular: ReadonlyMap<string, number>,
): { links: SourceLink[]; own: number } {
  const { from, to } = columns;
  const creditors = new Map<number, Set<number>>();
  for (const [i, id] of from.entries()) creditors.set(id, (creditors.get(id) ?? new Set()).add(to[i] ?? 0));
  const links: SourceLink[] = [];
  let own = 0;
  for (const [i, one] of from.entries()) {
    const other = to[i] ?? 0;
    const counts = {
      verified: columns.verified[i] ?? 0,
      reported: columns.reported[i] ?? 0,
      assumed: columns.assumed[i] ?? 0,
    };
    if (one === other) own += attributionsOf(counts);
    else
      links.push({
        from: one,
        to: other,
        claims: columns.claims[i] ?? 0,
        verified: counts.verified,
        reported: counts.reported,
        assumed: counts.assumed,
        circular: circular.get(pairKey(one, other)) ?? 0,
        mutual: creditors.get(other)?.has(one) ?? false,
      });
  }
  return { links: links.sort(strongestFirst), own };
}

const strongestFirst = (a: SourceLink, b: SourceLink) => b.claims - a.claims || a.from - b.from || a.to - b.to;

/** A tenth of its claims at least go round in a circle: then the whole line is drawn so. */
export const isCircular = ({ circular, claims }: SourceLink) => circular * 10 >= claims && circular > 0;

export const attributionsOf = (link: Readonly<Record<LinkState, number>>) =>
  link.verified + link.reported + link.assumed;

/** The state that most of its attributions have; of two as frequent the weaker. */
export function mostlyOf(link: Readonly<Record<LinkState, number>>): LinkState {
  return wordsOf(linkStates).reduce((most, state) => (link[state] > link[most] ? state : most));
}
