import { Turns } from '@/lib/threads/turns';

/** Each holds a connection as long as its download lasts; the others are for pages. */
const exports = new Turns('exports', {
  atOnce: 4,
  each: 2,
  ownTaken: 'Two exports of yours are running already. Try again when one of them has ended, or cancel it.',
  allTaken: 'Several exports are running already. Try again when one of them has ended.',
});

/** Takes one of the places for exports; see `Turns.take`. */
export const takeTurn = (who: string): (() => void) => exports.take(who);
