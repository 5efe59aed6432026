import type { SourceLink } from './links';

/** Nobody can read more than this, however large the screen. */
export const DRAWING_LIMITS = { sources: 200, links: 260 } as const;
/** If nobody asked for a number of claims, as many links as one can take in. */
const READABLE = 72;
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000] as const;

/** A number of claims that a link must have to be drawn, and how many links have it. */
export type Level = { readonly least: number; readonly links: number };

/** `drawn`: the strongest links, of the `fitting` ones with enough claims. */
export type Choice = { readonly least: number; readonly drawn: SourceLink[]; readonly fitting: number };

/**
 * The numbers worth offering, lowest first: each draws fewer links than the one before. Links are given strongest
 * first.
 */
export function levelsOf(links: readonly SourceLink[]): Level[] {
  const levels = STEPS.map((least) => ({ least, links: countOf(links, least) })).filter((level) => level.links > 0);
  return levels.filter((level, i) => levels[i - 1]?.links !== level.links);
}

/**
 * Which links to draw: those with at least this many claims or, if nobody said, as many of the strongest as can be
 * read.
 */
export function choose(links: readonly SourceLink[], asked: number | null): Choice {
  const levels = levelsOf(links);
  const readable = levels.find((level) => level.links <= READABLE);
  const least = asked ?? readable?.least ?? levels.at(-1)?.least ?? 1;
  const fitting = countOf(links, least);
  const most = asked === null ? READABLE : DRAWING_LIMITS.links;
  const sources = new Set<number>();
  const drawn: SourceLink[] = [];
  for (const link of links.slice(0, fitting)) {
    if (drawn.length === most) break;
    const added = [link.from, link.to].filter((id) => !sources.has(id));
    if (sources.size + added.length > DRAWING_LIMITS.sources) continue;
    for (const id of added) sources.add(id);
    drawn.push(link);
  }
  return { least, drawn, fitting };
}

function countOf(links: readonly SourceLink[], least: number): number {
  const end = links.findIndex((link) => link.claims < least);
  return end < 0 ? links.length : end;
}

/** The lower bounds of up to four widths for numbers from `least` to `most`, evenly apart in orders of magnitude. */
export function widthSteps(least: number, most: number): number[] {
  const bounds = [0, 1, 2, 3].map((step) => Math.ceil(least * (most / least) ** (step / 4) - 1e-9));
  return [...new Set(bounds)];
}

/** Which of the steps a number falls into, from 1. */
export const widthStep = (steps: readonly number[], n: number) =>
  Math.max(1, steps.filter((bound) => n >= bound).length);
