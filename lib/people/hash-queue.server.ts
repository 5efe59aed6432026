import { AsyncLocalStorage } from 'node:async_hooks';
import { DomainError } from '@/lib/errors';

/** For whom hashes are made: those of one key wait behind each other, those of others do not wait behind them. */
export type For = { readonly key: string; readonly known?: boolean };
type Lane = Map<string, (() => void)[]>;

/** Hashes made at once, of 128 MB each. */
const AT_ONCE = 2;
/** How many may wait, of one key and in all: a few seconds. */
const OF_ONE = 6;
const IN_ALL = 30;

const newTurns = () => ({
  running: 0,
  known: new Map() as Lane,
  others: new Map() as Lane,
  whom: new AsyncLocalStorage<For>(),
});
/** One for the whole process: bundles may have this module more than once. */
const shared = globalThis as { whenceHashes?: ReturnType<typeof newTurns> };
shared.whenceHashes ??= newTurns();
const turns = shared.whenceHashes;

/** Does something during which hashes are made for this network, or device that is known. */
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
