import type { Pool } from 'pg';
import { z } from 'zod';
import { bandsOf, shinglesOf } from '@/lib/assessments/shingles';
import { rowFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';
import { textHash } from './text-hash.server';

const { sql } = Prisma;

/** A document that already has a text. */
const sameText = z.object({ id: z.int(), title: z.string() });
export type SameText = z.output<typeof sameText>;

/**
 * The document whose latest text is wholly or nearly this one, and that has it word for word in some version. Null if
 * there is none.
 * @param text as it would be stored
 */
export async function documentWithText(pool: Pool, text: string): Promise<SameText | null> {
  // It is found by its shape, which has an index; its checksum alone has none.
  const bands = [...bandsOf(shinglesOf(text))];
  if (bands.length === 0) return null;
  const sha256 = textHash(text);
  const found = await rowFrom(
    pool,
    sameText,
    sql`SELECT d.id, d.title FROM document_shape s JOIN document d ON d.id = s.document_id JOIN document_version v ON v.document_id = d.id
      WHERE s.bands && ${bands}::int[] AND v.sha256 = ${sha256} AND d.deleted_at IS NULL ORDER BY d.id LIMIT 1`,
  );
  return found ?? null;
}
