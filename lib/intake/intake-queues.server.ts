import { FairQueue } from '@/lib/threads/fair-queue';

const SOON = 'Try again in a minute.';

/**
 * A document being brought in is in memory as a whole, packed and unpacked: at most this many times the largest file.
 */
export const bringingIn = new FairQueue('bringing in', {
  atOnce: 6,
  each: 2,
  ownTaken: `Two of your documents are already being read. ${SOON}`,
  allTaken: `Many documents are being read at the moment. ${SOON}`,
});

/** Each text that is being read may need a processor and much memory. */
export const reading = new FairQueue('reading', {
  atOnce: 2,
  each: 2,
  waiting: 10,
  ownTaken: `Many documents are being read at the moment. ${SOON}`,
  allTaken: `Many documents are being read at the moment. ${SOON}`,
});
