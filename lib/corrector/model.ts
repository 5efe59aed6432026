import type { Range } from '@/lib/text/tokens';
import { noTransitions, type Transitions } from './crf';
import type { Features } from './features';
import { LABELS } from './labels';

/** Weights of features, one row of LABELS for each key, and those between labels. */
export type Weights = { keys: Int32Array; rows: Float32Array | Int8Array; scale: number; transitions: Transitions };

const MAGIC = 0x57484331;
const HEAD = 16;

/** Weights in bytes. */
export type SmallWeights = Weights & { rows: Int8Array };

/** What was learned, ready to be asked. */
export class Model {
  readonly #keys: Int32Array;
  /** Where the keys with the same upper part begin: they are in order, so there is one or none, seldom more. */
  readonly #starts: Int32Array;
  readonly #rows: Int8Array;
  readonly #scale: number;
  readonly transitions: Transitions;

  /** In: keys in order. */
  constructor({ keys, rows, scale, transitions }: SmallWeights) {
    this.#keys = keys;
    this.#rows = rows;
    this.#scale = scale;
    this.transitions = transitions;
    this.#starts = startsOf(keys);
  }

  /** The score of each label at each word of a unit. */
  scores(features: Features, unit: Range): Float64Array {
    const scores = new Float64Array((unit.to - unit.from) * LABELS);
    for (let i = unit.from; i < unit.to; i++) this.#score(features.of(i), scores, (i - unit.from) * LABELS);
    return scores;
  }

  /** Seven sums by hand, as there are seven labels: a loop within the loop takes several times as long at first. */
  #score(features: Int32Array, scores: Float64Array, to: number): void {
    const [rows, keys, starts] = [this.#rows, this.#keys, this.#starts];
    let [none, source, inSource, cue, inCue, content, inContent] = [0, 0, 0, 0, 0, 0, 0];
    for (let f = 0; f < features.length; f++) {
      const feature = features[f] ?? 0;
      const end = starts[upperOf(feature) + 1] ?? 0;
      let place = starts[upperOf(feature)] ?? 0;
      while (place < end && keys[place] !== feature) place++;
      if (place === end) continue;
      const row = place * LABELS;
      none += rows[row] ?? 0;
      source += rows[row + 1] ?? 0;
      inSource += rows[row + 2] ?? 0;
      cue += rows[row + 3] ?? 0;
      inCue += rows[row + 4] ?? 0;
      content += rows[row + 5] ?? 0;
      inContent += rows[row + 6] ?? 0;
    }
    const scale = this.#scale;
    scores[to] = none * scale;
    scores[to + 1] = source * scale;
    scores[to + 2] = inSource * scale;
    scores[to + 3] = cue * scale;
    scores[to + 4] = inCue * scale;
    scores[to + 5] = content * scale;
    scores[to + 6] = inContent * scale;
  }
}

const UPPER_BITS = 17;
const upperOf = (key: number) => (key >> (32 - UPPER_BITS)) + (1 << (UPPER_BITS - 1));

function startsOf(keys: Int32Array): Int32Array {
  const starts = new Int32Array((1 << UPPER_BITS) + 1).fill(keys.length);
  for (let place = keys.length - 1; place >= 0; place--) starts[upperOf(keys[place] ?? 0)] = place;
  // Where there is no key, the next ones begin.
  for (let upper = starts.length - 2; upper >= 0; upper--)
    starts[upper] = Math.min(starts[upper] ?? 0, starts[upper + 1] ?? 0);
  return starts;
}

/** The rows that say most, as many as asked for, in bytes instead of fractions. */
export function quantized({ keys, rows, scale, transitions }: Weights, most: number): SmallWeights {
  const size = (place: number) => {
    let sum = 0;
    for (let y = 0; y < LABELS; y++) sum += (rows[place * LABELS + y] ?? 0) ** 2;
    return sum;
  };
  const sizes = Float64Array.from(keys, (_, place) => size(place));
  const kept = Int32Array.from(keys.keys())
    .sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b)
    .slice(0, most)
    .filter((place) => (sizes[place] ?? 0) > 0)
    .sort();
  const all = Float32Array.from(kept, (place) => Math.sqrt(sizes[place] ?? 0));
  all.sort();
  const top = ((all[Math.floor(all.length * 0.999)] ?? 1) * scale) / 127;
  const small = new Int8Array(kept.length * LABELS);
  kept.forEach((place, to) => {
    for (let y = 0; y < LABELS; y++) {
      const value = Math.round(((rows[place * LABELS + y] ?? 0) * scale) / top);
      small[to * LABELS + y] = Math.max(-127, Math.min(127, value));
    }
  });
  return { keys: kept.map((place) => keys[place] ?? 0), rows: small, scale: top, transitions };
}

/** Weights as the bytes of a file. In: rows in bytes, keys in order. */
export function written({ keys, rows, scale, transitions }: Weights): Uint8Array {
  const numbers = [...transitions.between, ...transitions.start, ...transitions.end];
  const bytes = new Uint8Array(HEAD + 4 * numbers.length + keys.length * (5 + LABELS));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(4, LABELS);
  view.setUint32(8, keys.length);
  view.setFloat32(12, scale);
  numbers.forEach((number, i) => {
    view.setFloat32(HEAD + 4 * i, number);
  });
  let at = HEAD + 4 * numbers.length;
  // Keys are in order, so that the way from each to the next takes three bytes in place of four.
  let before = -0x80000000;
  for (const key of keys) {
    let step = key - before;
    before = key;
    for (; step >= 128; step = Math.floor(step / 128)) bytes[at++] = 128 | (step % 128);
    bytes[at++] = step;
  }
  for (const value of rows) view.setInt8(at++, value);
  return bytes.slice(0, at);
}

/** Reads what `written` gives. @throws Error where the bytes are not that */
export function read(bytes: Uint8Array): SmallWeights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEAD || view.getUint32(0) !== MAGIC || view.getUint32(4) !== LABELS)
    throw new Error('The file of weights is of another kind, or of another version.');
  const transitions = noTransitions();
  let at = HEAD;
  for (const numbers of [transitions.between, transitions.start, transitions.end])
    for (let i = 0; i < numbers.length; i++, at += 4) numbers[i] = view.getFloat32(at);
  const keys = new Int32Array(view.getUint32(8));
  let before = -0x80000000;
  for (let i = 0; i < keys.length; i++) {
    let step = 0;
    let unit = 1;
    for (; (bytes[at] ?? 0) >= 128; unit *= 128) step += ((bytes[at++] ?? 0) & 127) * unit;
    step += (bytes[at++] ?? 0) * unit;
    before += step;
    keys[i] = before;
  }
  if (at + keys.length * LABELS !== bytes.length) throw new Error('The file of weights is not whole.');
  return {
    ...{ keys, rows: new Int8Array(bytes.buffer.slice(bytes.byteOffset + at, bytes.byteOffset + bytes.length)) },
    ...{ scale: view.getFloat32(12), transitions },
  };
}
