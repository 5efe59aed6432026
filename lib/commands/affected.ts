import { idRow } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import type { Field } from '@/lib/entities/declaration';
import { type Entity, fieldOf } from '@/lib/entities/entities';
import type { ChangedRecord } from '@/lib/entities/record';
import { Prisma } from '@/prisma/generated/client';

type Part = NonNullable<Field['affects']>;

/**
 * The documents whose latest text may have changed: one was stored, removed or moved, or the document was deleted or
 * restored.
 */
export function documentsReworded(records: readonly ChangedRecord[]): number[] {
  const ids = records.flatMap(({ entity, id, before, after, subjects }) => {
    if (entity === 'document') return before && after && 'deletedAt' in after ? [Number(id)] : [];
    if (entity !== 'documentVersion') return [];
    return subjects
      .filter((subject) => subject.startsWith('document:'))
      .map((subject) => Number(subject.slice('document:'.length)));
  });
  return [...new Set(ids)].sort((a, b) => a - b);
}

/**
 * The claims that stand in one of these documents, or in one that shares its wording, since a retraction affects copies
 * as well.
 */
const inDocumentsLike = (
  ids: readonly number[],
) => Prisma.sql`SELECT DISTINCT claim_id AS id FROM utterance WHERE document_id = ANY(${[...ids]})
  OR document_id IN (SELECT a_id FROM near_duplicate WHERE b_id = ANY(${[...ids]}) UNION SELECT b_id FROM near_duplicate WHERE a_id = ANY(${[...ids]}))`;

/**
 * The claims whose derived values depend on what changed in a source, document or topic. In `weights`, their chains
 * stay as they are.
 */
export async function claimsAffected(tx: Tx, records: readonly ChangedRecord[]): Promise<Record<Part, number[]>> {
  return { weights: await claimsOf(tx, records, 'weights'), whole: await claimsOf(tx, records, 'whole') };
}

async function claimsOf(tx: Tx, records: readonly ChangedRecord[], part: Part): Promise<number[]> {
  const changed = (entity: Entity) =>
    records
      .filter((record) => record.entity === entity && record.before && record.after)
      .filter(({ after }) => Object.keys(after ?? {}).some((name) => fieldOf(entity, name)?.affects === part))
      .map(({ id }) => Number(id));
  const [sources, documents, topics] = [changed('source'), changed('document'), changed('topic')];
  const found: { id: number }[] = [];
  // Owners count for everything below them.
  if (sources.length > 0)
    found.push(
      ...(await rowsFrom(
        tx,
        idRow,
        Prisma.sql`WITH RECURSIVE below AS (SELECT id FROM source WHERE id = ANY(${sources}) UNION SELECT s.id FROM source s JOIN below b ON s.owner_id = b.id)
        SELECT DISTINCT u.claim_id AS id FROM utterance u JOIN below ON below.id = u.source_id`,
      )),
    );
  if (documents.length > 0) found.push(...(await rowsFrom(tx, idRow, inDocumentsLike(documents))));
  if (topics.length > 0)
    found.push(
      ...(await rowsFrom(
        tx,
        idRow,
        Prisma.sql`SELECT DISTINCT claim_id AS id FROM claim_topic WHERE topic_id = ANY(${topics})`,
      )),
    );
  return found.map(({ id }) => id);
}
