import { z } from 'zod';
import { TYPED_LIMIT, visible } from '@/lib/format/squeeze';
import { type Mapping, mapping } from './mapping';

/** A mapping that is kept; without a name it is the one that such a file was last brought in with. */
export type KeptMapping = {
  readonly id: number;
  readonly name: string;
  readonly mapping: Mapping;
  /** When it was kept or changed last, as an ISO time, and by whom; null: that is not known. */
  readonly kept: { readonly at: string; readonly by: string } | null;
};

export const MAPPING_NAME_LIMIT = 100;
const tooLong = `The name of a mapping has at most ${MAPPING_NAME_LIMIT} characters.`;

/** A mapping to be kept under a name, for all editors, for files with the same columns. */
export const savedMapping = z.object({
  name: z
    .string('Give the mapping a name.')
    .max(TYPED_LIMIT, tooLong)
    .transform(visible)
    .pipe(z.string().min(1, 'Give the mapping a name.').max(MAPPING_NAME_LIMIT, tooLong)),
  mapping,
});
export const removedMapping = z.object({ id: z.int().positive() });
