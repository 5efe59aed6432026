import type { TextLink } from '@/lib/text/links';
import type { Said } from './detail.server';

/** A piece of a stored text; `says` are the numbers (from 1) of the utterances whose passages cover it. */
export type Piece = {
  text: string;
  says: number[];
  ends: number[];
  roles?: string[];
  /** Where it leads; `first`: whether the words of the link begin here. */
  link?: { href: string; first: boolean };
};

/** Places that stand for something else than a passage, such as the source of an attribution. */
export type Role = { name: string; spans: readonly number[] };

/**
 * Cuts a text at the ends of passages and links, so that overlapping ones can be drawn. Offsets are code points.
 * @param versionId only passages that stand in this version are cut.
 * @param roles other places in this text
 * @param links of this text, in order
 */
export function piecesOf(
  text: string,
  says: readonly Pick<Said, 'spans' | 'versionId'>[],
  versionId: number | undefined,
  roles: readonly Role[] = [],
  links: readonly TextLink[] = [],
): Piece[] {
  const points = [...text];
  const ranges = says.flatMap(({ spans, versionId: in_ }, i) => {
    if (in_ !== versionId) return [];
    return pairsOf(spans).map(([start, end]) => ({ n: i + 1, start, end: Math.min(end, points.length) }));
  });
  const places = roles.flatMap(({ name, spans }) => pairsOf(spans).map(([start, end]) => ({ name, start, end })));
  const ends = [...ranges, ...places, ...links].flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([0, points.length, ...ends])].filter((at) => at <= points.length).sort((a, b) => a - b);
  let next = 0;
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? points.length;
    const over = ranges.filter((range) => range.start < end && range.end > start);
    const here = places.filter((place) => place.start < end && place.end > start).map(({ name }) => name);
    while ((links[next]?.end ?? end) <= start) next++;
    const link = links[next];
    return {
      ...(link && link.start <= start && { link: { href: link.href, first: link.start === start } }),
      ...(here.length > 0 && { roles: [...new Set(here)] }),
      text: points.slice(start, end).join(''),
      says: over.map((range) => range.n),
      ends: over.filter((range) => range.end === end).map((range) => range.n),
    };
  });
}

function pairsOf(spans: readonly number[]): [number, number][] {
  const pairs: [number, number][] = [];
  for (let at = 0; at + 1 < spans.length; at += 2) pairs.push([spans[at] ?? 0, spans[at + 1] ?? 0]);
  return pairs;
}
