import { z } from 'zod';
import { graphSourceRow } from '@/lib/db/columns';
import { type Reader, rowFrom } from '@/lib/db/rows';
import { PRECISIONS } from '@/lib/format/date';
import { certainties, type LinkState, linkStates, passages, stances, wordsOf } from '@/lib/vocabulary';
import type { ClaimGraph, GraphAttribution, GraphSource } from './claim-graph';
import { SEARCHED } from './searched';

/** A claim as it is stored, with everything that its derived values depend on, except its sources. */
export type Stored = Omit<ClaimGraph, 'sources' | 'attributions'> & {
  id: number;
  deleted: boolean;
  /** The folded statement. Empty unless the whole claim is read. */
  statementKey: string;
  /** The texts of its notes, as far as they are searched. Blank unless the whole claim is read. */
  notes: string;
  attributions: (GraphAttribution & { state: LinkState })[];
  topics: { id: number; name: string; nameKey: string }[];
  /** The latest judgement, and what the rule suggested when it was made. */
  judgement: Judged | null;
};
type Judged = { confidence: string; likelihood: string | null; suggestion: unknown };

/** Rows packed into one text. */
const text = z.string().nullable();
const list = <Item extends z.ZodObject>(item: Item) => z.array(item).nullable();
const packedRow = z.object({
  claims: text,
  statements: list(z.object({ id: z.int(), key: z.string(), notes: z.string() })),
  utterances: text,
  attributions: text,
  dependences: text,
  pairs: text,
  topicsOf: text,
  topics: list(z.object({ id: z.int(), name: z.string(), nameKey: z.string() })),
  judgements: list(
    z.object({
      claimId: z.int(),
      confidence: z.string(),
      likelihood: z.string().nullable(),
      suggestion: z.unknown(),
    }),
  ),
  sources: list(graphSourceRow),
});
type Packed = z.output<typeof packedRow>;

/** The claims in the order of their ids, and their sources with all the owners above them. */
export type Basis = { claims: Stored[]; sources: Map<number, GraphSource> };

/**
 * How much is read. The weights of a claim need neither topics nor times, and count a link that is more than assumed as
 * read. Everything else needs the whole claim.
 */
export type Depth = 'weights' | 'whole';

/** These claims, including deleted ones, in one statement. A claim that does not exist is left out. */
export async function loadClaims(reader: Reader, claimIds: readonly number[], depth: Depth): Promise<Basis> {
  if (claimIds.length === 0) return { claims: [], sources: new Map() };
  const packed = await rowFrom(reader, packedRow, { text: basisText(depth), values: [[...claimIds]] });
  if (!packed) throw new Error('The database gave no answer.');
  const claims = new Map(
    rowsOf(packed.claims).map(([id, deleted]): [number, Stored] => [Number(id), blank(Number(id), deleted === 't')]),
  );
  const of = (id: string | undefined) => claims.get(Number(id));
  for (const [
    claim,
    id,
    sourceId,
    documentId,
    stance,
    certainty,
    passage,
    retracted,
    copied,
    reportedAt,
    precision,
  ] of rowsOf(packed.utterances))
    of(claim)?.utterances.push({
      id: Number(id),
      sourceId: Number(sourceId),
      documentId: documentId ? Number(documentId) : null,
      stance: stanceOf(stance),
      certainty: certainty ? certaintyOf(certainty) : null,
      passage: passage ? passageOf(passage) : null,
      retracted: retracted === 't',
      copied: copied === 't',
      reportedAt: reportedAt ? Number(reportedAt) : null,
      reportedPrecision: precision ? precisionOf(precision) : null,
    });
  for (const [claim, id, downstreamId, upstreamId, state, read] of rowsOf(packed.attributions))
    of(claim)?.attributions.push({
      id: Number(id),
      downstreamId: Number(downstreamId),
      upstreamId: Number(upstreamId),
      state: stateOf(state),
      read: read === 't',
    });
  for (const [claim, aId, bId, dependent] of rowsOf(packed.dependences))
    of(claim)?.dependences.push({ aId: Number(aId), bId: Number(bId), dependent: dependent === 't' });
  for (const [claim, aId, bId] of rowsOf(packed.pairs)) of(claim)?.nearDuplicates.push([Number(aId), Number(bId)]);
  readTopics(packed, of);
  for (const { id, key, notes } of packed.statements ?? []) {
    const claim = claims.get(id);
    if (claim) Object.assign(claim, { statementKey: key, notes });
  }
  for (const { claimId, ...judgement } of packed.judgements ?? []) {
    const claim = claims.get(claimId);
    if (claim) claim.judgement = judgement;
  }
  const sources = packed.sources ?? [];
  return {
    claims: [...claims.values()].sort((a, b) => a.id - b.id),
    sources: new Map(sources.map((source) => [source.id, source])),
  };
}

const blank = (id: number, deleted: boolean): Stored => ({
  id,
  deleted,
  statementKey: '',
  notes: '',
  utterances: [],
  attributions: [],
  dependences: [],
  nearDuplicates: [],
  topics: [],
  judgement: null,
});

/** The topics of each claim, in the order of the database. */
function readTopics({ topics, topicsOf }: Packed, of: (id: string | undefined) => Stored | undefined): void {
  const byId = new Map((topics ?? []).map((topic, place) => [topic.id, { topic, place }]));
  const places = new Map<Stored, number[]>();
  for (const [claim, topicId] of rowsOf(topicsOf)) {
    const [stored, found] = [of(claim), byId.get(Number(topicId))];
    if (stored && found) places.set(stored, [...(places.get(stored) ?? []), found.place]);
  }
  const inOrder = [...byId.values()];
  for (const [stored, own] of places)
    stored.topics = own.sort((a, b) => a - b).flatMap((place) => inOrder[place]?.topic ?? []);
}

