import type { Db } from '@/lib/db';
import { fold } from '@/lib/format/fold';
import { escapeLike, run } from '@/lib/list/sql';
import { proposeCertainty } from '@/lib/tagging/certainty';
import { withCreditLines } from '@/lib/tagging/credit-lines';
import { type Detection, detect } from '@/lib/tagging/detect';
import type { SourceKind } from '@/lib/words';
import { Prisma } from '@/prisma/generated/client';
import { type Proposal, proposalsOf } from './proposals';

const { sql } = Prisma;

export type Proposed = {
  proposals: Proposal[];
  /** What the text says about its own reporting, «declined to comment»: no claim and no denial. Spans in code points. */
  asides: { start: number; end: number; kind: string; rule: string }[];
  /** How many code points were read, and how many there are. */
  readTo: number;
  length: number;
};

/** A stored text never changes, so that what was found in it is found again; the last few are kept. */
const found = new Map<number, Detection & { length: number }>();
const KEPT = 20;

/** What is proposed for a stored text; null where there is no such text. */
export async function proposeFor({ pool }: Pick<Db, 'pool'>, versionId: number): Promise<Proposed | null> {
  const [version] = await run<{ text: string; publisher: string }>(
    pool,
    sql`SELECT v.text, s.name AS publisher FROM document_version v JOIN document d ON d.id = v.document_id JOIN source s ON s.id = d.source_id
      WHERE v.id = ${versionId} AND d.deleted_at IS NULL`,
  );
  if (!version) return null;
  const detection = found.get(versionId) ?? {
    ...detect(version.text, { certaintyOf: (passage) => proposeCertainty(passage).certainty }),
    length: [...version.text].length,
  };
  found.delete(versionId);
  found.set(versionId, detection);
  for (const oldest of found.keys()) if (found.size > KEPT) found.delete(oldest);
  const attributions = withCreditLines(version.text, detection.attributions, version.publisher);
  // Those without a name spoke to whoever wrote the text.
  const dateline = attributions.find(({ rule }) => rule === 'dateline')?.source[0];
  const wroteIt = dateline ? [...version.text].slice(dateline.start, dateline.end).join('') : version.publisher;
  const proposals = proposalsOf(version.text, { attributions }, wroteIt);
  const known = await sourcesNamed(pool, [...new Set(proposals.map(({ sourceName }) => sourceName).filter(Boolean))]);
  return {
    proposals: proposals.map((proposal) => {
      const source = known.get(fold(proposal.sourceName));
      if (!source) return proposal;
      const { kind, ...named } = source;
      return { ...proposal, sourceId: source.id, source: named, sourceKind: kind };
    }),
    asides: detection.nonClaims.map(({ words, kind, rule }) => ({ ...words, kind, rule })),
    readTo: detection.readTo,
    length: detection.length,
  };
}

type Known = { id: number; name: string; slug: string; kind: SourceKind };

/** The sources that have these names or go by them, by the name folded; where several do, a person says which when a chain is made. */
async function sourcesNamed(pool: Db['pool'], names: readonly string[]): Promise<Map<string, Known>> {
  if (names.length === 0) return new Map();
  const keys = [...new Set(names.map(fold))];
  const rows = await run<Known & { wanted: string }>(
    pool,
    sql`SELECT w.key AS wanted, min(s.id) AS id, min(s.name) AS name, min(s.slug) AS slug, min(s.kind::text) AS kind
      FROM unnest(${keys}::text[], ${keys.map((key) => `%${escapeLike(key)}%`)}::text[]) AS w(key, part)
      JOIN source s ON s.deleted_at IS NULL AND s.folded LIKE w.part AND w.key = ANY(string_to_array(s.folded, E'\\n'))
      GROUP BY w.key HAVING count(*) = 1`,
  );
  return new Map(rows.map(({ wanted, ...source }) => [wanted, source]));
}
