import { z } from 'zod';
import type { ClaimDetail, UtteranceDetail } from '@/lib/claims/claim-detail';
import { getClaim } from '@/lib/claims/detail.server';
import { CONTEXT, excerptOf } from '@/lib/claims/excerpt';
import type { Db } from '@/lib/db';
import { datePrecision, idRow, spans } from '@/lib/db/columns';
import { type Reader, rowFrom, rowsFrom } from '@/lib/db/rows';
import { addressProblem, urlKey } from '@/lib/documents/rules';
import { type Otherwise, otherKeys } from '@/lib/documents/same-page';
import { fold } from '@/lib/format/fold';
import { codePointsOf } from '@/lib/text/code-points';
import { textLink } from '@/lib/text/links';
import { traceFindings, wordsOf } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';
import type { Answer, Candidate, TracedEnd, TracedHop } from './hop';
import { ladderOf } from './ladder';
import { type HeldLead, type Lead, leadsBeside, searchPhrase } from './leads';
import { passageIn, termsFor } from './passage';

const { sql, join, empty } = Prisma;

/** How many documents are shown, how many are compared, and how much is read of each, in code points. */
const [SHOWN, COMPARED, READ] = [5, 24, 30_000];
const iso = (column: string) => Prisma.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

const startRow = z.object({ slug: z.string(), version: z.int(), down: z.int(), up: z.int() });
const readingRow = z.object({
  cue: z.string(),
  versionId: z.int().nullable(),
  sourceSpans: spans,
  cueSpans: spans,
  contentSpans: spans,
  documentId: z.int().nullable(),
  title: z.string().nullable(),
  text: z.string().nullable(),
  links: z.array(textLink).nullable(),
});
type Reading = z.output<typeof readingRow>;

/** What helps to find where the credited source of a link says it. Null if there is no such link. */
export async function traceLink(db: Db, linkId: number): Promise<TracedHop | null> {
  const { pool } = db;
  const start = await rowFrom(
    pool,
    startRow,
    sql`SELECT c.slug, a.version, d.version AS down, u.version AS up FROM attribution a JOIN claim c ON c.id = a.claim_id
      JOIN utterance d ON d.id = a.downstream_id JOIN utterance u ON u.id = a.upstream_id WHERE a.id = ${linkId} AND c.deleted_at IS NULL`,
  );
  const claim = start && (await getClaim(db, start.slug));
  const link = claim?.attributions.find(({ id }) => id === linkId);
  const of = (id: number | undefined) => claim?.utterances.find((utterance) => utterance.id === id);
  const [downstream, upstream] = [of(link?.downstreamId), of(link?.upstreamId)];
  if (!start || !claim || !link || !downstream || !upstream) return null;
  const [readings, family, answers] = await Promise.all([
    readingsOf(pool, linkId, downstream.document?.id ?? null),
    familyOf(pool, upstream.source.id),
    answersOf(
      pool,
      claim.utterances.map(({ id }) => id),
    ),
  ]);
  const reading = readings.find(({ text }) => text !== null);
  const beside = reading ?? (await passageAsRead(pool, downstream.id));
  const leads = await withHeld(pool, beside ? leadsOf(beside, family.domains) : []);
  const said = wordsOfCredit(downstream, reading);
  return {
    linkId,
    version: start.version,
    state: link.state,
    claim: { id: claim.id, slug: claim.slug, statement: claim.statement },
    downstream: endOf(downstream, start.down),
    upstream: endOf(upstream, start.up),
    credit: creditOf(reading),
    recordedCue: readings.find(({ versionId }) => versionId === null)?.cue ?? '',
    leads,
    candidates: await candidatesOf(pool, { claim, downstream, upstream, family: family.ids, said, leads }),
    phrase: searchPhrase(said, upstream.source.kind === 'unknown' ? null : upstream.source.name, family.domains),
    answers: answers.filter(({ utteranceId }) => utteranceId === upstream.id),
    ladder: ladderOf(claim, linkId, answers),
  };
}

