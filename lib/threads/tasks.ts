import { type DeskText, type Learned, learnFromDesk } from '@/lib/corrector/desk';
import { shippedWeights } from '@/lib/corrector/desk.server';
import { Model, read } from '@/lib/corrector/model';
import { modelHere } from '@/lib/corrector/model.server';
import { carriedIn } from '@/lib/documents/carried-in';
import { comparisonOf } from '@/lib/documents/compare';
import { leftIn } from '@/lib/documents/left-in';
import { readTagFile } from '@/lib/tags/file';
import { proposedIn } from '@/lib/tags/proposed-in';

/** What runs in a thread: pure work on one or two texts that may take any time. */
export const tasks = {
  carry: carriedIn,
  compare: comparisonOf,
  left: leftIn,
  learn: (texts: readonly DeskText[], _current: number | null, weights?: Uint8Array): Learned =>
    learnFromDesk(texts, shippedWeights(), weights ?? shippedWeights()),
  /** `_learned`: the number of what was learned here; `weights`: its bytes. */
  propose: (text: string, publisher: string, _learned: number | null, weights?: Uint8Array) =>
    proposedIn(text, publisher, weights ? new Model(read(weights)) : modelHere()),
  readTags: readTagFile,
} as const;

export type Tasks = typeof tasks;
