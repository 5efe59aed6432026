import type { Attribution, Detection, DetectOptions, Span } from '@/lib/detection/detect';
import type { Range } from '@/lib/text/tokens';
import { additionsIn } from './additions';
import type { Role } from './labels';
import type { Model } from './model';
import { overlap, type Reading, readText, spansTouching } from './read-text';

/** A content is corrected only where so much is the same: a larger change is about other words. */
const SAME_CONTENT = 0.7;

/**
 * What the rules found in a text, corrected by what was learned: where spans begin and end, and what no rule found. The
 * attributions of the rules keep their places, and so their parents.
 */
export function corrected(
  text: string,
  detection: Detection,
  model: Model,
  { certaintyOf, sentences }: DetectOptions = {},
): Detection {
  const reading = readText(text, detection, model, sentences);
  const own = apart(
    detection.attributions,
    detection.attributions.map((one, i) => respanned(reading, one, i)),
  );
  const more = additionsIn(reading);
  for (const one of more.attributions) one.certainty = certaintyOf?.(passageOf(text, reading, one)) ?? null;
  return { ...detection, attributions: [...own, ...more.attributions], setAside: more.setAside };
}

function passageOf(text: string, { points }: Reading, { source, cue, content }: Attribution): string {
  const spans = [...source, ...cue, ...content];
  const [start, end] = [Math.min(...spans.map((one) => one.start)), Math.max(...spans.map((one) => one.end))];
  return text.slice(points.toUnits(start), points.toUnits(end));
}

/** With the learned spans that overlap its own, where there are any. Within the content of another, rules decide. */
function respanned(reading: Reading, one: Attribution, i: number): Attribution {
  const placed = reading.rules.placed[i];
  if (!placed || placed.nested) return one;
  const touches = (spans: readonly Range[], role: Role) =>
    spans.some((span) => placed[role].some((other) => overlap(span, other) > 0));
  // What is said and who says it, as the rules tell them apart, stay apart.
  const isMixed = (role: Role, spans: readonly Range[]) =>
    role === 'content'
      ? touches(spans, 'source') || touches(spans, 'cue')
      : role === 'source' && touches(spans, 'content');
  const learned = (role: Role): Span[] => {
    const spans = spansTouching(reading, role, placed[role]);
    if (isMixed(role, spans)) return one[role];
    if (spans.length === 0 || (role === 'content' && agreement(spans, placed[role]) < SAME_CONTENT)) return one[role];
    return spans.map((span) => spanOf(reading, span));
  };
  return { ...one, source: learned('source'), cue: learned('cue'), content: learned('content') };
}

/**
 * Two attributions that the rules tell apart by their source or cue keep these where learned words would be the same for
 * both: each hop of a chain has a cue of its own.
 */
function apart(before: readonly Attribution[], after: readonly Attribution[]): Attribution[] {
  const kept = { source: merged(before, after, 'source'), cue: merged(before, after, 'cue') };
  return after.map((one, i) => {
    const own = before[i] ?? one;
    return {
      ...one,
      source: kept.source.has(keyOf(one.source)) ? own.source : one.source,
      cue: kept.cue.has(keyOf(one.cue)) ? own.cue : one.cue,
    };
  });
}

/** The spans of a role that several attributions would have, which had different ones. */
function merged(before: readonly Attribution[], after: readonly Attribution[], role: 'source' | 'cue'): Set<string> {
  const were = new Map<string, string>();
  const found = new Set<string>();
  for (const [i, one] of after.entries()) {
    const [now, was] = [keyOf(one[role]), keyOf(before[i]?.[role] ?? [])];
    if (now !== '' && were.has(now) && were.get(now) !== was) found.add(now);
    were.set(now, was);
  }
  return found;
}

const keyOf = (spans: readonly Span[]): string => spans.map(({ start, end }) => `${start},${end}`).join(';');

/** How many words ranges share, of all that either has. */
function agreement(a: readonly Range[], b: readonly Range[]): number {
  const length = (ranges: readonly Range[]) => ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  const both = a.reduce((sum, one) => b.reduce((all, other) => all + overlap(one, other), sum), 0);
  return both / Math.max(1, length(a) + length(b) - both);
}

const spanOf = ({ words, points }: Reading, { from, to }: Range): Span => ({
  start: points.toPoints(words[from]?.start ?? 0),
  end: points.toPoints(words[to - 1]?.end ?? 0),
});
