import fc from 'fast-check';
import type { Db } from '@/lib/db';

/** Utterances in a claim by short names: “s1” is known second-hand only, “s1@d2” stands in a document. */
export type Utterance = string;
export type Drawing = {
  readonly utterances: readonly Utterance[];
  /** “a < b”: a credits b. */
  readonly links: readonly (readonly [Utterance, Utterance])[];
  /** Pairs said to depend on each other. */
  readonly ties?: readonly (readonly [Utterance, Utterance])[];
};

const counts = { sources: 6, documents: 3 } as const;

/** Sources s1–s6, each an outlet, and documents d1–d3 of theirs. */
export async function fillSources(db: Db): Promise<void> {
  await db.pool.query(
    `INSERT INTO source (id, slug, name, name_key, kind, reliability) SELECT n, 's' || n, 'S' || n, 's' || n, 'outlet', 'B' FROM generate_series(1, $1::int) n`,
    [counts.sources],
  );
  await db.pool.query(
    `INSERT INTO document (id, title, title_key, source_id) SELECT n, 'D' || n, 'd' || n, n FROM generate_series(1, $1::int) n`,
    [counts.documents],
  );
  await db.pool.query(`SELECT setval('source_id_seq', 100), setval('document_id_seq', 100)`);
}

/** Stores a drawing as what is said in a claim. @returns the ids of the utterances by name */
export async function draw(
  db: Db,
  claimId: number,
  { utterances, links, ties = [] }: Drawing,
): Promise<Record<Utterance, number>> {
  const ids: Record<Utterance, number> = {};
  for (const utterance of utterances) {
    const [, source, document] = utterance.match(/^s(\d)(?:@d(\d))?$/) ?? [];
    const { rows } = await db.pool.query<{ id: number }>(
      `INSERT INTO utterance (claim_id, source_id, document_id, passage) VALUES ($1, $2, $3, $4) RETURNING id`,
      [claimId, Number(source), document ? Number(document) : null, document ? 'not_yet_looked_for' : null],
    );
    ids[utterance] = rows[0]?.id ?? 0;
  }
  for (const [down, up] of links) {
    const { rows } = await db.pool.query<{ id: number }>(
      `INSERT INTO attribution (claim_id, downstream_id, upstream_id) VALUES ($1, $2, $3) RETURNING id`,
      [claimId, ids[down], ids[up]],
    );
    await db.pool.query(`INSERT INTO reading (attribution_id, cue) VALUES ($1, $2)`, [
      rows[0]?.id,
      `${down} credits ${up}`,
    ]);
  }
  for (const [a, b] of ties)
    await db.pool.query(
      `INSERT INTO dependence_link (claim_id, a_id, b_id, dependent, reason) VALUES ($1, least($2::int, $3::int), greatest($2::int, $3::int), true, 'told so')`,
      [claimId, ids[a], ids[b]],
    );
  return ids;
}

/** What is said in a claim, as a drawing in alphabetical order; the cues of each link with it. */
export async function drawn(
  db: Db,
  claimId: number,
): Promise<{ utterances: string[]; links: string[]; ties: string[] }> {
  const name = (alias: string) => `'s' || ${alias}.source_id || coalesce('@d' || ${alias}.document_id, '')`;
  const read = async (query: string) =>
    (await db.pool.query<{ text: string }>(query, [claimId])).rows.map(({ text }) => text).sort();
  return {
    utterances: await read(`SELECT ${name('u')} AS text FROM utterance u WHERE claim_id = $1`),
    links:
      await read(`SELECT ${name('d')} || ' < ' || ${name('u')} || coalesce(': ' || (SELECT string_agg(cue, ' | ' ORDER BY cue) FROM reading r WHERE r.attribution_id = a.id), '') AS text
      FROM attribution a JOIN utterance d ON d.id = a.downstream_id JOIN utterance u ON u.id = a.upstream_id WHERE a.claim_id = $1`),
    ties: await read(`SELECT least(${name('a')}, ${name('b')}) || ' = ' || greatest(${name('a')}, ${name('b')}) AS text
      FROM dependence_link l JOIN utterance a ON a.id = l.a_id JOIN utterance b ON b.id = l.b_id WHERE l.claim_id = $1`),
  };
}

const place = fc
  .record({ source: fc.integer({ min: 1, max: 4 }), document: fc.option(fc.integer({ min: 1, max: 3 })) })
  .map(({ source, document }) => (document === null ? `s${source}` : `s${source}@d${document}`));

/** Branches, circles, utterances with and without a document, notes on dependence. */
export const anyDrawing: fc.Arbitrary<Drawing> = fc
  .uniqueArray(place, { minLength: 1, maxLength: 6 })
  .chain((utterances) => {
    const pair = fc.tuple(fc.constantFrom(...utterances), fc.constantFrom(...utterances)).filter(([a, b]) => a !== b);
    const pairs = (max: number, key: (pair: readonly [string, string]) => string) =>
      utterances.length < 2 ? fc.constant([]) : fc.uniqueArray(pair, { maxLength: max, selector: key });
    return fc.record({
      utterances: fc.constant(utterances),
      links: pairs(8, String),
      ties: pairs(3, (ends) => [...ends].sort().join()),
    });
  });
