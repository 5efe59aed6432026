import { DomainError } from '@/lib/errors';

/** Each holds a connection as long as its download lasts; the others are for pages. */
const AT_ONCE = 4;
const EACH = 2;

/** Bundles may have this module more than once. */
const shared = globalThis as { whenceExports?: Map<string, number> };
shared.whenceExports ??= new Map();
const running = shared.whenceExports;

/**
 * Takes one of the places for exports.
 * @param who a person, or where an unknown one comes from
 * @returns gives the place back; more than once is the same as once
 * @throws DomainError `too many` where this person has as many as one may have, `unavailable` where all places are taken
 */
export function takeTurn(who: string): () => void {
  const own = running.get(who) ?? 0;
  if (own >= EACH)
    throw new DomainError('too many', 'Two exports of yours are running already. Try again when one of them has ended, or cancel it.');
  const all = [...running.values()].reduce((sum, count) => sum + count, 0);
  if (all >= AT_ONCE) throw new DomainError('unavailable', 'Several exports are running already. Try again when one of them has ended.');
  running.set(who, own + 1);
  let given = false;
  return () => {
    if (given) return;
    given = true;
    const left = (running.get(who) ?? 1) - 1;
    if (left > 0) running.set(who, left);
    else running.delete(who);
  };
}
