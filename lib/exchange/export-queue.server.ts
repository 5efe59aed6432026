import { FairQueue } from '@/lib/threads/fair-queue';

/** Each holds a connection for as long as its download lasts. The others are for pages. */
const exports = new FairQueue('exports', {
  atOnce: 4,
  each: 2,
  ownTaken: 'Two exports of yours are running already. Try again when one of them has ended, or cancel it.',
  allTaken: 'Several exports are running already. Try again when one of them has ended.',
});

/** Takes one of the places for exports. See `FairQueue.take`. */
export const takeExportPlace = (who: string): (() => void) => exports.take(who);
