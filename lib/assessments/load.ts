import type { LinkState } from '@/lib/words';
import type { Prisma } from '@/prisma/generated/client';
import type { ClaimGraph, GraphAttribution, GraphSource, GraphUtterance } from './claim-graph';

type Runner = Pick<Prisma.TransactionClient, '$queryRaw'>;

/** A claim as it is stored, with all that its derived values come from but its sources. */
export type Stored = {
  id: number;
  utterances: GraphUtterance[];
  attributions: (GraphAttribution & { state: LinkState })[];
  dependences: ClaimGraph['dependences'];
  nearDuplicates: ClaimGraph['nearDuplicates'];
  topics: { id: number; name: string }[];
  /** The latest judgement, and what the rule suggested when it was made. */
  judgement: { confidence: string; likelihood: string | null; suggestion: unknown } | null;
};

/** The graphs of these claims, deleted ones too, by id; what their sources are is loaded apart. */
export async function loadClaims(tx: Runner, ids: readonly number[]): Promise<Stored[]> {
  const rows = await tx.$queryRaw<{ graph: Stored }[]>`
    SELECT jsonb_build_object('id', c.id,
      'utterances', coalesce((SELECT jsonb_agg(jsonb_build_object('id', u.id, 'sourceId', u.source_id, 'documentId', u.document_id, 'stance', u.stance,
        'certainty', u.certainty, 'passage', u.passage, 'retracted', coalesce(d.state = 'retracted', false),
        'reportedAt', round(extract(epoch FROM coalesce(u.said_at, d.published_at)) * 1000)) ORDER BY u.id)
        FROM utterance u LEFT JOIN document d ON d.id = u.document_id WHERE u.claim_id = c.id), '[]'),
      'attributions', coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'downstreamId', a.downstream_id, 'upstreamId', a.upstream_id, 'state', a.state,
        'read', EXISTS (SELECT FROM reading r WHERE r.attribution_id = a.id AND (r.cue <> '' OR r.version_id IS NOT NULL))) ORDER BY a.id)
        FROM attribution a WHERE a.claim_id = c.id), '[]'),
      'dependences', coalesce((SELECT jsonb_agg(jsonb_build_object('aId', l.a_id, 'bId', l.b_id, 'dependent', l.dependent) ORDER BY l.id)
        FROM dependence_link l WHERE l.claim_id = c.id), '[]'),
      'nearDuplicates', coalesce((SELECT jsonb_agg(jsonb_build_array(u.id, w.id) ORDER BY u.id, w.id) FROM utterance u
        JOIN near_duplicate n ON n.a_id = u.document_id JOIN utterance w ON w.document_id = n.b_id WHERE u.claim_id = c.id AND w.claim_id = c.id), '[]'),
      'topics', coalesce((SELECT jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) ORDER BY t.name COLLATE "C", t.id)
        FROM claim_topic k JOIN topic t ON t.id = k.topic_id WHERE k.claim_id = c.id), '[]'),
      'judgement', (SELECT jsonb_build_object('confidence', j.confidence, 'likelihood', j.likelihood, 'suggestion', j.suggestion) FROM judgement j
        WHERE j.claim_id = c.id ORDER BY j.judged_at DESC, j.id DESC LIMIT 1)) AS graph
    FROM claim c WHERE c.id = ANY(${[...ids]}) ORDER BY c.id`;
  return rows.map((row) => row.graph);
}

/** The sources with every owner above them. */
export async function loadSources(tx: Runner, ids: readonly number[]): Promise<Map<number, GraphSource>> {
  const rows = await tx.$queryRaw<GraphSource[]>`
    WITH RECURSIVE s AS (SELECT * FROM source WHERE id = ANY(${[...ids]}) UNION SELECT o.* FROM source o JOIN s ON o.id = s.owner_id)
    SELECT id, name, slug, kind::text AS kind, reliability, owner_id AS "ownerId" FROM s`;
  return new Map(rows.map((row) => [row.id, row]));
}
