import type { Attribution, Detection, DetectOptions, Span } from '@/lib/detection/detect';
import type { Range } from '@/lib/text/tokens';
import { additionsIn } from './additions';
import type { Role } from './labels';
import type { Model } from './model';
import { likelihood, MOST_WORDS, type Reading, readText, spansTouching } from './read-text';
import { MOST_IN_UNIT } from './words';

/** What the learner may do. */
export type Limits = {
  /** A cue less likely than this is no cue. */
  drop: number;
  /** Cue and content at least as likely as this are proposed though no rule found them; above 1 nothing is. */
  add: number;
  /** Roles of which the spans are corrected. */
  source: boolean;
  cue: boolean;
  content: boolean;
};

export const LIMITS: Limits = { drop: 0.1, add: 0.6, source: true, cue: true, content: true };

/** What the rules found in a text, corrected by what was learned. */
export function corrected(
  text: string,
  detection: Detection,
  model: Model,
  { certaintyOf }: DetectOptions = {},
  limits: Limits = LIMITS,
): Detection {
  const reading = readText(text, detection, model);
  const all = detection.attributions.map((one, i) => respanned(reading, one, i, limits));
  const more = limits.add > 1 ? [] : additionsIn(reading, limits.add);
  for (const one of more) one.certainty = certaintyOf?.(passageOf(text, reading, one)) ?? null;
  return { ...detection, attributions: [...withoutDropped(reading, all, limits), ...more] };
}

function passageOf(text: string, { points }: Reading, { source, cue, content }: Attribution): string {
  const spans = [...source, ...cue, ...content];
  const [start, end] = [Math.min(...spans.map((one) => one.start)), Math.max(...spans.map((one) => one.end))];
  return text.slice(points.toUnits(start), points.toUnits(end));
}

/** With the learned spans that overlap its own, where there are any. Within the content of another, rules decide. */
function respanned(reading: Reading, one: Attribution, i: number, limits: Limits): Attribution {
  const placed = reading.rules.placed[i];
  if (!placed || placed.nested) return one;
  const own = (role: Role): Span[] => {
    if (!limits[role] || one[role].length === 0) return one[role];
    const spans = spansTouching(reading, role, placed[role]);
    return spans.length === 0 ? one[role] : spans.map((span) => spanOf(reading, span));
  };
  return { ...one, source: own('source'), cue: own('cue'), content: own('content') };
}

const spanOf = ({ words, points }: Reading, { from, to }: Range): Span => ({
  start: points.toPoints(words[from]?.start ?? 0),
  end: points.toPoints(words[to - 1]?.end ?? 0),
});

/** Leaves out what has no cue and on which nothing hangs. */
function withoutDropped(reading: Reading, all: readonly Attribution[], { drop }: Limits): Attribution[] {
  const parents = new Set(all.map(({ parent }) => parent));
  const places: (number | null)[] = [];
  let count = 0;
  all.forEach((_, i) => {
    const placed = reading.rules.placed[i];
    const isDropped =
      placed &&
      !placed.nested &&
      placed.cue.every(({ to }) => to <= MOST_WORDS - MOST_IN_UNIT) &&
      placed.cue.length > 0 &&
      !parents.has(i) &&
      likelihood(reading, 'cue', placed.cue) < drop;
    places.push(isDropped ? null : count++);
  });
  const placeOf = (index: number | null | undefined) => places[index ?? -1] ?? null;
  return all.flatMap(({ inheritsFrom, ...one }, i) => {
    if (places[i] === null) return [];
    const from = placeOf(inheritsFrom);
    return [{ ...one, parent: placeOf(one.parent), ...(from !== null && { inheritsFrom: from }) }];
  });
}
