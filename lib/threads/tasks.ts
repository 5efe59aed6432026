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
  propose: (text: string, publisher: string) => proposedIn(text, publisher, modelHere()),
  readTags: readTagFile,
} as const;

export type Tasks = typeof tasks;
