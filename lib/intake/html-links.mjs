// @ts-check
import { urlOf } from '../format/url.mjs';
import { HREF_LIMIT, LINKS_LIMIT, tidyLinks } from '../text/tidy-links.mjs';

/** @typedef {import('../text/tidy-links.mjs').Link} Link */

/**
 * Writes the addresses of links out in full, as the page means them. Those within the page stay as they are.
 * @param {Document} document
 * @param {string | null} address where it was found
 */
export function absoluteLinks(document, address) {
  const said = document.querySelector('base')?.getAttribute('href') ?? '';
  const base = urlOf(said, address ?? undefined) ?? (address === null ? null : urlOf(address));
  if (!base) return;
  for (const link of [...document.querySelectorAll('a[href]')]) {
    const href = (link.getAttribute('href') ?? '').trim();
    const url = href.startsWith('#') ? null : urlOf(href, base);
    if (url && /^https?:$/.test(url.protocol)) link.setAttribute('href', url.href);
  }
}

/**
 * The links of a text that are kept: those that lead to other pages, tidied.
 * @param {{ text: string, links: readonly Link[] }} read
 * @param {readonly (string | null)[]} own the addresses of the page itself
 * @returns {{ links: Link[], notices: string[] }}
 */
export function linksOf({ text, links }, own) {
  const pages = new Set(own.flatMap((address) => (address === null ? [] : (pageOf(address) ?? []))));
  const leading = links.flatMap(({ start, end, href: written }) => {
    const page = pageOf(written);
    const href = urlOf(written)?.href ?? '';
    return page === null || pages.has(page) || href.length > HREF_LIMIT ? [] : [{ start, end, href }];
  });
  const points = leading.length > 0 ? [...text] : [];
  const isSpace = (/** @type {number} */ start, /** @type {number} */ end) =>
    end - start < 40 && points.slice(start, end).join('').trim() === '';
  const tidy = tidyLinks(leading, isSpace);
  const more = tidy.length - LINKS_LIMIT;
  if (more <= 0) return { links: tidy, notices: [] };
  const notice = `The text has ${tidy.length.toLocaleString('en')} links. Only the first ${LINKS_LIMIT.toLocaleString('en')} are kept.`;
  return { links: tidy.slice(0, LINKS_LIMIT), notices: [notice] };
}

/**
 * A page without the place in it; null where the address leads to no page of the web, or names a user or password.
 * @param {string} address
 */
function pageOf(address) {
  const url = urlOf(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  url.hash = '';
  return url.href;
}
