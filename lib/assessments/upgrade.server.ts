import { z } from 'zod';
import { FORMULA_VERSION, WHAT_CHANGED } from '@/lib/assessments/conventions';
import type { Db } from '@/lib/db';
import { idRow } from '@/lib/db/columns';
import { type Reader, rowFrom, rowsFrom, runStatement } from '@/lib/db/rows';
import { inTransaction } from '@/lib/db/transaction';
import { fold } from '@/lib/format/fold';
import { Prisma } from '@/prisma/generated/client';
import { eachClaim } from './rebuild.server';
import { recompute } from './recompute.server';
import { storedVersion } from './stored-version.server';

const { sql } = Prisma;
const SETTING = 'formula';
const EARLIER = { formulaVersion: { lt: FORMULA_VERSION } } as const;

/** The name of the command in the history. */
export const UPGRADE = 'assessments.upgrade';

/** What the history says of it. */
const SHARPENED = `The rules were sharpened. ${WHAT_CHANGED[FORMULA_VERSION]} What editors entered is as it was.`;

/** The number of claims that an earlier version of the rules computed; 0 if nothing has to be done. */
export async function computedEarlier({ pool, prisma }: Pick<Db, 'pool' | 'prisma'>): Promise<number> {
  if ((await storedVersion(prisma, SETTING)) >= FORMULA_VERSION) return 0;
  const count = await prisma.claim.count({ where: EARLIER });
  if (count === 0) await noteVersion(pool);
  return count;
}

/**
 * Computes again what an earlier version of the rules computed, and leaves one history entry that names the claims
 * whose values changed. What editors entered stays as it is. It can be interrupted and started again at any time.
 * @returns the ids of the claims whose values, or the states of whose links, are others now.
 */
export async function recomputeEarlier(
  db: Pick<Db, 'prisma' | 'pool' | 'embedded'>,
  progress: (done: number) => void = () => {},
): Promise<number[]> {
  const differing = await eachClaim(db, EARLIER, recomputeAndCompare, progress);
  differing.sort((a, b) => a - b);
  await inTransaction(db.pool, async (client) => {
    if (await noteVersion(client)) await noteInHistory(client, differing, SHARPENED);
  });
  return differing;
}

/** @returns those whose values changed: all rows differ in the version of the rule. */
async function recomputeAndCompare(reader: Reader, ids: readonly number[]): Promise<number[]> {
  const before = await saidOf(reader, ids);
  await recompute(reader, ids);
  const after = await saidOf(reader, ids);
  return ids.filter((id) => before.get(id) !== after.get(id));
}

/** All derived values that readers see, as one text. */
async function saidOf(reader: Reader, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await rowsFrom(
    reader,
    z.object({ id: z.int(), said: z.string() }),
    sql`SELECT c.id, md5(ROW(c.chains, c.suggested_confidence, c.suggested_likelihood, round(c.belief::numeric, 9), round(c.disbelief::numeric, 9),
        f.credibility, f.origin_count, f.outlet_count, f.document_count, f.warnings, f.certainty, f.weakest_link, f.first_reported, f.last_reported,
        (SELECT string_agg(a.id || ' ' || a.state, ',' ORDER BY a.id) FROM attribution a WHERE a.claim_id = c.id))::text) AS said
      FROM claim c LEFT JOIN claim_facts f ON f.id = c.id WHERE c.id = ANY(${[...ids]})`,
  );
  return new Map(rows.map(({ id, said }) => [id, said]));
}

/** @returns whether nobody else had recorded it. */
async function noteVersion(reader: Reader): Promise<boolean> {
  const value = JSON.stringify({ version: FORMULA_VERSION });
  const noted = await rowFrom(
    reader,
    z.object({ id: z.string() }),
    sql`INSERT INTO setting AS s (id, value) VALUES (${SETTING}, ${value}::jsonb)
      ON CONFLICT (id) DO UPDATE SET value = excluded.value WHERE (s.value ->> 'version')::int < ${FORMULA_VERSION} RETURNING s.id`,
  );
  return noted !== undefined;
}

/**
 * Leaves one history entry that names, by id, the claims that changed without anybody editing them. Leaves none if
 * there are none.
 */
export async function noteInHistory(reader: Reader, ids: readonly number[], reason: string): Promise<void> {
  if (ids.length === 0) return;
  const counts = JSON.stringify({ claim: ids.length });
  const change = await rowFrom(
    reader,
    idRow,
    sql`INSERT INTO change (actor_id, actor_name, command, reason, undoable, record_count, counts, folded)
      VALUES ('server', 'Whence', ${UPGRADE}, ${reason}, false, ${ids.length}, ${counts}::jsonb, ${fold(reason)}) RETURNING id`,
  );
  await runStatement(
    reader,
    sql`INSERT INTO change_record (change_id, entity, entity_id, label, before, after, subjects)
      SELECT ${change?.id ?? 0}, 'claim', c.id::text, c.statement, '{}', '{}', ARRAY['claim:' || c.id] FROM claim c WHERE c.id = ANY(${[...ids]}) ORDER BY c.id`,
  );
}
