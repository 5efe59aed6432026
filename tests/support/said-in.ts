import { detect } from '@/lib/detection/detect';
import { wordsAt } from '@/lib/tags/tag';

/** Who says what, as the rules propose it: “source | content”, without “that” and marks at the ends. */
export function saidIn(text: string): string[] {
  const points = [...text];
  const words = (spans: readonly { start: number; end: number }[]) =>
    wordsAt(
      points,
      spans.flatMap(({ start, end }) => [start, end]),
    );
  return detect(text).attributions.map(
    ({ source, content }) => `${words(source)} | ${words(content).replace(/^that |^[“"]|[,.”"]+$/g, '')}`,
  );
}
