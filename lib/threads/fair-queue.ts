import { DomainError } from '@/lib/errors';

export type QueueRules = {
  /** How many have their turn at a time, and how many of one person. */
  readonly atOnce: number;
  readonly each: number;
  /** How many may wait, and how many of one person. */
  readonly waiting?: number;
  readonly waitingEach?: number;
  /** What is said to people who have reached their limit, and when all places are taken. */
  readonly ownTaken: string;
  readonly allTaken: string;
};

type Waiting = { readonly who: string; readonly go: () => void };
type State = { running: Map<string, number>; waiting: Waiting[] };

declare global {
  var whenceTurns: Map<string, State> | undefined;
}

/** Places for work that only so many may do at a time, so that one person cannot take them all. */
export class FairQueue {
  readonly #rules: QueueRules;
  readonly #state: State;

  /** @param name queues with one name share their places: bundles may contain a module more than once */
  constructor(name: string, rules: QueueRules) {
    globalThis.whenceTurns ??= new Map();
    const state = globalThis.whenceTurns.get(name) ?? { running: new Map(), waiting: [] };
    globalThis.whenceTurns.set(name, state);
    this.#rules = rules;
    this.#state = state;
  }

  /** How many have their turn at the moment. */
  get running(): number {
    return [...this.#state.running.values()].reduce((sum, count) => sum + count, 0);
  }

  /**
   * Takes a free place.
   * @param who a person, or where an unknown one comes from
   * @returns gives the place back; more than once is the same as once
   * @throws DomainError `too many` where this person has as many as one may have, `unavailable` where all are taken
   */
  take(who: string): () => void {
    const { each, ownTaken } = this.#rules;
    if (this.#own(who) >= each) throw new DomainError('too many', ownTaken, {}, { retryAfter: RETRY });
    if (this.running >= this.#rules.atOnce) throw this.#allTaken();
    return this.#begin(who);
  }

  /** Runs when it is somebody's turn. @throws DomainError as `take`, if no more may wait; what the work throws */
  async inTurn<T>(who: string, work: () => Promise<T>): Promise<T> {
    const end = await this.#wait(who);
    try {
      return await work();
    } finally {
      end();
    }
  }

  async #wait(who: string): Promise<() => void> {
    if (this.#isFree(who)) return this.#begin(who);
    const { waiting = 0, waitingEach = waiting, ownTaken } = this.#rules;
    const { waiting: queue } = this.#state;
    if (queue.filter((one) => one.who === who).length >= waitingEach)
      throw new DomainError('too many', ownTaken, {}, { retryAfter: RETRY });
    if (queue.length >= waiting) throw this.#allTaken();
    // Whoever waited before takes the place directly, so that nobody gets in between.
    return new Promise((resolve) => queue.push({ who, go: () => resolve(this.#begin(who)) }));
  }

  #begin(who: string): () => void {
    const { running, waiting } = this.#state;
    running.set(who, this.#own(who) + 1);
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      const left = this.#own(who) - 1;
      if (left > 0) running.set(who, left);
      else running.delete(who);
      const next = waiting.findIndex((one) => this.#isFree(one.who));
      if (next >= 0) waiting.splice(next, 1)[0]?.go();
    };
  }

  #isFree = (who: string): boolean => this.running < this.#rules.atOnce && this.#own(who) < this.#rules.each;
  #own = (who: string): number => this.#state.running.get(who) ?? 0;
  #allTaken = () => new DomainError('unavailable', this.#rules.allTaken, {}, { retryAfter: RETRY });
}

/** After this many seconds it may be tried again. */
const RETRY = 10;
