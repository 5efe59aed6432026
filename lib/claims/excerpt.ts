export type ExcerptRole = 'source' | 'cue' | 'content' | null;
export type ExcerptPart = { text: string; role: ExcerptRole };

/** A part of a stored text, where it begins, and pairs of code point offsets into the whole text. */
export type Window = {
  text: string;
  from: number;
  sourceSpans: readonly number[];
  cueSpans: readonly number[];
  contentSpans: readonly number[];
};

/** How many code points around the spans a window holds, to find the ends of the sentence in. */
export const CONTEXT = 300;

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * The sentence or sentences that contain the spans, in parts by role. If roles overlap, cue comes before source before
 * content.
 */
export function excerptOf({ text, from, sourceSpans, cueSpans, contentSpans }: Window): ExcerptPart[] {
  const characters = [...text];
  const roles = new Array<ExcerptRole>(characters.length).fill(null);
  const paint = (spans: readonly number[], role: ExcerptRole) => {
    for (let i = 0; i + 1 < spans.length; i += 2)
      roles.fill(role, Math.max(0, (spans[i] ?? 0) - from), Math.max(0, (spans[i + 1] ?? 0) - from));
  };
  paint(contentSpans, 'content');
  paint(sourceSpans, 'source');
  paint(cueSpans, 'cue');
  const [start, end] = sentenceAround(
    text,
    roles.findIndex((role) => role !== null),
    roles.findLastIndex((role) => role !== null),
  );
  const parts: ExcerptPart[] = [];
  for (let at = start; at < end; at++) {
    const role = roles[at] ?? null;
    const last = parts.at(-1);
    if (last && last.role === role) last.text += characters[at];
    else parts.push({ text: characters[at] ?? '', role });
  }
  if (start === 0 && from > 0) parts.unshift({ text: '… ', role: null });
  return parts;
}

/** From where to where the sentences reach that hold these two code points; without them, the whole text. */
function sentenceAround(text: string, first: number, last: number): [number, number] {
  let [at, start, end] = [0, 0, 0];
  for (const { segment } of sentences.segment(text)) {
    const next = at + [...segment].length;
    if (next <= first) start = next;
    if (at <= last || last < 0) end = at + [...segment.trimEnd()].length;
    at = next;
  }
  return [start, end];
}
