import { z } from 'zod';
import { readSheet } from '@/lib/attributions/queries.server';
import { recordId } from '@/lib/http/record-id';
import { readRoute } from '@/lib/http/route';

const query = z.object({ claim: recordId('“claim” is the number of a claim.') });

/** The chains of a claim with everything that may be changed in them: `?claim=12`. */
export const GET = readRoute({ query, missing: 'There is no such claim.' }, ({ db, query: { claim } }) =>
  readSheet(db, claim),
);
