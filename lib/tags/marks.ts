import type { WhySetAside } from '@/lib/detection/detect';
import type { NonClaim } from '@/lib/detection/non-claims';
import type { Part } from './tag';

export type Role = Part | 'nameSpans' | 'aside';

/** Why words that look like an attribution are not proposed. */
export type AsideKind = NonClaim['kind'] | WhySetAside;

/** A part of a tag, a proposal or an aside that lies in a text; offsets in code units. */
export type Mark = {
  start: number;
  end: number;
  role: Role;
  /** Of an aside: why it is one. */
  kind?: AsideKind;
  /** What it belongs to: “tag:12”, a proposal's key, or nothing for an aside. */
  item: string;
  ghost: boolean;
  focused: boolean;
};

/** A run of text under the same marks. */
export type Piece = { start: number; text: string; marks: Mark[]; begins: Mark[]; ends: Mark[] };

/** Where the paragraphs of a text begin and end, in code units, line feeds excluded. */
export function paragraphsOf(text: string): { start: number; end: number }[] {
  const list: { start: number; end: number }[] = [];
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    list.push({ start, end });
    start = end + 1;
  }
  return list;
}

/** The marks of each paragraph, clipped to it; a mark may cross paragraphs. Both lists in the order of the text. */
export function marksByParagraph(
  paragraphs: readonly { start: number; end: number }[],
  marks: readonly Mark[],
): Mark[][] {
  const lists: Mark[][] = paragraphs.map(() => []);
  for (const mark of marks) {
    let [low, high] = [0, paragraphs.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((paragraphs[middle]?.end ?? 0) <= mark.start) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < paragraphs.length; i++) {
      const { start, end } = paragraphs[i] ?? { start: 0, end: 0 };
      if (start >= mark.end) break;
      if (end > start) lists[i]?.push({ ...mark, start: Math.max(start, mark.start), end: Math.min(end, mark.end) });
    }
  }
  return lists;
}

/** Cuts a paragraph where its marks begin and end. */
export function piecesOf(
  text: string,
  { start, end }: { start: number; end: number },
  marks: readonly Mark[],
): Piece[] {
  const cuts = [...new Set([start, end, ...marks.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1] ?? end;
    return {
      start: from,
      text: text.slice(from, to),
      marks: marks.filter((mark) => mark.start < to && mark.end > from),
      begins: marks.filter((mark) => mark.start === from),
      ends: marks.filter((mark) => mark.end === to),
    };
  });
}
