import { z } from 'zod';
import { IS_READ } from '@/lib/assessments/load.server';
import { SAME_WORDING_LIMIT } from '@/lib/assessments/shingles';
import {
  certainty,
  claimStatus,
  confidence,
  datePrecision,
  documentState,
  likelihood,
  linkState,
  passage,
  reliability,
  sourceKind,
  spans,
  stance,
  warning,
} from '@/lib/db/columns';
import { Prisma } from '@/prisma/generated/client';
import { CONTEXT } from './excerpt';

const { sql, raw } = Prisma;

/** A moment as ISO 8601 text. */
const iso = (column: string) => raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** The claim c and all claims that were merged into it, directly or through others. */
const withMerged = sql`WITH RECURSIVE merged AS (SELECT c.id, c.statement UNION SELECT o.id, o.statement FROM claim o JOIN merged ON o.merged_into_id = merged.id)
  SELECT id, statement FROM merged`;

/**
 * The claim itself, with topics, judgements (latest first, including those of claims merged into it), these claims,
 * notes on dependence, and utterances whose documents share their wording.
 */
export const claimRow = z.object({
  id: z.int(),
  slug: z.string(),
  statement: z.string(),
  status: claimStatus,
  version: z.int(),
  warnings: z.array(warning),
  outlets: z.int(),
  chainCount: z.int(),
  topics: z.array(z.object({ name: z.string(), slug: z.string() })),
  judgements: z.array(
    z.object({
      id: z.int(),
      confidence,
      likelihood: likelihood.nullable(),
      status: claimStatus,
      reason: z.string(),
      author: z.string(),
      judgedAt: z.string(),
      of: z.string().nullable(),
      suggestion: z.unknown(),
    }),
  ),
  mergedStatements: z.array(z.string()),
  dependences: z.array(z.object({ aId: z.int(), bId: z.int(), dependent: z.boolean() })),
  sharedWording: z.array(z.object({ aId: z.int(), bId: z.int(), share: z.number(), within: z.int().nullable() })),
});
export const claimSql = (slug: string) => sql`
  SELECT c.id, c.slug, c.statement, c.status, c.version, f.warnings, f.outlet_count AS outlets, f.chain_count AS "chainCount",
    coalesce((SELECT jsonb_agg(jsonb_build_object('name', t.name, 'slug', t.slug) ORDER BY t.name COLLATE "C", t.id)
      FROM claim_topic k JOIN topic t ON t.id = k.topic_id WHERE k.claim_id = c.id), '[]') AS topics,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', j.id, 'confidence', j.confidence, 'likelihood', j.likelihood, 'status', j.status,
      'reason', j.reason, 'author', j.author_name, 'judgedAt', ${iso('j.judged_at')}, 'of', CASE WHEN m.id <> c.id THEN m.statement END, 'suggestion', j.suggestion)
      ORDER BY j.judged_at DESC, j.id DESC) FROM judgement j JOIN (${withMerged}) m ON m.id = j.claim_id), '[]') AS judgements,
    coalesce((SELECT jsonb_agg(m.statement ORDER BY m.id) FROM (${withMerged}) m WHERE m.id <> c.id), '[]') AS "mergedStatements",
    coalesce((SELECT jsonb_agg(jsonb_build_object('aId', l.a_id, 'bId', l.b_id, 'dependent', l.dependent) ORDER BY l.id)
      FROM dependence_link l WHERE l.claim_id = c.id), '[]') AS dependences,
    coalesce((SELECT jsonb_agg(jsonb_build_object('aId', u.id, 'bId', w.id, 'share', CASE WHEN n.jaccard >= ${SAME_WORDING_LIMIT}::float8 THEN n.jaccard ELSE n.contained END,
        'within', CASE WHEN n.jaccard >= ${SAME_WORDING_LIMIT}::float8 THEN NULL WHEN one.shingles < other.shingles THEN w.id ELSE u.id END) ORDER BY u.id, w.id)
      FROM utterance u JOIN near_duplicate n ON n.a_id = u.document_id JOIN utterance w ON w.document_id = n.b_id
        LEFT JOIN document_shape one ON one.document_id = n.a_id LEFT JOIN document_shape other ON other.document_id = n.b_id WHERE u.claim_id = c.id AND w.claim_id = c.id), '[]')
      AS "sharedWording"
  FROM claim c JOIN claim_facts f ON f.id = c.id WHERE c.slug = ${slug} AND c.deleted_at IS NULL`;

/**
 * Every utterance with its source and document. The passage is cut from the stored text, which counts code points as
 * the spans do.
 */
