/** Whether properties are tried, and requests are sent, many times more than on every run: with `FUZZ=full`. */
export const isFull = process.env.FUZZ === 'full';

/** How often a property is tried on generated inputs, which are others each time: a fifth unless it is to be full. */
export const runs = (full: number): { numRuns: number } => ({ numRuns: isFull ? full : Math.ceil(full / 5) });
