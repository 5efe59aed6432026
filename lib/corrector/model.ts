import type { Range } from '@/lib/text/tokens';
import { noTransitions, type Transitions } from './crf';
import type { Features } from './features';
import { LABELS } from './labels';

/** Weights of features, one row of LABELS for each key, and those between labels. */
export type Weights = { keys: Int32Array; rows: Float32Array | Int8Array; scale: number; transitions: Transitions };

const MAGIC = 0x57484331;
const HEAD = 16;
const MAYBE_BITS = 20;

/** Weights in bytes. */
export type SmallWeights = Weights & { rows: Int8Array };

/** What was learned, ready to be asked. */
export class Model {
  /** Open addressing: at twice the slot the place of a row plus one, or 0, and beside it its key. */
  readonly #table: Int32Array;
  /** A bit for each key by the upper part of it. Most features are none, and this much fits where reading is quick. */
  readonly #maybe: Int32Array;
  readonly #rows: Int8Array;
  readonly #scale: number;
  readonly #mask: number;
  readonly transitions: Transitions;

  constructor({ keys, rows, scale, transitions }: SmallWeights) {
    let size = 16;
    while (size < 2 * keys.length) size *= 2;
    this.#mask = size - 1;
    this.#rows = rows;
    this.#scale = scale;
    this.transitions = transitions;
    this.#table = tableOf(keys, size);
    this.#maybe = new Int32Array(1 << (MAYBE_BITS - 5));
    for (let place = 0; place < keys.length; place++) {
      const upper = (keys[place] ?? 0) >>> (32 - MAYBE_BITS);
      this.#maybe[upper >>> 5] = (this.#maybe[upper >>> 5] ?? 0) | (1 << (upper & 31));
    }
  }

  /** The score of each label at each word of a unit. */
  scores(features: Features, unit: Range): Float64Array {
    const scores = new Float64Array((unit.to - unit.from) * LABELS);
    for (let i = unit.from; i < unit.to; i++) this.#score(features.of(i), scores, (i - unit.from) * LABELS);
    return scores;
  }

  /** Seven sums by hand, as there are seven labels: a loop within the loop takes several times as long at first. */
  #score(features: Int32Array, scores: Float64Array, to: number): void {
    const [rows, table, mask, maybe] = [this.#rows, this.#table, this.#mask, this.#maybe];
    let [none, source, inSource, cue, inCue, content, inContent] = [0, 0, 0, 0, 0, 0, 0];
    for (let f = 0; f < features.length; f++) {
      const feature = features[f] ?? 0;
      const upper = feature >>> (32 - MAYBE_BITS);
      if ((((maybe[upper >>> 5] ?? 0) >>> (upper & 31)) & 1) === 0) continue;
      let slot = feature & mask;
      while (table[2 * slot] !== 0 && table[2 * slot + 1] !== feature) slot = (slot + 1) & mask;
      const row = ((table[2 * slot] ?? 0) - 1) * LABELS;
      if (row < 0) continue;
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

function tableOf(keys: Int32Array, size: number): Int32Array {
  const table = new Int32Array(2 * size);
  for (let place = 0; place < keys.length; place++) {
    const key = keys[place] ?? 0;
    let slot = key & (size - 1);
    while (table[2 * slot] !== 0) slot = (slot + 1) & (size - 1);
    table[2 * slot] = place + 1;
    table[2 * slot + 1] = key;
  }
  return table;
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
