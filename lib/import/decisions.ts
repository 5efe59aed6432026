import { z } from 'zod';
import { sourceKinds, wordsOf } from '@/lib/vocabulary';
import { mapping } from './mapping';

/** A file that was sent. Whether there is one is looked up; its form says nothing. */
export const fileId = z.string().max(40, 'There is no such file. Choose it again.');
const id = z.int().positive();
const kind = z.enum(wordsOf(sourceKinds));

/** What a person decides where a file can be read in more than one way. */
export const decisions = z.object({
  /** By the folded name: which source is meant, or of what kind the one is that shall be made. */
  sources: z.record(z.string().max(400), z.union([z.object({ id }), z.object({ kind })])).default({}),
  /** Of what kind sources are that nothing else is said of. */
  kind: kind.default('outlet'),
  /** By the number of the row: which claim it means; 0: none of those that say something like it. */
  claims: z.record(z.string().max(12), z.int().min(0)).default({}),
});
export type Decisions = z.output<typeof decisions>;

/** A file to bring in. */
export const importInput = z.object({
  file: fileId,
  mapping,
  decisions: decisions.default({ sources: {}, kind: 'outlet', claims: {} }),
  /** What the dry run came to. If anything it rests on has changed since, nothing is brought in. */
  expected: z.string().max(100).optional(),
});
