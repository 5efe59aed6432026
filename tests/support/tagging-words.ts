import { type Attribution, detect, type Span } from '@/lib/detection/detect';

/** The words of spans, pieces joined by “ … ”. */
export function wordsOf(text: string, spans: readonly Span[]): string {
  const points = [...text];
  return spans.map(({ start, end }) => points.slice(start, end).join('')).join(' … ');
}

/** What is proposed for a text, in words: “source | cue | content”. */
export const proposed = (text: string): string[] => detect(text).attributions.map((one) => inWords(text, one));

export const inWords = (text: string, { source, cue, content }: Attribution) =>
  [source, cue, content].map((spans) => wordsOf(text, spans)).join(' | ');