/** Reads a word of a list. @throws Error if the list does not have it */
function readerOfWords<Word extends string>(words: readonly Word[]): (text: string | undefined) => Word {
  const known = new Map<string | undefined, Word>(words.map((word) => [word, word]));
  return (text) => {
    const word = known.get(text);
    if (word === undefined) throw new Error(`“${text}” is none of ${words.join(', ')}.`);
    return word;
  };
}

const stanceOf = readerOfWords(wordsOf(stances));
const certaintyOf = readerOfWords(wordsOf(certainties));
const passageOf = readerOfWords(wordsOf(passages));
const stateOf = readerOfWords(wordsOf(linkStates));
const precisionOf = readerOfWords(PRECISIONS);

const rowsOf = (text: string | null): string[][] => (text ? text.split(';').map((row) => row.split(',')) : []);

/**
 * Rows as one text, with commas between cells. It is read many times faster than rows are. It suits numbers, words and
 * booleans; a null is an empty cell.
 */
const pack = (...cells: string[]) => `string_agg(concat(${cells.join(", ',', ")}), ';')`;

/** Whether a text shows the attribution a: its source or cue is marked, or an editor recorded the cue. */
export const IS_READ = `EXISTS (SELECT FROM reading r WHERE r.attribution_id = a.id
  AND (r.cue <> '' OR cardinality(r.source_spans) + cardinality(r.cue_spans) > 0))`;

/** The texts of the notes on a claim, as far as they are searched, in SQL. */
export const notesOf = (claim: string) =>
  `coalesce((SELECT left(string_agg(n.text, E'\\n' ORDER BY n.id), ${SEARCHED}) FROM claim_note n WHERE n.claim_id = ${claim}.id), '')`;

/** One statement for everything, so that all of it belongs to one moment. $1 are the ids. */
function basisText(depth: Depth): string {
  const isWhole = depth === 'whole';
  const at = isWhole ? '(extract(epoch FROM coalesce(u.said_at, d.published_at)) * 1000)::bigint' : 'NULL';
  const precision = isWhole
    ? 'CASE WHEN u.said_at IS NULL THEN d.published_precision ELSE u.said_precision END'
    : 'NULL';
  const shown = isWhole ? IS_READ : `a.state <> 'assumed'`;
  const topics = `claim_topic k WHERE ${isWhole ? 'k.claim_id = ANY($1)' : 'false'}`;
  const utterance = ['u.claim_id', 'u.id', 'u.source_id', 'u.document_id', 'u.stance', 'u.certainty', 'u.passage'];
  return `WITH copy AS (SELECT n.a_id AS id FROM near_duplicate n JOIN document d ON d.id = n.b_id WHERE d.state = 'retracted'
      UNION SELECT n.b_id FROM near_duplicate n JOIN document d ON d.id = n.a_id WHERE d.state = 'retracted')
    SELECT
    (SELECT ${pack('id', 'deleted_at IS NOT NULL')} FROM claim WHERE id = ANY($1)) AS claims,
    (SELECT json_agg(json_build_object('id', id, 'key', statement_key, 'notes', ${notesOf('claim')})) FROM claim WHERE ${isWhole ? 'id = ANY($1)' : 'false'}) AS statements,
    (SELECT ${pack(...utterance, `d.state IS NOT DISTINCT FROM 'retracted'`, 'd.id IN (SELECT id FROM copy)', at, precision)}
      FROM utterance u LEFT JOIN document d ON d.id = u.document_id WHERE u.claim_id = ANY($1)) AS utterances,
    (SELECT ${pack('a.claim_id', 'a.id', 'a.downstream_id', 'a.upstream_id', 'a.state', shown)}
      FROM attribution a WHERE a.claim_id = ANY($1)) AS attributions,
    (SELECT ${pack('claim_id', 'a_id', 'b_id', 'dependent')} FROM dependence_link WHERE claim_id = ANY($1)) AS dependences,
    (SELECT ${pack('u.claim_id', 'u.id', 'w.id')} FROM utterance u JOIN near_duplicate n ON n.a_id = u.document_id
      JOIN utterance w ON w.document_id = n.b_id AND w.claim_id = u.claim_id WHERE u.claim_id = ANY($1)) AS pairs,
    (SELECT ${pack('k.claim_id', 'k.topic_id')} FROM ${topics}) AS "topicsOf",
    (SELECT json_agg(json_build_object('id', id, 'name', name, 'nameKey', name_key) ORDER BY name_key, id)
      FROM topic WHERE id = ANY(ARRAY(SELECT k.topic_id FROM ${topics}))) AS topics,
    (SELECT json_agg(j) FROM (SELECT DISTINCT ON (claim_id) claim_id AS "claimId", confidence, likelihood, suggestion FROM judgement
      WHERE claim_id = ANY($1) ORDER BY claim_id, judged_at DESC, id DESC) j) AS judgements,
    (WITH RECURSIVE s AS (SELECT * FROM source WHERE id IN (SELECT source_id FROM utterance WHERE claim_id = ANY($1))
        UNION SELECT o.* FROM source o JOIN s ON o.id = s.owner_id)
      SELECT json_agg(json_build_object('id', id, 'name', name, 'slug', slug, 'kind', kind, 'reliability', reliability, 'ownerId', owner_id))
      FROM s) AS sources`;
}
