import { z } from 'zod';

/** Copies that come to less than this go along with a case unless somebody says otherwise. */
export const FEW_BYTES = 50_000_000;

/** How many bytes of copies a case holds at most: what is unpacked of one comes to 2 GB at most. */
export const MOST_BYTES = 1_500_000_000;

/** How many copies a case may take along, and how many bytes they come to. */
export const copiesThere = z.object({ copies: z.int(), bytes: z.number() });
export type CopiesThere = z.output<typeof copiesThere>;
