/** The length of the runs that are looked up, in characters. */
export const GRAM = 4;
const MOST_BUCKETS = 1 << 18;
/** Words whose every run occurs more often than this cannot be located. */
const COMMON = 50_000;

/** Where each run of four characters is in a text, so that words are found without a full scan. */
export class Grams {
  readonly text: string;
  readonly #buckets: number;
  readonly #starts: Int32Array;
  readonly #places: Int32Array;

  constructor(text: string) {
    this.text = text;
    const count = Math.max(0, text.length - GRAM + 1);
    this.#buckets = Math.min(MOST_BUCKETS, 2 ** Math.ceil(Math.log2(count + 1)));
    const starts = new Int32Array(this.#buckets + 1);
    const places = new Int32Array(count);
    for (let at = 0; at < count; at++)
      starts[this.#bucketOf(text, at) + 1] = (starts[this.#bucketOf(text, at) + 1] ?? 0) + 1;
    for (let bucket = 0; bucket < this.#buckets; bucket++)
      starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
    const next = starts.slice();
    for (let at = 0; at < count; at++) {
      const bucket = this.#bucketOf(text, at);
      const place = next[bucket] ?? 0;
      places[place] = at;
      next[bucket] = place + 1;
    }
    [this.#starts, this.#places] = [starts, places];
  }

  /** Where the run that starts at `at` in `words` may be, in ascending order. Some places may belong to another run. */
  placesOf(words: string, at: number): Int32Array {
    const bucket = this.#bucketOf(words, at);
    return this.#places.subarray(this.#starts[bucket], this.#starts[bucket + 1]);
  }

  /**
   * The first places where the words occur exactly.
   * @param most after so many no more are looked for
   * @param budget told how many places were looked at; when it says no, nothing is known
   */
  find(words: string, most: number, budget: (steps: number) => boolean): number[] | null {
    const found: number[] = [];
    if (words.length < GRAM) {
      if (!budget(this.text.length)) return null;
      for (let at = this.text.indexOf(words); at >= 0 && found.length < most; at = this.text.indexOf(words, at + 1))
        found.push(at);
      return found;
    }
    const { places, offset } = this.#rarest(words);
    if (places.length > COMMON || !budget(places.length)) return null;
    for (const place of places) {
      if (place >= offset && this.text.startsWith(words, place - offset)) found.push(place - offset);
      if (found.length === most) break;
    }
    return found;
  }

  /** Of some runs of the words, the one that occurs least often. */
  #rarest(words: string): { places: Int32Array; offset: number } {
    const step = Math.max(1, Math.floor((words.length - GRAM) / 15));
    let best = { places: this.placesOf(words, 0), offset: 0 };
    for (let offset = step; offset + GRAM <= words.length; offset += step) {
      const places = this.placesOf(words, offset);
      if (places.length < best.places.length) best = { places, offset };
    }
    return best;
  }

  #bucketOf(text: string, at: number): number {
    let hash = 0;
    for (let i = 0; i < GRAM; i++) hash = Math.imul(hash ^ text.charCodeAt(at + i), 0x9e3779b1);
    return (hash ^ (hash >>> 15)) & (this.#buckets - 1);
  }
}