export const utteranceRow = z.object({
  id: z.int(),
  stance,
  certainty: certainty.nullable(),
  passage: passage.nullable(),
  source: z.object({
    id: z.int(),
    name: z.string(),
    slug: z.string(),
    kind: sourceKind,
    reliability: reliability.nullable(),
    owner: z.string().nullable(),
  }),
  document: z
    .object({
      id: z.int(),
      title: z.string(),
      url: z.string().nullable(),
      publisher: z.string(),
      state: documentState,
      publishedAt: z.string().nullable(),
      precision: datePrecision,
      note: z.string(),
      copyOf: z.object({ id: z.int(), title: z.string() }).nullable(),
    })
    .nullable(),
  passageText: z.string().nullable(),
  reportedAt: z.string().nullable(),
  reportedPrecision: datePrecision,
  reportedNote: z.string(),
});
export const utterancesSql = (claimId: number) => sql`
  SELECT u.id, u.stance, u.certainty, u.passage,
    jsonb_build_object('id', s.id, 'name', s.name, 'slug', s.slug, 'kind', s.kind, 'reliability', s.reliability, 'owner', o.name) AS source,
    CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('id', d.id, 'title', d.title, 'url', d.url, 'publisher', p.name, 'state', d.state,
      'publishedAt', ${iso('d.published_at')}, 'precision', d.published_precision, 'note', d.published_note,
      'copyOf', (SELECT jsonb_build_object('id', r.id, 'title', r.title) FROM near_duplicate n
        JOIN document r ON r.id = CASE WHEN n.a_id = d.id THEN n.b_id ELSE n.a_id END
        WHERE (n.a_id = d.id OR n.b_id = d.id) AND r.state = 'retracted' ORDER BY r.id LIMIT 1)) END AS document,
    (SELECT string_agg(substr(v.text, u.spans[i] + 1, u.spans[i + 1] - u.spans[i]), ' … ' ORDER BY i)
      FROM generate_series(1, cardinality(u.spans) - 1, 2) AS i) AS "passageText",
    coalesce(${iso('u.said_at')}, ${iso('d.published_at')}) AS "reportedAt",
    CASE WHEN u.said_at IS NULL AND d.id IS NOT NULL THEN d.published_precision ELSE u.said_precision END AS "reportedPrecision",
    CASE WHEN u.said_at IS NULL AND d.id IS NOT NULL THEN d.published_note ELSE u.said_note END AS "reportedNote"
  FROM utterance u JOIN source s ON s.id = u.source_id LEFT JOIN source o ON o.id = s.owner_id
    LEFT JOIN document d ON d.id = u.document_id LEFT JOIN source p ON p.id = d.source_id
    LEFT JOIN document_version v ON v.id = u.version_id
  WHERE u.claim_id = ${claimId} ORDER BY u.id`;

/** Every attribution with its readings, and a window of text around each. */
export const attributionRow = z.object({
  id: z.int(),
  downstreamId: z.int(),
  upstreamId: z.int(),
  state: linkState,
  verbatim: z.boolean(),
  note: z.string(),
  read: z.boolean(),
  readings: z.array(
    z.object({
      id: z.int(),
      cue: z.string(),
      document: z.object({ id: z.int(), title: z.string(), publisher: z.string() }).nullable(),
      window: z
        .object({ sourceSpans: spans, cueSpans: spans, contentSpans: spans, from: z.int(), text: z.string() })
        .nullable(),
    }),
  ),
});
export const attributionsSql = (claimId: number) => sql`
  SELECT a.id, a.downstream_id AS "downstreamId", a.upstream_id AS "upstreamId", a.state, a.verbatim, a.note, ${raw(IS_READ)} AS read,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'cue', r.cue,
        'document', CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('id', d.id, 'title', d.title, 'publisher', p.name) END,
        'window', CASE WHEN v.id IS NOT NULL AND m.low IS NOT NULL THEN jsonb_build_object('sourceSpans', r.source_spans,
          'cueSpans', r.cue_spans, 'contentSpans', r.content_spans, 'from', greatest(m.low - ${CONTEXT}::int, 0),
          'text', substr(v.text, greatest(m.low - ${CONTEXT}::int, 0) + 1, m.high - greatest(m.low - ${CONTEXT}::int, 0) + ${CONTEXT}::int)) END)
        ORDER BY r.id)
      FROM reading r LEFT JOIN document_version v ON v.id = r.version_id LEFT JOIN document d ON d.id = v.document_id
        LEFT JOIN source p ON p.id = d.source_id,
        LATERAL (SELECT min(x) AS low, max(x) AS high FROM unnest(r.source_spans || r.cue_spans || r.content_spans) AS x) m
      WHERE r.attribution_id = a.id), '[]') AS readings
  FROM attribution a WHERE a.claim_id = ${claimId} ORDER BY a.id`;

/** The sources of the claim with all the owners above them. */
export const sourcesSql = (claimId: number) => sql`
  WITH RECURSIVE s AS (
    SELECT * FROM source WHERE id IN (SELECT source_id FROM utterance WHERE claim_id = ${claimId})
    UNION SELECT o.* FROM source o JOIN s ON o.id = s.owner_id)
  SELECT id, name, slug, kind, reliability, owner_id AS "ownerId" FROM s`;
