import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Model, read } from './model';

/** From the folder of the program, where it is started. */
export const WEIGHTS = 'lib/corrector/weights.bin';

declare global {
  var whenceModel: Model | undefined;
}

/**
 * What was learned, read when it is first asked for. Null where `DETECTOR=rules` switches it off. `lib/cli/settings.mjs`
 * has checked the setting.
 * @throws Error where the file of weights is missing or broken
 */
export function modelHere(): Model | null {
  if (process.env.DETECTOR === 'rules') return null;
  // Bundles may contain a module more than once.
  globalThis.whenceModel ??= new Model(read(readFileSync(path.join(process.cwd(), WEIGHTS))));
  return globalThis.whenceModel;
}
