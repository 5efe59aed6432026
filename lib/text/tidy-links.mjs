// @ts-check

/** @typedef {{ start: number, end: number, href: string }} Link words of a text that lead to an address, in code points */

/** How many links are kept of a text. */
export const LINKS_LIMIT = 10_000;

/** The longest address that is kept. */
export const HREF_LIMIT = 2000;

/**
 * Links as they are kept: in order, none within another, and one where words side by side lead to the same address.
 * @param {readonly Link[]} links
 * @param {(start: number, end: number) => boolean} isSpace whether all between two places of the text is space
 * @returns {Link[]}
 */
export function tidyLinks(links, isSpace) {
  /** @type {Link[]} */
  const tidy = [];
  for (const link of [...links].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = tidy.at(-1);
    if (link.end <= link.start) continue;
    if (last && last.href === link.href && (link.start <= last.end || isSpace(last.end, link.start)))
      tidy[tidy.length - 1] = { ...last, end: Math.max(last.end, link.end) };
    else if (!last || link.start >= last.end) tidy.push(link);
  }
  return tidy;
}
