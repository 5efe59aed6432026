import { type Attribution, type Detection, detect, type Span } from '@/lib/detection/detect';
import { codePointsOf } from '@/lib/text/code-points';
import type { Range } from '@/lib/text/tokens';
import { FEATURES, Features } from './features';
import { beginOf, insideOf, ROLES } from './labels';
import { ruleLabelsOf } from './rule-labels';
import { type Word, wordsOf, wordsWithin } from './words';

/** An attribution that a person marked, in code points. */
export type Marked = Pick<Attribution, 'source' | 'cue' | 'content'>;
/**
 * A text with what one person marked in it.
 * @property read the sentences that the person has decided on, by number; the others teach nothing. All, if left out
 * @property detection what the rules find in it, where that is known
 */
export type Lesson = {
  text: string;
  marked: readonly Marked[];
  read?: ReadonlySet<number>;
  detection?: Pick<Detection, 'attributions'>;
};

/** An attribution of flat spans, [start, end, start, end, …], as tags and files have it. */
export const markedOf = (
  tag: Readonly<Record<'sourceSpans' | 'cueSpans' | 'contentSpans', readonly number[]>>,
): Marked => ({
  ...{ source: spansOf(tag.sourceSpans), cue: spansOf(tag.cueSpans), content: spansOf(tag.contentSpans) },
});

const spansOf = (flat: readonly number[]): Span[] =>
  flat.flatMap((start, i) => (i % 2 === 0 ? [{ start, end: flat[i + 1] ?? start }] : []));

/** Words with their features and the labels they should have. */
export class Examples {
  #features = new Int32Array(1 << 20);
  #used = 0;
  #starts: number[] = [0];
  #labels: number[] = [];
  readonly units: Range[] = [];

  add({ text, marked, read, detection = detect(text) }: Lesson): void {
    const all = wordsOf(text);
    const { words } = all;
    const units = read ? all.units.flatMap((unit) => partsOf(words, unit, read)) : all.units;
    const points = codePointsOf(text);
    const features = new Features(all, ruleLabelsOf(words, detection.attributions, points));
    const labels = labelsOf(words, marked, ({ start, end }) =>
      wordsWithin(words, points.toUnits(start), points.toUnits(end)),
    );
    for (const unit of units) {
      const from = this.length;
      this.units.push({ from, to: from + unit.to - unit.from });
      const opening = labels[unit.from] ?? 0;
      // What goes on from the unit before begins anew.
      if (opening !== 0 && opening % 2 === 0) labels[unit.from] = opening - 1;
      for (let i = unit.from; i < unit.to; i++) this.#push(features.of(i), labels[i] ?? 0);
    }
  }

  get length(): number {
    return this.#labels.length;
  }

  label = (i: number): number => this.#labels[i] ?? 0;
  /** The features of a word, as a part of what may be changed. */
  of = (i: number): Int32Array => this.#features.subarray(this.#starts[i] ?? 0, this.#starts[i + 1] ?? 0);

  /** Changes each feature, in order; what becomes negative is left out. */
  replaceFeatures(by: (feature: number) => number): void {
    let to = 0;
    const starts = [0];
    for (let i = 0; i < this.length; i++) {
      for (let at = this.#starts[i] ?? 0; at < (this.#starts[i + 1] ?? 0); at++) {
        const now = by(this.#features[at] ?? 0);
        if (now >= 0) this.#features[to++] = now;
      }
      starts.push(to);
    }
    this.#starts = starts;
    this.#used = to;
  }

  forEachFeature(what: (feature: number) => void): void {
    for (let at = 0; at < this.#used; at++) what(this.#features[at] ?? 0);
  }

  #push(features: Int32Array, label: number): void {
    if (this.#used + FEATURES > this.#features.length) {
      const more = new Int32Array(this.#features.length * 2);
      more.set(this.#features);
      this.#features = more;
    }
    this.#features.set(features, this.#used);
    this.#used += features.length;
    this.#starts.push(this.#used);
    this.#labels.push(label);
  }
}

/** The stretches of a unit whose sentences have been decided on. */
function partsOf(words: readonly Word[], { from, to }: Range, read: ReadonlySet<number>): Range[] {
  const parts: Range[] = [];
  for (let i = from; i < to; i++) {
    const last = parts.at(-1);
    if (!read.has(words[i]?.sentence ?? -1)) continue;
    if (last?.to === i) last.to++;
    else parts.push({ from: i, to: i + 1 });
  }
  return parts;
}

/** Where two attributions give a word two roles, a cue goes before a source, and that before content. */
function labelsOf(words: readonly Word[], marked: readonly Marked[], rangeOf: (span: Span) => Range): Uint8Array {
  const labels = new Uint8Array(words.length);
  for (const name of ['content', 'source', 'cue'] as const) {
    const role = ROLES.indexOf(name);
    for (const one of marked)
      for (const span of one[name]) {
        const { from, to } = rangeOf(span);
        const goesOn = labels[from - 1] === insideOf(role) || labels[from - 1] === beginOf(role);
        // Two pieces that touch are one.
        for (let i = from; i < to; i++)
          labels[i] = i === from && !(goesOn && one[name].length > 1) ? beginOf(role) : insideOf(role);
      }
  }
  // What was cut in two by another role begins anew.
  for (let i = 0; i < labels.length; i++) {
    const [label, before] = [labels[i] ?? 0, labels[i - 1] ?? 0];
    if (label !== 0 && label % 2 === 0 && before !== label && before !== label - 1) labels[i] = label - 1;
  }
  return labels;
}
