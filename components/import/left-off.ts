import { z } from 'zod';
import { dropDraft, readDraft, writeDraft } from '@/components/forms/draft';
import { decisions } from '@/lib/import/decisions';
import { mapping } from '@/lib/import/mapping';
import { readChoice } from '@/lib/import/read-table';

const KEY = 'import';

const leftOff = z.object({
  file: z.uuid(),
  name: z.string(),
  /** How it was read, and how Whence would have read it. */
  choice: readChoice,
  found: readChoice,
  mapping,
  decisions,
});
/** Where a person left off with a file, as it is kept on this device. */
export type LeftOff = z.output<typeof leftOff>;

/** The file that this person has not finished with; null: none. */
export function readLeftOff(): LeftOff | null {
  const read = leftOff.safeParse(readDraft<unknown>(KEY)?.values);
  return read.success ? read.data : null;
}

/** Keeps where a person is with a file. Only the last file is kept. */
export const keepLeftOff = (values: LeftOff): void => writeDraft<LeftOff>(KEY, { values, reason: '' });

/** Forgets the file. */
export const dropLeftOff = (): void => dropDraft(KEY);
