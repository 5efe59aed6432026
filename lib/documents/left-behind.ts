import { type Reader, run } from '@/lib/list/sql';
import { Anchoring } from '@/lib/tagging/anchor';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;

/** Words of a text with some that stand beside them. */
export type Excerpt = { before: string; words: string; after: string };
export type LeftItem = { kind: 'passage' | 'reading' | 'tag'; id: number };

/** What was marked in an older text and is to be looked at, since it is not known to stand in the latest. */
export type LeftBehind = {
  /** All that was marked at this place. */
  items: LeftItem[];
  /** The number of the text in which it stands. */
  number: number;
  /** Who says it, where that is known. */
  who: string;
  claims: { slug: string; statement: string }[];
  was: Excerpt;
  /** What stands in the latest text at the likely place, in code points; null where nothing is like it. */
  is: (Excerpt & { spans: [number, number] }) | null;
};

type Row = LeftItem & { versionId: number; who: string; slug: string | null; statement: string | null; spans: number[][] };
type Text = { id: number; number: number; text: string };

/** So much of a text is shown beside a passage, in code points. */
const BESIDE = 120;

/**
 * What was marked in older texts of a document and was not left there on purpose, in the order of the texts.
 */
export async function leftBehindIn(pool: Reader, documentId: number): Promise<LeftBehind[]> {
  const rows = await run<Row>(
    pool,
    sql`WITH latest AS (SELECT max(number) AS number FROM document_version WHERE document_id = ${documentId}),
        older AS (SELECT v.id FROM document_version v, latest WHERE v.document_id = ${documentId} AND v.number < latest.number)
      SELECT 'passage' AS kind, u.id, u.version_id AS "versionId", s.name AS who, c.slug, c.statement, jsonb_build_array(u.spans) AS spans
        FROM utterance u JOIN source s ON s.id = u.source_id JOIN claim c ON c.id = u.claim_id
        WHERE u.version_id IN (SELECT id FROM older) AND NOT u.left_behind AND cardinality(u.spans) > 0 AND c.deleted_at IS NULL
      UNION ALL SELECT 'reading', r.id, r.version_id, s.name, c.slug, c.statement, jsonb_build_array(r.source_spans, r.cue_spans, r.content_spans)
        FROM reading r JOIN attribution a ON a.id = r.attribution_id JOIN utterance u ON u.id = a.upstream_id JOIN source s ON s.id = u.source_id
          JOIN claim c ON c.id = a.claim_id
        WHERE r.version_id IN (SELECT id FROM older) AND NOT r.left_behind
          AND cardinality(r.source_spans || r.cue_spans || r.content_spans) > 0 AND c.deleted_at IS NULL
      UNION ALL SELECT 'tag', t.id, t.version_id, coalesce(s.name, t.source_name), c.slug, coalesce(c.statement, nullif(t.statement, '')),
          jsonb_build_array(t.source_spans, t.cue_spans, t.content_spans)
        FROM tag t LEFT JOIN source s ON s.id = t.source_id LEFT JOIN claim c ON c.id = t.claim_id
        WHERE t.version_id IN (SELECT id FROM older) AND NOT t.left_behind AND t.state <> 'rejected'
      ORDER BY 3, 1, 2`,
  );
  if (rows.length === 0) return [];
  const texts = await run<Text>(
    pool,
    sql`SELECT id, number, text FROM document_version WHERE document_id = ${documentId}
      AND (id = ANY(${[...new Set(rows.map(({ versionId }) => versionId))]}::int[]) OR number = (SELECT max(number) FROM document_version WHERE document_id = ${documentId}))
      ORDER BY number`,
  );
  const latest = texts.at(-1);
  return latest
    ? texts.slice(0, -1).flatMap((text) =>
        leftIn(
          text,
          latest,
          rows.filter(({ versionId }) => versionId === text.id),
        ),
      )
    : [];
}

/** Those of one text, together where they were marked at the same words. */
function leftIn(from: Text, to: Text, rows: readonly Row[]): LeftBehind[] {
  const anchoring = new Anchoring(from.text, to.text);
  const [before, after] = [[...from.text], [...to.text]];
  const wordsOf = ({ spans }: Row) => spans.findLast((them) => them.length > 0) ?? [];
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = wordsOf(row).join();
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()]
    .map((group): LeftBehind & { at: number } => {
      // What names who speaks tells best whose words they are.
      const [first] = group.toSorted((a, b) => b.spans.flat().length - a.spans.flat().length) as [Row];
      const spans = wordsOf(first);
      const found = anchoring.together(first.spans);
      const place = found ? extent(found.parts.findLast((them) => them.length > 0) ?? []) : (anchoring.likely(first.spans)?.spans ?? null);
      const claims = new Map(group.flatMap(({ slug, statement }) => (slug && statement ? [[slug, statement] as const] : [])));
      return {
        at: spans[0] ?? 0,
        items: group.map(({ kind, id }) => ({ kind, id })),
        number: from.number,
        who: group.find(({ kind, who }) => kind !== 'passage' && who !== '')?.who ?? first.who,
        claims: [...claims].map(([slug, statement]) => ({ slug, statement })),
        was: excerptOf(before, spans),
        is: place && { ...excerptOf(after, place), spans: place },
      };
    })
    .sort((a, b) => a.at - b.at)
    .map(({ at, ...left }) => left);
}

const extent = (spans: readonly number[]): [number, number] => [Math.min(...spans), Math.max(...spans)];

function excerptOf(points: readonly string[], spans: readonly number[]): Excerpt {
  const [start, end] = extent(spans);
  const cut = (from: number, to: number) => points.slice(Math.max(0, from), to).join('');
  const pieces: string[] = [];
  for (let i = 0; i + 1 < spans.length; i += 2) pieces.push(cut(spans[i] ?? 0, spans[i + 1] ?? 0));
  return { before: cut(start - BESIDE, start), words: pieces.join(' … '), after: cut(end, end + BESIDE) };
}