/** What is looked for in a text for a link: the statement, and how it was passed on. Null if there is no such link. */
export async function linkedWords(pool: Reader, linkId: number): Promise<string[] | null> {
  const found = await rowFrom(
    pool,
    z.object({ statement: z.string(), passage: z.string(), said: z.string() }),
    sql`SELECT c.statement,
        coalesce((SELECT string_agg(substr(v.text, d.spans[i] + 1, d.spans[i + 1] - d.spans[i]), ' ' ORDER BY i)
          FROM document_version v, generate_series(1, cardinality(d.spans) - 1, 2) AS i WHERE v.id = d.version_id), '') AS passage,
        coalesce((SELECT string_agg(substr(v.text, r.content_spans[i] + 1, r.content_spans[i + 1] - r.content_spans[i]), ' ' ORDER BY r.id, i)
          FROM reading r JOIN document_version v ON v.id = r.version_id, generate_series(1, cardinality(r.content_spans) - 1, 2) AS i
          WHERE r.attribution_id = a.id), '') AS said
      FROM attribution a JOIN claim c ON c.id = a.claim_id JOIN utterance d ON d.id = a.downstream_id
      WHERE a.id = ${linkId} AND c.deleted_at IS NULL`,
  );
  return found ? [found.statement, found.passage, found.said].filter((text) => text !== '') : null;
}

function endOf(utterance: UtteranceDetail, version: number): TracedEnd {
  const { id, source, document, stance, certainty, passage, passageText } = utterance;
  return {
    ...{ id, version, stance, certainty, passage, passageText },
    source: { id: source.id, name: source.name, slug: source.slug, kind: source.kind },
    document: document && {
      ...{ id: document.id, title: document.title, publisher: document.publisher },
      ...{ publishedAt: document.publishedAt, precision: document.precision, note: document.note },
    },
  };
}

/** Where a link was read; what stands in the document of the one who gives the credit comes first. */
const readingsOf = (pool: Reader, linkId: number, own: number | null): Promise<Reading[]> =>
  rowsFrom(
    pool,
    readingRow,
    sql`SELECT r.cue, r.version_id AS "versionId", r.source_spans AS "sourceSpans", r.cue_spans AS "cueSpans", r.content_spans AS "contentSpans",
        d.id AS "documentId", d.title, v.text, v.links
      FROM reading r LEFT JOIN document_version v ON v.id = r.version_id LEFT JOIN document d ON d.id = v.document_id
      WHERE r.attribution_id = ${linkId} ORDER BY (d.id IS NOT DISTINCT FROM ${own}::int) DESC, r.id`,
  );

/** Where the one who gives the credit says it, for a link of which no text that is held shows the credit. */
async function passageAsRead(pool: Reader, utteranceId: number): Promise<Reading | undefined> {
  return rowFrom(
    pool,
    readingRow,
    sql`SELECT '' AS cue, u.version_id AS "versionId", '{}'::int[] AS "sourceSpans", '{}'::int[] AS "cueSpans", u.spans AS "contentSpans",
        v.document_id AS "documentId", NULL AS title, v.text, v.links
      FROM utterance u JOIN document_version v ON v.id = u.version_id WHERE u.id = ${utteranceId}`,
  );
}

/** The sources that belong to one, with itself, and their domains. */
async function familyOf(pool: Reader, sourceId: number): Promise<{ ids: number[]; domains: string[] }> {
  const rows = await rowsFrom(
    pool,
    z.object({ id: z.int(), domains: z.array(z.string()) }),
    sql`WITH RECURSIVE s AS (SELECT id, domains FROM source WHERE id = ${sourceId}
      UNION SELECT o.id, o.domains FROM source o JOIN s ON o.owner_id = s.id WHERE o.deleted_at IS NULL) SELECT id, domains FROM s`,
  );
  return { ids: rows.map(({ id }) => id), domains: [...new Set(rows.flatMap(({ domains }) => domains))] };
}

const answerRow = z.object({
  id: z.int(),
  utteranceId: z.int(),
  finding: z.enum(wordsOf(traceFindings)),
  document: z.object({ id: z.int(), title: z.string() }).nullable(),
  address: z.string(),
  note: z.string(),
  by: z.string(),
  at: z.string(),
});

/** What was found in searches for these utterances, the latest first. */
export const answersOf = (pool: Reader, utteranceIds: readonly number[]): Promise<Answer[]> =>
  rowsFrom(
    pool,
    answerRow,
    sql`SELECT t.id, t.utterance_id AS "utteranceId", t.finding, t.address, t.note, t.answered_by AS by, ${iso('t.answered_at')} AS at,
        CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('id', d.id, 'title', d.title) END AS document
      FROM trace_answer t LEFT JOIN document d ON d.id = t.document_id
      WHERE t.utterance_id = ANY(${[...utteranceIds]}) ORDER BY t.answered_at DESC, t.id DESC`,
  );

const extent = (places: readonly number[]) =>
  places.length === 0 ? null : { start: Math.min(...places), end: Math.max(...places) };

