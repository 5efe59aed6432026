import { beginOf } from '@/lib/format/date';
import { fold } from '@/lib/format/fold';
import { slugOf } from '@/lib/format/slug';
import { type ClaimStatus, claimStatuses, confidences, likelihoods, wordsOf } from '@/lib/vocabulary';
import { type Held, shelf, versionOf } from './documents';
import { lineageMaker, type Node } from './lineages';
import { type Random, randomOf, weighted, zipf } from './random';
import { sourcesOf } from './sources';
import { statementOf } from './statements';
import { cues, reasons, topics } from './words';

/** The tables that are filled, each after those it refers to. */
export const tables = [
  ...['topic', 'source', 'source_grade', 'claim', 'claim_topic', 'document', 'document_version'],
  ...['utterance', 'attribution', 'reading', 'judgement'],
] as const;
export type Table = (typeof tables)[number];
export type Row = Readonly<Record<string, unknown>>;
/** Rows of some tables. In one table every row has the same columns. */
export type Batch = Partial<Record<Table, Row[]>>;

const BATCH = 2000;
const BEGIN = Date.UTC(2023, 9, 1);
const YEARS = 3 * 365 * 86_400_000;

/**
 * Believable data in batches, each of which refers to itself and to those before it only. The same seed gives the
 * same data.
 */
export function* generate(claims: number, seed = 1): Generator<Batch> {
  const random = randomOf(seed);
  const sources = sourcesOf(random, claims);
  const topicRows = topics.map((name, i) => ({ id: i + 1, slug: slugOf(name, 'topic'), name, name_key: fold(name) }));
  const graded = sources.filter(({ reliability }) => reliability);
  const reason = 'Graded on what it published last year.';
  yield {
    topic: topicRows,
    source: sources,
    source_grade: graded.map(({ id, reliability }, i) => ({ id: i + 1, source_id: id, grade: reliability, reason })),
  };

  const lineage = lineageMaker(random, sources);
  const write = writer(
    random,
    zipf(
      random,
      topicRows.map(({ id }) => id),
    ),
  );
  let documents = 0;
  for (let begin = 0; begin < claims; begin += BATCH) {
    const end = Math.min(claims, begin + BATCH);
    const books = shelf(
      random,
      () => ++documents,
      () => documents < end / 2,
    );
    const batch: Record<Table, Row[]> = {
      topic: [],
      source: [],
      source_grade: [],
      claim: [],
      claim_topic: [],
      document: [],
      document_version: [],
      utterance: [],
      attribution: [],
      reading: [],
      judgement: [],
    };
    for (let n = begin; n < end; n++) {
      const at = BEGIN + ((begin + random.next() * BATCH) / claims) * YEARS;
      write(batch, books, n + 1, statementOf(random, n), at, lineage(at));
    }
    batch.document = books.all.map(({ row }) => row);
    batch.document_version = books.all.map(versionOf);
    yield batch;
  }
}

function writer(random: Random, topic: () => number) {
  let [utterances, attributions, readings, judgements] = [0, 0, 0, 0];
  const status = weighted<ClaimStatus>(random, wordsOf(claimStatuses), (_, i) => [78, 9, 4, 4, 3, 2][i] ?? 0);
  return (
    batch: Record<Table, Row[]>,
    books: ReturnType<typeof shelf>,
    id: number,
    statement: string,
    at: number,
    nodes: readonly Node[],
  ) => {
    const created = new Date(at + random.next() * 9e8).toISOString();
    const found = status();
    batch.claim.push({
      id,
      slug: `${slugOf(statement, 'claim')}-${id}`,
      statement,
      statement_key: fold(statement),
      status: found,
      created_at: created,
      updated_at: created,
    });
    for (const topic_id of new Set(Array.from({ length: random.between(1, 3) }, topic)))
      batch.claim_topic.push({ claim_id: id, topic_id });
    if (random.chance(0.05)) {
      const [confidence, likelihood] = [random.pick(wordsOf(confidences).slice(1)), random.pick(wordsOf(likelihoods))];
      batch.judgement.push({
        id: ++judgements,
        claim_id: id,
        confidence,
        likelihood,
        status: found,
        reason: random.pick(reasons),
        author_name: 'An editor',
        judged_at: created,
      });
    }
    const ids = new Map(nodes.map((node) => [node, ++utterances]));
    const taken = new Set<Held>();
    for (const node of nodes) {
      const held = node.passage ? books.take(node.source, statement, node.at, taken) : undefined;
      if (held) taken.add(held);
      const text = held && node.passage === 'marked' ? held : undefined;
      const spans: number[] = [];
      const put = (part: string): number[] => {
        if (!text) return [];
        const start = text.text.length;
        text.text += part;
        return [start, start + part.length];
      };
      for (const credited of node.credits) {
        const cue = random.pick(cues);
        const cue_spans = put(cue);
        put(' ');
        const source_spans = put(credited.source.name);
        put(', ');
        const content_spans = put(statement);
        put('.\n\n');
        spans.push(...content_spans);
        batch.attribution.push({
          id: ++attributions,
          claim_id: id,
          downstream_id: ids.get(node),
          upstream_id: ids.get(credited),
        });
        if (text || random.chance(0.5))
          batch.reading.push({
            id: ++readings,
            attribution_id: attributions,
            version_id: text?.row.id ?? null,
            cue,
            source_spans,
            cue_spans,
            content_spans,
          });
      }
      if (node.credits.length === 0) {
        spans.push(...put(statement));
        put('.\n\n');
      }
      batch.utterance.push({
        id: ids.get(node),
        claim_id: id,
        source_id: node.source.id,
        document_id: held?.row.id ?? null,
        stance: node.stance,
        certainty: node.certainty,
        passage: held ? node.passage : null,
        version_id: text?.row.id ?? null,
        spans,
        said_at:
          !held && random.chance(0.4) ? beginOf({ at: new Date(node.at).toISOString(), precision: 'day' }) : null,
      });
    }
  };
}
