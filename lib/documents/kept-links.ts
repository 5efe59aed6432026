import { codePointsOf } from '@/lib/text/code-points';
import { rewrittenLinks, type TextLink } from '@/lib/text/links';
import { LINKS_LIMIT } from '@/lib/text/tidy-links.mjs';
import { textDiff } from './compare';
import { normalizeText } from './rules';

/** A text as it was read, with its links. */
export type LinkedText = { readonly text: string; readonly links: readonly TextLink[] };

/**
 * Where the links of a text that was read stand once somebody has worked on it. Links whose words were changed or taken
 * out are dropped.
 * @param typed the text that is to be stored
 * @param read null if none was read
 * @returns in code points of the text as it is stored
 */
export function keptLinks(typed: string, read: LinkedText | null): TextLink[] {
  if (!read || read.links.length === 0) return [];
  const text = normalizeText(typed);
  if (text === read.text) return [...read.links];
  const [before, after] = [codePointsOf(read.text), codePointsOf(text)];
  const kept: TextLink[] = [];
  let [next, from, to] = [0, 0, 0];
  for (const { kind, text: part } of textDiff(read.text, text)) {
    const end = from + (kind === 'new' ? 0 : part.length);
    for (let link = read.links[next]; link && before.toUnits(link.end) <= end; link = read.links[++next]) {
      const start = before.toUnits(link.start);
      if (kind !== 'same' || start < from) continue;
      const moved = to - from;
      const place = [start, before.toUnits(link.end)].map((unit) => after.toPoints(unit + moved));
      kept.push({ start: place[0] ?? 0, end: place[1] ?? 0, href: link.href });
    }
    from = end;
    if (kind !== 'gone') to += part.length;
  }
  return kept;
}

/** A field as it is before something is put into it. `start` and `end`: what is selected, in UTF-16 units. */
export type Field = { readonly value: string; readonly start: number; readonly end: number };

/**
 * The text of a field once a piece of another text stands in it, with the links of both.
 * @param words what is put in: the words of the piece, perhaps otherwise arranged
 * @param read the text that was read for the field before, with its links
 */
export function withPasted(
  { value, start, end }: Field,
  words: string,
  piece: LinkedText,
  read: LinkedText | null,
): LinkedText {
  const parts = [value.slice(0, start), value.slice(start, end), words, value.slice(end)].map(normalizeText);
  const [before = 0, gone = 0, put = 0] = parts.map((part) => codePointsOf(part).length);
  const moved = (by: number) => (link: TextLink) => ({ ...link, start: link.start + by, end: link.end + by });
  const there = keptLinks(value, read);
  const links = [
    ...there.filter((link) => link.end <= before),
    ...keptLinks(words, normalized(piece)).map(moved(before)),
    ...there.filter((link) => link.start >= before + gone).map(moved(put - gone)),
  ];
  const [head = '', , middle = '', tail = ''] = parts;
  return normalized({ text: head + middle + tail, links: links.slice(0, LINKS_LIMIT) });
}

function normalized({ text, links }: LinkedText): LinkedText {
  const stored = normalizeText(text);
  return { text: stored, links: rewrittenLinks(text, stored, links, normalizeText) };
}
