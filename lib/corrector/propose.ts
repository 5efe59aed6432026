import { type Detection, type DetectOptions, detect } from '@/lib/detection/detect';
import { corrected } from './correct';
import type { Model } from './model';

/** Proposes who says what in a text: what the rules find, corrected by what was learned if there is a model. */
export function propose(text: string, model: Model | null, options: DetectOptions = {}): Detection {
  const detection = detect(text, options);
  return model === null ? detection : corrected(text, detection, model, options);
}
