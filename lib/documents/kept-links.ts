import { codePointsOf } from '@/lib/text/code-points';
import type { TextLink } from '@/lib/text/links';
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
