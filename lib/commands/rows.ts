import { declarationOf, type Entity, fieldsOf } from '@/lib/entities/entities';
import type { Id } from '@/lib/entities/record';
import { Prisma } from '@/prisma/generated/client';

const { raw } = Prisma;

/** A record as it stands: its fields, its id and, where it has one, its version. */
export type Held = Record<string, unknown> & { id: Id; version: number };

/** What stands in no column of the row itself. */
const beside: Partial<Record<Entity, Record<string, string>>> = {
  claim: {
    topicIds: `(SELECT coalesce(jsonb_agg(k.topic_id ORDER BY k.topic_id), '[]') FROM claim_topic k WHERE k.claim_id = t.id)`,
  },
  reading: { claimId: '(SELECT a.claim_id FROM attribution a WHERE a.id = t.attribution_id)' },
};

const claimStatement = '(SELECT c.statement FROM claim c WHERE c.id = t.claim_id)';
const credit = (where: string) =>
  `(SELECT sd.name || ' credits ' || su.name FROM attribution a JOIN utterance d ON d.id = a.downstream_id JOIN source sd ON sd.id = d.source_id
    JOIN utterance u ON u.id = a.upstream_id JOIN source su ON su.id = u.source_id WHERE ${where})`;

/** What people call the record, in SQL. */
const labels: Record<Entity, string> = {
  claim: 't.statement',
  source: 't.name',
  sourceGrade: '(SELECT s.name FROM source s WHERE s.id = t.source_id)',
  document: 't.title',
  documentVersion: '(SELECT d.title FROM document d WHERE d.id = t.document_id)',
  utterance: '(SELECT s.name FROM source s WHERE s.id = t.source_id)',
  attribution: `(SELECT sd.name || ' credits ' || su.name FROM utterance d JOIN source sd ON sd.id = d.source_id, utterance u JOIN source su ON su.id = u.source_id
    WHERE d.id = t.downstream_id AND u.id = t.upstream_id)`,
  reading: credit('a.id = t.attribution_id'),
  dependenceLink: claimStatement,
  judgement: claimStatement,
  // Else by its words; see `tagLabels`.
  tag: 't.statement',
  topic: 't.name',
  person: 't.name',
  invitation: `t.role::text || CASE WHEN t.note = '' THEN '' ELSE ': ' || t.note END`,
  apiToken: 't.name',
  setting: 't.id',
};

const names: Record<Entity, string> = {
  claim: 'claim',
  source: 'source',
  sourceGrade: 'grade',
  document: 'document',
  documentVersion: 'text',
  utterance: 'utterance',
  attribution: 'link',
  reading: 'reading',
  dependenceLink: 'note on dependence',
  judgement: 'judgement',
  tag: 'tag',
  topic: 'topic',
  person: 'person',
  invitation: 'invitation',
  apiToken: 'token',
  setting: 'setting',
};

/** What a record of this kind is called in a sentence. */
export const nameOf = (entity: Entity): string => names[entity];

/** The fields of a row named t, and its version, as one JSON object. */
export function rowOf(entity: Entity): Prisma.Sql {
  const own = fieldsOf(entity)
    .filter((name) => !beside[entity]?.[name])
    .map((name) => [name, `t."${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`]);
  const all = [
    ...own,
    ...Object.entries(beside[entity] ?? {}),
    ...(declarationOf(entity).versioned ? [['version', 't.version']] : []),
  ];
  return raw(`jsonb_build_object(${all.map(([name, value]) => `'${name}', ${value}`).join(', ')})`);
}

export const labelOf = (entity: Entity): Prisma.Sql => raw(`coalesce(${labels[entity]}, '')`);

type Tagged = { id: unknown; row: Record<string, unknown>; label: string };
const [PIECES, WORDS] = [3, 200];

/**
 * What people call tags: the words that were marked. Each text is read once, since the database would take it apart
 * anew for every tag.
 * @param known the texts that were read before, by their versions, as code points
 */
export async function tagLabels(
  tx: Pick<Prisma.TransactionClient, '$queryRaw'>,
  tags: readonly Tagged[],
  known: Map<number, string[]>,
): Promise<void> {
  const missing = [...new Set(tags.map(({ row }) => Number(row.versionId)))].filter((id) => !known.has(id));
  if (missing.length > 0)
    for (const { id, text } of await tx.$queryRaw<
      { id: number; text: string }[]
    >`SELECT id, text FROM document_version WHERE id = ANY(${missing})`)
      known.set(id, [...text]);
  for (const tag of tags) {
    const spans = (tag.row.contentSpans ?? []) as number[];
    const points = known.get(Number(tag.row.versionId)) ?? [];
    const pieces = spans
      .slice(0, 2 * PIECES)
      .flatMap((start, i) =>
        i % 2 === 0 ? [points.slice(start, Math.min(spans[i + 1] ?? start, start + WORDS)).join('')] : [],
      );
    if (pieces.length > 0) tag.label = pieces.join(' … ');
  }
}
