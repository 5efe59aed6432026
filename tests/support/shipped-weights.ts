import { readFileSync } from 'node:fs';

/** The bytes of the weights that come with the program. */
export const shippedWeights = (): Uint8Array => readFileSync('lib/corrector/weights.bin');
