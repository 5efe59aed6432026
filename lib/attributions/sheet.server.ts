import { z } from 'zod';
import { Prisma } from '@/prisma/generated/client';
import { sheet } from './sheet';

const { sql, raw } = Prisma;

/** The only column of `sheetSql`. */
export const sheetRow = z.object({ sheet });

const iso = (column: string) => raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** The sheet of a claim that is not deleted, as one JSON value named `sheet`. */
export const sheetSql = (claimId: number) => sql`
  SELECT jsonb_build_object('claimId', c.id,
    'utterances', coalesce((SELECT jsonb_agg(jsonb_build_object('id', u.id, 'version', u.version,
        'source', jsonb_build_object('id', s.id, 'name', s.name, 'slug', s.slug, 'kind', s.kind, 'reliability', s.reliability),
        'document', CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('id', d.id, 'title', d.title, 'state', d.state) END,
        'stance', u.stance, 'certainty', u.certainty, 'passage', u.passage,
        'passageText', (SELECT string_agg(substr(v.text, u.spans[i] + 1, u.spans[i + 1] - u.spans[i]), ' … ' ORDER BY i)
          FROM generate_series(1, cardinality(u.spans) - 1, 2) AS i),
        'saidAt', ${iso('u.said_at')}, 'saidPrecision', u.said_precision, 'saidNote', u.said_note,
        'reportedAt', coalesce(${iso('u.said_at')}, ${iso('d.published_at')})) ORDER BY u.id)
      FROM utterance u JOIN source s ON s.id = u.source_id LEFT JOIN document d ON d.id = u.document_id
        LEFT JOIN document_version v ON v.id = u.version_id WHERE u.claim_id = c.id), '[]'),
    'links', coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'version', a.version, 'downstreamId', a.downstream_id, 'upstreamId', a.upstream_id,
        'state', a.state, 'note', a.note, 'verbatim', a.verbatim,
        'cue', coalesce((SELECT r.cue FROM reading r WHERE r.attribution_id = a.id AND r.version_id IS NULL ORDER BY r.id LIMIT 1), ''),
        'readings', coalesce((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'cue', r.cue, 'document', d.title) ORDER BY r.id)
          FROM reading r JOIN document_version v ON v.id = r.version_id JOIN document d ON d.id = v.document_id
          WHERE r.attribution_id = a.id), '[]')) ORDER BY a.id)
      FROM attribution a WHERE a.claim_id = c.id), '[]')) AS sheet
  FROM claim c WHERE c.id = ${claimId} AND c.deleted_at IS NULL`;
