import { AsyncLocalStorage } from 'node:async_hooks';
import { DomainError } from '@/lib/errors';

/** For whom hashes are made. Those of one key wait for each other, but nobody else waits for them. */
export type For = { readonly key: string; readonly known?: boolean };
type Lane = Map<string, (() => void)[]>;

/** Hashes made at once, of 128 MB each. */
const AT_ONCE = 2;
/** How many may wait, for one key and in all: a few seconds of work. */
const OF_ONE = 6;
const IN_ALL = 30;

const newLane = (): Lane => new Map();
const newTurns = () => ({
  running: 0,
  known: newLane(),
  others: newLane(),
  whom: new AsyncLocalStorage<For>(),
});
/** One for the whole process: bundles may contain this module more than once. */
declare global {
  var whenceHashes: ReturnType<typeof newTurns> | undefined;
}
globalThis.whenceHashes ??= newTurns();
const turns = globalThis.whenceHashes;

/** Runs something that makes hashes on behalf of this network or known device. */
export const hashing = <T>(whom: For, work: () => Promise<T>): Promise<T> => turns.whom.run(whom, work);

/**
 * Makes a hash when it is its turn: known devices first, then each network after the other.
 * @throws DomainError `unavailable` when too many wait
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (turns.running < AT_ONCE) turns.running += 1;
  else await wait();
  try {
    return await work();
  } finally {
    // Whoever is next takes over this turn.
    const next = nextOf(turns.known) ?? nextOf(turns.others);
    if (next) next();
    else turns.running -= 1;
  }
}

function wait(): Promise<void> {
  const { key = '', known = false } = turns.whom.getStore() ?? {};
  const lane = known ? turns.known : turns.others;
  const own = lane.get(key) ?? [];
  const all = [...lane.values()].reduce((sum, { length }) => sum + length, 0);
  if (own.length >= OF_ONE || all >= IN_ALL) throw busy();
  return new Promise((resolve) => lane.set(key, [...own, resolve]));
}

function nextOf(lane: Lane): (() => void) | undefined {
  for (const [key, [next, ...rest]] of lane) {
    lane.delete(key);
    // At the end: the other keys come before this one comes again.
    if (rest.length > 0) lane.set(key, rest);
    return next;
  }
}

function busy(): DomainError {
  const message = 'The server is busy checking passwords. Nothing was changed; try again in a few seconds.';
  return new DomainError('unavailable', message, {}, { retryAfter: 5 });
}