function leadsOf({ text, links, sourceSpans, cueSpans, contentSpans }: Reading, domains: readonly string[]): Lead[] {
  // The words that name the source tell best where the credit stands; its content may run over paragraphs.
  const place = extent([...sourceSpans, ...cueSpans]) ?? extent(contentSpans);
  return text === null || place === null ? [] : leadsBeside(text, links ?? [], place, domains);
}

/** Which of the addresses a document here has, under this or another address of the same page. */
async function withHeld(pool: Reader, leads: readonly Lead[]): Promise<HeldLead[]> {
  const keys = new Map<string, { href: string; how: Otherwise | null }[]>();
  const note = (key: string, href: string, how: Otherwise | null) =>
    keys.set(key, [...(keys.get(key) ?? []), { href, how }]);
  for (const { href } of leads) {
    if (addressProblem(href) !== null) continue;
    note(urlKey(href), href, null);
    for (const [key, how] of otherKeys(href)) note(key, href, how);
  }
  if (keys.size === 0) return leads.map((lead) => ({ ...lead, held: null }));
  const rows = await rowsFrom(
    pool,
    z.object({ id: z.int(), title: z.string(), key: z.string() }),
    sql`SELECT id, title, url_key AS key FROM document WHERE url_key = ANY(${[...keys.keys()]}) AND deleted_at IS NULL ORDER BY id`,
  );
  return leads.map((lead) => {
    const found = rows
      .flatMap(({ key, id, title }) =>
        (keys.get(key) ?? []).flatMap(({ href, how }) => (href === lead.href ? [{ id, title, how }] : [])),
      )
      .sort((a, b) => Number(a.how !== null) - Number(b.how !== null));
    return { ...lead, held: found[0] ?? null };
  });
}

/** The words with which the credit passes it on. */
function wordsOfCredit(downstream: UtteranceDetail, reading: Reading | undefined): string {
  if (reading?.text && reading.contentSpans.length > 0) {
    const { toUnits } = codePointsOf(reading.text);
    const { text, contentSpans } = reading;
    return contentSpans
      .flatMap((start, i) => (i % 2 === 0 ? [text.slice(toUnits(start), toUnits(contentSpans[i + 1] ?? start))] : []))
      .join(' ');
  }
  return downstream.passageText ?? '';
}

function creditOf(reading: Reading | undefined): TracedHop['credit'] {
  if (!reading?.text || reading.documentId === null) return null;
  const { text, cue, sourceSpans, cueSpans, contentSpans, documentId, title } = reading;
  const place = extent([...sourceSpans, ...cueSpans, ...contentSpans]);
  if (!place) return null;
  const { toUnits, length } = codePointsOf(text);
  const from = Math.max(0, place.start - CONTEXT);
  const window = text.slice(toUnits(from), toUnits(Math.min(length, place.end + CONTEXT)));
  const parts = excerptOf({ text: window, from, sourceSpans, cueSpans, contentSpans });
  return { cue, document: { id: documentId, title: title ?? '' }, parts };
}

type Sought = {
  claim: ClaimDetail;
  downstream: UtteranceDetail;
  upstream: UtteranceDetail;
  family: readonly number[];
  said: string;
  leads: readonly HeldLead[];
};

const candidateRow = z.object({
  id: z.int(),
  title: z.string(),
  publisher: z.string(),
  publishedAt: z.string().nullable(),
  precision: datePrecision,
  note: z.string(),
  sourceId: z.int(),
  text: z.string(),
  isTheirs: z.boolean(),
  inClaim: z.boolean(),
  shared: z.number(),
});

/** How many of the words of a title find it, and how many documents are asked of each way to find one. */
const [TITLE_WORDS, EACH] = [4, 40];

