import { z } from 'zod';
import { chainsOf } from '@/lib/attributions/chains';
import type { CsvSource } from '@/lib/data-table/csv-source.server';
import { edtf } from '@/lib/data-table/edtf';
import { jsonFrom } from '@/lib/db/rows';
import { type Cell, kindOf } from '@/lib/exchange/csv';
import { Prisma } from '@/prisma/generated/client';
import { type AttributionColumn, attributionColumns } from './attribution-columns';
import { claimSql } from './queries.server';
import { claimList } from './table';

const { sql, raw } = Prisma;

type Side = Record<string, Cell | number>;
const text = z.string();
const said = z.object({
  id: z.int(),
  utterance_id: z.int(),
  source: text,
  source_id: z.int(),
  source_slug: text,
  source_kind: text,
  stance: text,
  certainty: text.nullable(),
  passage: text.nullable(),
  reported: text.nullable(),
  reported_note: text.nullable(),
  reportedAt: z.number().nullable(),
  reported_precision: text.nullable(),
  document_id: z.int().nullable(),
  document_title: text.nullable(),
  document_url: text.nullable(),
  document_state: text.nullable(),
});
const link = z.object({ id: z.int(), downstreamId: z.int(), upstreamId: z.int(), state: text, cue: text });
type Link = z.output<typeof link>;
const readGraph = z.object({ utterances: z.array(said), attributions: z.array(link) });
/** The attribution `link`, by which `down` credits `up`, at its place in a chain. Any of them may be missing. */
type Row = { claim: readonly Cell[]; chain?: number; position?: number; down?: Side; up?: Side; link?: Link };

const graph = sql`json_build_object(
  'utterances', coalesce((SELECT json_agg(json_build_object('id', u.id, 'utterance_id', u.id, 'source', s.name, 'source_id', s.id,
    'source_slug', s.slug, 'source_kind', s.kind, 'stance', u.stance, 'certainty', u.certainty, 'passage', u.passage,
    'reported', CASE WHEN u.said_at IS NULL THEN ${raw(edtf('d.published_at', 'd.published_precision'))} ELSE ${raw(edtf('u.said_at', 'u.said_precision'))} END,
    'reported_note', CASE WHEN u.said_at IS NULL THEN d.published_note ELSE u.said_note END, 'reportedAt', round(extract(epoch FROM coalesce(u.said_at, d.published_at)) * 1000),
    'reported_precision', CASE WHEN u.said_at IS NOT NULL THEN u.said_precision WHEN d.published_at IS NOT NULL THEN d.published_precision END,
    'document_id', d.id, 'document_title', d.title, 'document_url', d.url, 'document_state', d.state) ORDER BY u.id)
    FROM utterance u JOIN source s ON s.id = u.source_id LEFT JOIN document d ON d.id = u.document_id WHERE u.claim_id = f.id), '[]'),
  'attributions', coalesce((SELECT json_agg(json_build_object('id', a.id, 'downstreamId', a.downstream_id, 'upstreamId', a.upstream_id,
    'state', a.state, 'cue', coalesce((SELECT string_agg(r.cue, '; ' ORDER BY r.id) FROM reading r WHERE r.attribution_id = a.id AND r.cue <> ''), ''))
    ORDER BY a.id) FROM attribution a WHERE a.claim_id = f.id), '[]'))`;

/**
 * attributions.csv: one row for each hop of each chain after its origin, with the attribution that leads to it. No
 * claim is left out.
 */
export const attributionsCsv: CsvSource = {
  name: 'attributions',
  list: claimList,
  listSql: claimSql,
  columns: () => attributionColumns,
  key: ['claim_id', 'chain', 'position', 'attribution_id'],
  select: () => sql`f.id, c.slug, c.statement, ${graph}`,
  kinds: () => attributionColumns.map(kindOf),
  rows: (claim) => rowsOf(claim).map((row) => readers.map((read) => read(row)?.toString() ?? null)),
  batch: 100,
  pageOf: ([, slug]) => `/claims/${slug ?? ''}`,
};

const readers = attributionColumns.map(({ name }) => readerOf(name));

/**
 * Where the value of a column is found. Both sides have the same names, with “credits_” before those of the credited
 * one.
 */
function readerOf(name: AttributionColumn): (row: Row) => Cell | number | undefined {
  if (name === 'claim_id') return ({ claim }) => claim[0];
  if (name === 'claim_slug') return ({ claim }) => claim[1];
  if (name === 'statement') return ({ claim }) => claim[2];
  if (name === 'chain' || name === 'position') return (row) => row[name];
  if (name === 'state' || name === 'cue') return ({ link }) => link?.[name];
  if (name === 'attribution_id') return ({ link }) => link?.id;
  if (!name.startsWith('credits')) return ({ down }) => down?.[name];
  const told =
    name === 'credits' ? 'source' : name.replace(/^credits_(?=id$|slug$|kind$)/, 'source_').replace(/^credits_/, '');
  return ({ up }) => up?.[told];
}

function rowsOf(claim: readonly Cell[]): Row[] {
  const { utterances, attributions } = jsonFrom(readGraph, claim[3] ?? '');
  const places = new Map(utterances.map((utterance) => [utterance.id, utterance]));
  const links = new Map(attributions.map((link) => [link.id, link]));
  const unlisted = new Set(attributions);
  const rowOf = (link: Link): Row => ({
    claim,
    down: places.get(link.downstreamId),
    up: places.get(link.upstreamId),
    link,
  });
  const rows = chainsOf({ utterances, attributions }).chains.flatMap(({ hops }, index) =>
    hops.flatMap(({ utteranceId, attributionId }, place): Row[] => {
      const at = { chain: index + 1, position: place + 1 };
      const link = attributionId === null ? undefined : links.get(attributionId);
      if (!link) return place > 0 || hops.length === 1 ? [{ claim, ...at, down: places.get(utteranceId) }] : [];
      unlisted.delete(link);
      return [{ ...rowOf(link), ...at }];
    }),
  );
  rows.push(...[...unlisted].map(rowOf));
  return rows.length > 0 ? rows : [{ claim }];
}
