import type { LinkedText } from '@/lib/documents/kept-links';
import { linksOf } from './html-links.mjs';
import { linkedTextOfHtml } from './html-text.mjs';

/** A letter or digit of any script; what decides whether two texts say the same. */
const OTHER = /[^\p{L}\p{N}]+/gu;

/**
 * The text of a formatted copy, if it is better than the plain one: if there is no plain one, or it has lost the breaks
 * between paragraphs. Otherwise the plain text is kept, because it is what its program meant.
 * @param plain what was copied as plain text
 * @param formatted what was copied with its form, as text
 * @returns null where the plain one is as good
 */
export function betterCopy(plain: string, formatted: string): string | null {
  if (formatted.trim() === '') return null;
  if (plain.trim() === '') return formatted;
  const signs = (text: string) => text.replace(/^\s*(?:[-•·]|\d+\.)\s/gm, '').replace(OTHER, '');
  // A plain copy has lost that figures stand higher or lower than the line.
  const letters = (text: string) => signs(text).normalize('NFKC');
  const lines = (text: string) => text.split(/\r\n?|\n/).filter((line) => line.trim() !== '').length;
  if (letters(plain) !== letters(formatted)) return null;
  const raised = (text: string) => text.match(/\d[\^_]/g)?.length ?? 0;
  const isLevel = signs(plain) === signs(formatted) && raised(plain) >= raised(formatted);
  return lines(plain) < lines(formatted) || !isLevel ? formatted : null;
}

/**
 * What was copied of a page, as text with its links.
 * @param root the copied part, in a document in which nothing runs or loads
 * @param own the address of the page itself, or blank
 */
export function linkedCopy(root: Node, own: string): LinkedText {
  const read = linkedTextOfHtml(root);
  return { text: read.text, links: linksOf(read, [own]).links };
}