/** The documents that are held and may be the one, the best first. */
async function candidatesOf(pool: Reader, sought: Sought): Promise<Candidate[]> {
  const { claim, downstream, upstream, family, said, leads } = sought;
  const ids = await possibleIds(pool, sought);
  if (ids.length === 0) return [];
  const own = downstream.document?.id ?? 0;
  const rows = await rowsFrom(
    pool,
    candidateRow,
    sql`SELECT d.id, d.title, p.name AS publisher, ${iso('d.published_at')} AS "publishedAt", d.published_precision AS precision, d.published_note AS note,
        d.source_id AS "sourceId", left(v.text, ${READ}::int) AS text, d.source_id = ANY(${[...family]}) AS "isTheirs",
        EXISTS (SELECT FROM utterance u WHERE u.document_id = d.id AND u.claim_id = ${claim.id}) AS "inClaim",
        coalesce((SELECT n.jaccard FROM near_duplicate n WHERE (n.a_id = d.id AND n.b_id = ${own}) OR (n.b_id = d.id AND n.a_id = ${own})), 0)::float8 AS shared
      FROM document d JOIN source p ON p.id = d.source_id
        JOIN LATERAL (SELECT text FROM document_version WHERE document_id = d.id ORDER BY number DESC LIMIT 1) v ON true
      WHERE d.id = ANY(${ids})`,
  );
  const wanted = [claim.statement, said].filter((text) => text !== '');
  const linked = new Map(leads.flatMap((lead) => (lead.held ? [[lead.held.id, lead] as const] : [])));
  return rows
    .map(({ text, isTheirs, inClaim, shared, sourceId: _, ...document }) => {
      const passage = passageIn(text, wanted);
      const lead = linked.get(document.id);
      const score =
        (passage?.score ?? 0) + (lead ? 1 : 0) + (isTheirs ? 0.3 : 0) + (inClaim ? 0.3 : 0) + (shared > 0 ? 0.2 : 0);
      const why = [
        lead &&
          (lead.near === 'sentence' ? 'linked in the sentence that gives the credit' : 'linked beside the credit'),
        isTheirs &&
          `published by ${upstream.source.name}${document.publisher === upstream.source.name ? '' : `, to which ${document.publisher} belongs`}`,
        passage && `shares ${passage.shared.map((word) => `“${word}”`).join(', ')}`,
        shared > 0 && `shares its wording with “${downstream.document?.title ?? ''}”`,
        inClaim && 'stands in this claim already',
        document.publishedAt === null && 'its date is not known',
      ].filter((reason) => typeof reason === 'string');
      return { ...document, score: Math.round(score * 100) / 100, why };
    })
    .filter(({ score }) => score > 0.3)
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, SHOWN);
}

/** A few documents among which the one should be, found by index alone: not later than the one that gives the credit. */
async function possibleIds(
  pool: Reader,
  { claim, downstream, upstream, family, said, leads }: Sought,
): Promise<number[]> {
  const own = downstream.document?.id ?? 0;
  const before = downstream.document?.publishedAt ?? downstream.reportedAt;
  const linked = leads.flatMap(({ held }) => held?.id ?? []);
  const words = [...termsFor(`${claim.statement} ${said}`)]
    .filter((term) => term.length > 3)
    .sort((a, b) => b.length - a.length)
    .slice(0, TITLE_WORDS)
    .map((term) => `%${fold(term).replace(/[\\%_]/g, '\\$&')}%`);
  // A day more, since a date may be known to the day alone, and clocks differ.
  const inTime =
    before === null
      ? empty
      : sql`AND (d.published_at IS NULL OR d.published_at <= ${before}::timestamptz + interval '1 day')`;
  const theirs = sql`d.source_id = ANY(${[...family]})`;
  const ways = [
    sql`(SELECT d.id, 0 AS way FROM document d WHERE d.id = ANY(${linked}) AND d.deleted_at IS NULL)`,
    sql`(SELECT d.id, 1 FROM utterance u JOIN document d ON d.id = u.document_id WHERE u.claim_id = ${claim.id} AND u.source_id = ${upstream.source.id}
      AND d.deleted_at IS NULL)`,
    sql`(SELECT d.id, 2 FROM document_shape own JOIN document_shape s ON s.prints && own.prints JOIN document d ON d.id = s.document_id
      WHERE own.document_id = ${own} AND ${theirs} AND d.deleted_at IS NULL ${inTime} LIMIT ${EACH}::int)`,
    ...words.map(
      (
        word,
      ) => sql`(SELECT d.id, 3 FROM document d WHERE ${theirs} AND d.title_key LIKE ${word} AND d.deleted_at IS NULL ${inTime}
        ORDER BY d.published_at DESC NULLS LAST, d.id DESC LIMIT ${EACH}::int)`,
    ),
    sql`(SELECT d.id, 4 FROM document d WHERE ${theirs} AND d.deleted_at IS NULL ${inTime} ORDER BY d.published_at DESC NULLS LAST, d.id DESC LIMIT ${EACH}::int)`,
  ];
  const rows = await rowsFrom(
    pool,
    idRow,
    sql`SELECT f.id FROM (${join(ways, ' UNION ALL ')}) AS f(id, way) WHERE f.id <> ${own} GROUP BY f.id
      ORDER BY min(f.way), count(*) DESC, f.id DESC LIMIT ${COMPARED}::int`,
  );
  return rows.map(({ id }) => id);
}
