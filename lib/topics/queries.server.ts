import type { Pool } from 'pg';
import { z } from 'zod';
import { rowsFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';

const topicRow = z.object({ id: z.int(), slug: z.string(), name: z.string(), claims: z.int(), deleted: z.int() });
export type TopicRow = z.output<typeof topicRow>;

/**
 * Every topic with the number of claims it is on, and of deleted ones that still have it, in the order of the names.
 */
export async function listTopics(pool: Pool): Promise<TopicRow[]> {
  return rowsFrom(
    pool,
    topicRow,
    Prisma.sql`SELECT t.id, t.slug, t.name, coalesce(k.claims, 0) AS claims, coalesce(k.deleted, 0) AS deleted
      FROM topic t LEFT JOIN (SELECT k.topic_id, count(*) FILTER (WHERE c.deleted_at IS NULL)::int AS claims,
          count(*) FILTER (WHERE c.deleted_at IS NOT NULL)::int AS deleted
        FROM claim_topic k JOIN claim c ON c.id = k.claim_id GROUP BY 1) k ON k.topic_id = t.id
      ORDER BY t.name_key, t.id`,
  );
}
