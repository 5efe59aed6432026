import { z } from 'zod';
import { reliabilities, warnings, wordsOf } from '@/lib/vocabulary';
import * as enums from '@/prisma/generated/enums';

/** Columns that many queries read, and rows that many give, for `rowsFrom`. */
export const certainty = z.enum(enums.Certainty);
export const claimStatus = z.enum(enums.ClaimStatus);
export const confidence = z.enum(enums.Confidence);
export const datePrecision = z.enum(enums.DatePrecision);
export const documentState = z.enum(enums.DocumentState);
export const likelihood = z.enum(enums.Likelihood);
export const linkState = z.enum(enums.LinkState);
export const passage = z.enum(enums.Passage);
export const reliability = z.enum(wordsOf(reliabilities));
export const role = z.enum(enums.Role);
export const sourceKind = z.enum(enums.SourceKind);
export const spans = z.array(z.int());
export const stance = z.enum(enums.Stance);
export const tagState = z.enum(enums.TagState);
export const warning = z.enum(wordsOf(warnings));

/** Fields of a record as JSON. What each holds is declared elsewhere. */
export const jsonFields = z.record(z.string(), z.unknown());
export const idRow = z.object({ id: z.int() });
export const countRow = z.object({ count: z.int() });
/** A source with what the weight of chains depends on. */
export const graphSourceRow = z.object({
  id: z.int(),
  name: z.string(),
  slug: z.string(),
  kind: sourceKind,
  reliability: reliability.nullable(),
  ownerId: z.int().nullable(),
});
