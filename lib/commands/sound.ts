import { z } from 'zod';
import { rowFrom } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import type { ChangedRecord } from '@/lib/entities/record';
import { conflict } from '@/lib/errors';
import { Prisma } from '@/prisma/generated/client';
import { topicKey } from './names';

/**
 * What no command, undo or restore may leave behind, whatever was checked before: a live record that refers to a
 * deleted one, a merged record that still has parts, a passage in the text of another document.
 * @param claimIds the claims whose chains were changed
 * @throws DomainError `conflict`
 */
export async function refuseUnsound(
  tx: Tx,
  records: readonly ChangedRecord[],
  claimIds: readonly number[],
): Promise<void> {
  await refuseTwinTopics(tx, records);
  const idsOf = (entity: string) => records.filter((record) => record.entity === entity).map(({ id }) => Number(id));
  const [claims, sources, documents] = [[...claimIds, ...idsOf('claim')], idsOf('source'), idsOf('document')];
  if (claims.length + sources.length + documents.length === 0) return;
  const found = await rowFrom(
    tx,
    z.object({ gone: z.boolean(), merged: z.boolean(), misplaced: z.boolean() }),
    Prisma.sql`SELECT EXISTS (
        SELECT FROM (SELECT source_id, document_id FROM utterance WHERE claim_id = ANY(${claims})
          UNION ALL SELECT source_id, document_id FROM utterance WHERE source_id = ANY(${sources})
          UNION ALL SELECT source_id, document_id FROM utterance WHERE document_id = ANY(${documents})) u
        JOIN source s ON s.id = u.source_id LEFT JOIN document d ON d.id = u.document_id
        WHERE s.deleted_at IS NOT NULL OR d.deleted_at IS NOT NULL
      ) OR EXISTS (
        SELECT FROM document d JOIN source s ON s.id = d.source_id
        WHERE (d.id = ANY(${documents}) OR s.id = ANY(${sources})) AND d.deleted_at IS NULL AND s.deleted_at IS NOT NULL
      ) OR EXISTS (
        SELECT FROM source o JOIN source s ON s.id IN (o.owner_id, o.granted_by_id)
        WHERE (o.id = ANY(${sources}) OR s.id = ANY(${sources})) AND o.deleted_at IS NULL AND s.deleted_at IS NOT NULL
      ) AS gone,
      EXISTS (SELECT FROM claim c JOIN utterance u ON u.claim_id = c.id WHERE c.id = ANY(${claims}) AND c.merged_into_id IS NOT NULL) AS merged,
      EXISTS (SELECT FROM utterance u JOIN document_version v ON v.id = u.version_id WHERE u.claim_id = ANY(${claims}) AND v.document_id <> u.document_id) AS misplaced`,
  );
  if (found?.gone)
    throw conflict(
      'A source or document in it has been deleted in the meantime, or others rest on the one to be deleted. Nothing was changed.',
    );
  if (found?.merged)
    throw conflict('Others have added to the claim that would be merged away. Nothing was changed. Merge it again.');
  if (found?.misplaced)
    throw conflict(
      'A passage has been marked in the text of the document in the meantime. Nothing was changed. See the history of the claim.',
    );
}

/** Two topics never have the same name, whoever renames, restores or undoes. */
async function refuseTwinTopics(tx: Tx, records: readonly ChangedRecord[]): Promise<void> {
  const ids = records.filter(({ entity, after }) => entity === 'topic' && after !== null).map(({ id }) => Number(id));
  if (ids.length === 0) return;
  const twin = await rowFrom(
    tx,
    z.object({ name: z.string() }),
    Prisma.sql`SELECT other.name FROM topic t JOIN topic other
    ON other.id <> t.id AND ${topicKey(Prisma.sql`other.name_key`)} = ${topicKey(Prisma.sql`t.name_key`)} WHERE t.id = ANY(${ids}) LIMIT 1`,
  );
  if (twin)
    throw conflict(
      `There is a topic “${twin.name}” again, and two topics cannot have one name. Nothing was changed. Rename that one first, or merge it.`,
    );
}
