import { chainsOf } from '@/lib/attributions/chains';
import { type Cell, kindOf } from '@/lib/exchange/csv';
import type { CsvSource } from '@/lib/list/csv-source';
import { Prisma } from '@/prisma/generated/client';
import { type AttributionColumn, attributionColumns } from './attribution-columns';
import { claimList } from './list';
import { claimSql } from './queries';

const { sql } = Prisma;

/** What a row tells of each side; for the credited side with «credits_» before the name, and the source as «credits» alone. */
const sideColumns = [
  'source_id',
  'source_slug',
  'source_kind',
  'stance',
  'certainty',
  'reported',
  'reported_precision',
  'document_id',
  'document_title',
  'document_url',
  'document_state',
  'passage',
  'utterance_id',
] as const;
const creditedColumns = sideColumns.map((name) => [name, `credits_${name.replace('source_', '')}`] as const);

type Side = { source: string } & Record<(typeof sideColumns)[number], Cell | number>;
type Said = Side & { id: number; reportedAt: number | null };
type Link = { id: number; downstreamId: number; upstreamId: number; state: string; cue: string };
type Row = Partial<Record<AttributionColumn, Cell | number>>;

const graph = sql`json_build_object(
  'utterances', coalesce((SELECT json_agg(json_build_object('id', u.id, 'utterance_id', u.id, 'source', s.name, 'source_id', s.id,
    'source_slug', s.slug, 'source_kind', s.kind, 'stance', u.stance, 'certainty', u.certainty, 'passage', u.passage,
    'reported', coalesce(u.said_at, d.published_at)::text, 'reportedAt', round(extract(epoch FROM coalesce(u.said_at, d.published_at)) * 1000),
    'reported_precision', CASE WHEN u.said_at IS NOT NULL THEN u.said_precision WHEN d.published_at IS NOT NULL THEN d.published_precision END,
    'document_id', d.id, 'document_title', d.title, 'document_url', d.url, 'document_state', d.state) ORDER BY u.id)
    FROM utterance u JOIN source s ON s.id = u.source_id LEFT JOIN document d ON d.id = u.document_id WHERE u.claim_id = f.id), '[]'),
  'attributions', coalesce((SELECT json_agg(json_build_object('id', a.id, 'downstreamId', a.downstream_id, 'upstreamId', a.upstream_id,
    'state', a.state, 'cue', coalesce((SELECT string_agg(r.cue, '; ' ORDER BY r.id) FROM reading r WHERE r.attribution_id = a.id AND r.cue <> ''), ''))
    ORDER BY a.id) FROM attribution a WHERE a.claim_id = f.id), '[]'))`;

/** attributions.csv: one row for each place of each chain after its origin, with the attribution that leads there; no claim is left out. */
export const attributionsCsv: CsvSource = {
  name: 'attributions',
  list: claimList,
  listSql: claimSql,
  columns: () => attributionColumns,
  key: ['claim_id', 'chain', 'position', 'attribution_id'],
  select: () => sql`f.id, c.slug, c.statement, ${graph}`,
  kinds: () => attributionColumns.map(kindOf),
  rows: ([id, slug, statement, json]) => {
    const claim = { claim_id: id, claim_slug: slug, statement };
    return rowsOf(JSON.parse(json ?? '{}')).map((row) => cellsOf({ ...claim, ...row }));
  },
  batch: 100,
};

function rowsOf({ utterances, attributions }: { utterances: Said[]; attributions: Link[] }): Row[] {
  const said = new Map(utterances.map((utterance) => [utterance.id, utterance]));
  const links = new Map(attributions.map((link) => [link.id, link]));
  const linkRow = (link: Link): Row => ({
    ...sideOf(said.get(link.downstreamId)),
    ...creditedOf(said.get(link.upstreamId)),
    state: link.state,
    cue: link.cue,
    attribution_id: link.id,
  });
  const unlisted = new Set(attributions);
  const rows = chainsOf({ utterances, attributions }).chains.flatMap(({ hops }, index) =>
    hops.flatMap(({ utteranceId, attributionId }, place): Row[] => {
      const at = { chain: index + 1, position: place + 1 };
      const link = attributionId === null ? undefined : links.get(attributionId);
      if (!link) return place > 0 || hops.length === 1 ? [{ ...at, ...sideOf(said.get(utteranceId)) }] : [];
      unlisted.delete(link);
      return [{ ...at, ...linkRow(link) }];
    }),
  );
  rows.push(...[...unlisted].map(linkRow));
  return rows.length > 0 ? rows : [{}];
}

function sideOf(side: Side | undefined): Row {
  return side ? { source: side.source, ...Object.fromEntries(sideColumns.map((name) => [name, side[name]])) } : {};
}

function creditedOf(side: Side | undefined): Row {
  if (!side) return {};
  return { credits: side.source, ...Object.fromEntries(creditedColumns.map(([name, credited]) => [credited, side[name]])) };
}

const cellsOf = (row: Row): Cell[] => attributionColumns.map(({ name }) => row[name]?.toString() ?? null);
