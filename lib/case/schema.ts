import { z } from 'zod';
import { fileId } from '@/lib/import/decisions';

/** A case that is brought in. */
export const caseInput = z.object({
  /** The file, as it was sent. */
  file: fileId,
  /** Records keep the numbers that they have in the case. Only where nothing is here yet. */
  keepNumbers: z.boolean().default(false),
  /** The digest of the dry run that somebody looked at. */
  expected: z.string().max(100).optional(),
});
