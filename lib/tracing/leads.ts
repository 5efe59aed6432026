import type { Otherwise } from '@/lib/documents/same-page';
import { urlOf } from '@/lib/format/url.mjs';
import { matchingDomain } from '@/lib/sources/rules';
import type { TextLink } from '@/lib/text/links';
import { around, termsFor } from './passage';

/** An address that stands beside a credit. */
export type Lead = {
  href: string;
  /** The words that lead there. */
  words: string;
  near: 'sentence' | 'paragraph';
  /** Whether it belongs to the source that is credited. */
  isTheirs: boolean;
};
export type HeldLead = Lead & { held: { id: number; title: string; how: Otherwise | null } | null };

const MOST = 12;

/**
 * The addresses beside a credit: in its sentence, then in its paragraph, and of both those of the credited source
 * first, then the nearest.
 * @param credit where the credit stands, in code points
 * @param domains of the credited source and those that belong to it
 */
export function leadsBeside(
  text: string,
  links: readonly TextLink[],
  credit: { start: number; end: number },
  domains: readonly string[],
): Lead[] {
  if (links.length === 0) return [];
  const { sentence, paragraph } = around(text, credit.start, credit.end);
  const within = (place: { start: number; end: number }, link: TextLink) =>
    link.start < place.end && link.end > place.start;
  const points = [...text];
  const distance = ({ start, end }: TextLink) => Math.max(0, credit.start - end, start - credit.end);
  const found = links
    .filter((link) => within(paragraph, link) || within(sentence, link))
    .map((link) => ({
      href: link.href,
      words: points.slice(link.start, link.end).join('').replace(/\s+/g, ' ').trim(),
      near: within(sentence, link) ? ('sentence' as const) : ('paragraph' as const),
      isTheirs: urlOf(link.href) !== null && matchingDomain(link.href, domains) !== null,
      away: distance(link),
    }))
    .sort((a, b) => rank(a) - rank(b) || a.away - b.away);
  const seen = new Set<string>();
  return found
    .filter(({ href }) => !seen.has(href) && seen.add(href))
    .slice(0, MOST)
    .map(({ away: _, ...lead }) => lead);
}

const rank = ({ isTheirs, near }: Lead) => (isTheirs ? 0 : 2) + (near === 'sentence' ? 0 : 1);

/** Words of a phrase, and how many of the rarer ones are quoted. */
const [WORDS, QUOTED] = [6, 5];

/**
 * What to type into a search engine: a run of telling words in quotation marks, the name of the source, and its site
 * where that is known.
 * @param passage the words with which the credit passes it on; the statement where they are not known
 */
export function searchPhrase(passage: string, source: string | null, domains: readonly string[]): string {
  const words = passage.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'.,-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu) ?? [];
  const telling = words.map((word) => (termsFor(word).size > 0 ? Math.min(word.length, 12) : 0));
  let [best, at] = [-1, 0];
  for (let i = 0; i + Math.min(QUOTED, words.length) <= words.length; i++) {
    const sum = telling.slice(i, i + QUOTED).reduce((total, one) => total + one, 0);
    if (sum > best) [best, at] = [sum, i];
  }
  const run = words.slice(at, at + QUOTED).join(' ');
  const rest = [...new Set(words.filter((_, i) => i < at || i >= at + QUOTED))]
    .filter((word) => termsFor(word).size > 0 && word.length > 4)
    .sort((a, b) => b.length - a.length)
    .slice(0, WORDS - QUOTED + 1);
  const [domain] = [...domains].sort((a, b) => a.length - b.length);
  return [run && `"${run}"`, ...rest, source && `"${source}"`, domain && `site:${domain}`].filter(Boolean).join(' ');
}
