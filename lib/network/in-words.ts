import { isolated } from '@/lib/format/isolated';
import { counted, grouped } from '@/lib/format/number';
import { sourceName } from '@/lib/format/source-name';
import { linkStates } from '@/lib/vocabulary';
import type { Choice } from './choice';
import { attributionsOf, mostlyOf, type Network, type NetworkSource, type SourceLink } from './links';

const LINK = ['link', 'links'] as const;
const SOURCE = ['source', 'sources'] as const;
const CLAIM = ['claim', 'claims'] as const;
/** This many links are described one by one. */
const TOLD = 12;

/** How a source is named inside a sentence. */
export const nameIn = (source: NetworkSource | undefined) => {
  if (!source) return 'a source';
  const name = isolated(sourceName(source));
  return source.kind === 'unnamed' ? `${name} (unnamed)` : name;
};

/** The whole network in a sentence or two. */
export function networkInWords({ links, sources, own }: Network): string {
  const joined = sourcesOn(links);
  const alone = sources.size - joined.size;
  if (links.length === 0)
    return `${counted(sources.size, SOURCE)} ${sources.size === 1 ? 'stands' : 'stand'} in these claims, and none credits another.`;
  const attributions = links.reduce((sum, link) => sum + attributionsOf(link), 0);
  return [
    `${counted(links.length, LINK)} between ${counted(joined.size, SOURCE)}, made of ${counted(attributions, ['attribution', 'attributions'])}.`,
    ...(alone > 0
      ? [
          `${counted(alone, ['more source credits nobody and is', 'more sources credit nobody and are'])} credited by nobody.`,
        ]
      : []),
    ...(own > 0
      ? [
          `${counted(own, ['attribution leads', 'attributions lead'])} from a source to itself and ${own === 1 ? 'is' : 'are'} not drawn.`,
        ]
      : []),
  ].join(' ');
}

/** What of it is drawn, and what is left out. */
export function drawnInWords(network: Network, { least, drawn, fitting }: Choice): string {
  const all = network.links.length;
  if (drawn.length === all) return all === 1 ? 'The link is drawn.' : `All ${grouped(all)} links are drawn.`;
  const strongest = drawn.length < fitting ? ', the strongest of those' : '';
  const level =
    least > 1 ? ` that ${drawn.length === 1 ? 'stands' : 'stand'} in at least ${grouped(least)} claims` : '';
  return `${grouped(drawn.length)} of ${counted(all, LINK)} drawn${strongest}${level}; the table has all.`;
}

/** The circles, and the pairs that relay each other, which are not circles; null if there is neither. */
export function loopsInWords({ links, sources, circularClaims }: Network): {
  circular: string | null;
  mutual: string | null;
} {
  const pairs = links.filter((link) => link.mutual && link.from < link.to);
  const [first] = pairs;
  const names = first ? `${nameIn(sources.get(first.from))} and ${nameIn(sources.get(first.to))}` : '';
  const mutual =
    pairs.length === 0
      ? null
      : `${pairs.length === 1 ? `${names} relay` : `${grouped(pairs.length)} pairs of sources relay`} each other, now one first, now the other. That alone is no circle.`;
  const circular =
    circularClaims === 0
      ? null
      : `Circular reporting in ${counted(circularClaims, CLAIM)}: within ${circularClaims === 1 ? 'it' : 'each of them'} sources credit each other in a circle.`;
  return { circular, mutual };
}

/** What one link is, in one sentence. */
export function linkInWords(link: SourceLink, sources: Network['sources']): string {
  const loop =
    link.circular > 0
      ? `; circular in ${counted(link.circular, CLAIM)}`
      : link.mutual
        ? '; and the other way round too'
        : '';
  const state = linkStates[mostlyOf(link)].label;
  const how = link[mostlyOf(link)] === attributionsOf(link) ? state : `mostly ${state}`;
  return `${nameIn(sources.get(link.to))} relays ${nameIn(sources.get(link.from))} in ${counted(link.claims, CLAIM)} (${how})${loop}.`;
}

/** What a drawing of these links shows, for people who hear it. */
export function drawingInWords(links: readonly SourceLink[], sources: Network['sources']): string {
  const told = links.slice(0, TOLD).map((link) => linkInWords(link, sources));
  const rest = links.length - told.length;
  return [
    ...told,
    ...(rest > 0 ? [`And ${counted(rest, ['more link', 'more links'])}; the table says the same.`] : []),
  ].join(' ');
}

/** What is told of a source on hover. */
export function sourceInWords(source: NetworkSource): string {
  return `${nameIn(source)}: originated ${counted(source.originated, CLAIM)}, relayed ${grouped(source.relayed)}`;
}

export function sourcesOn(links: readonly SourceLink[]): Set<number> {
  return new Set(links.flatMap((link) => [link.from, link.to]));
}
