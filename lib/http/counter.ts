/**
 * The result of a try: how long to wait in milliseconds, 0 if it may continue; and whether it is the first of its kind
 * that may not.
 */
export type Counted = { readonly waitMs: number; readonly first: boolean };

type Options = {
  /** Tries in so many seconds. */
  readonly tries: number;
  readonly seconds: number;
  /** How many keys are remembered: this many that may continue, and this many that must wait. */
  readonly most?: number;
  readonly now?: () => number;
};
type Window = { count: number; readonly ends: number };

/**
 * Counts tries by key, each on its own. However many keys there are, memory is bounded: the oldest is forgotten first,
 * and a waiting key is forgotten only for other waiting ones, so that a flood of new keys does not release it.
 */
export class Counter {
  private readonly open = new Map<string, Window>();
  private readonly full = new Map<string, Window>();
  private readonly options: Required<Options>;

  constructor(options: Options) {
    this.options = { most: 50_000, now: Date.now, ...options };
  }

  /** Counts one try. */
  count(key: string): Counted {
    const { tries, seconds, now } = this.options;
    this.forgetEnded();
    const full = this.full.get(key);
    if (full && full.ends > now()) return { waitMs: full.ends - now(), first: false };
    const window = this.open.get(key) ?? { count: 0, ends: now() + seconds * 1000 };
    if (window.count < tries) {
      window.count += 1;
      this.keep(this.open, key, window);
      return { waitMs: 0, first: false };
    }
    this.open.delete(key);
    this.keep(this.full, key, window);
    return { waitMs: window.ends - now(), first: true };
  }

  /** Forgets all tries of a key. */
  forget(key: string): void {
    this.open.delete(key);
    this.full.delete(key);
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.open.size + this.full.size;
  }

  private keep(map: Map<string, Window>, key: string, window: Window): void {
    map.set(key, window);
    if (map.size <= this.options.most) return;
    for (const [oldest] of map) return void map.delete(oldest);
  }

  /**
   * All windows are equally long, so those that end first come first. A full one may be forgotten up to one window
   * late.
   */
  private forgetEnded(): void {
    for (const map of [this.open, this.full])
      for (const [key, { ends }] of map) {
        if (ends > this.options.now()) break;
        map.delete(key);
      }
  }
}
