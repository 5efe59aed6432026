import { type Detection, type DetectOptions, detect, LONGEST } from '@/lib/detection/detect';
import { sentencesOf } from '@/lib/text/sentences';
import { corrected } from './correct';
import type { Model } from './model';

/** Proposes who says what in a text: what the rules find, corrected by what was learned if there is a model. */
export function propose(text: string, model: Model | null, options: DetectOptions = {}): Detection {
  if (model === null) return detect(text, options);
  const read = { ...options, sentences: options.sentences ?? sentencesOf(text.slice(0, LONGEST)) };
  return corrected(text, detect(text, read), model, read);
}
