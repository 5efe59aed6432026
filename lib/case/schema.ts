import { z } from 'zod';
import { fileId } from '@/lib/import/decisions';

/** What a person can choose of a case. */
export type CaseChoices = Pick<z.output<typeof caseInput>, 'keepNumbers' | 'differences'>;

/** A case that is brought in. */
export const caseInput = z.object({
  /** The file, as it was sent. */
  file: fileId,
  /** Records keep the numbers that they have in the case. Only where nothing is here yet. */
  keepNumbers: z.boolean().default(false),
  /** Where a record here differs: what is here stays, or takes what the case says. */
  differences: z.enum(['stay', 'take']).default('stay'),
  /** The digest of the dry run that somebody looked at. */
  expected: z.string().max(100).optional(),
});
