import { z } from 'zod';

/** The most characters of a reason, wherever one is given. */
export const REASON_LIMIT = 2000;
const TOO_LONG = `A reason has at most ${REASON_LIMIT.toLocaleString('en')} characters.`;

/** A reason that may be left out. */
export const reasonText = z.string().trim().max(REASON_LIMIT, TOO_LONG);

/** A reason that must be given. @param missing what is said where it is not */
export const reasonGiven = (missing: string) => z.string(missing).trim().min(1, missing).max(REASON_LIMIT, TOO_LONG);
