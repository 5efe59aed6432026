import { z } from 'zod';
import { hasName, lockNames } from '@/lib/commands/names';
import { rowFrom } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import { DomainError } from '@/lib/errors';
import { fold } from '@/lib/format/fold';
import { Prisma } from '@/prisma/generated/client';
import { circleInWords } from './rules';

const { sql } = Prisma;

/** The number by which the database itself guards the ownership tree. */
const OWNERSHIP = 72707370;

const refusal = (field: string, message: string, details: Record<string, unknown> = {}) =>
  new DomainError('conflict', message, { [field]: message }, details);

/** Whoever changes the tree next waits until this transaction ends. */
export async function lockOwnership(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${OWNERSHIP}::int)`;
}

const named = z.object({
  id: z.int(),
  name: z.string(),
  slug: z.string(),
  kind: z.string(),
  alias: z.string().nullable(),
});

/** @throws DomainError `conflict` if another source already has this name, as its name or as another name */
export async function refuseTakenName(tx: Tx, name: string, own?: number): Promise<void> {
  await lockNames(tx);
  const taken = await rowFrom(
    tx,
    named,
    sql`SELECT s.id, s.name, s.slug, s.kind::text, CASE WHEN s.name_key <> ${fold(name)} THEN a.alias END AS alias
    FROM source s LEFT JOIN LATERAL (SELECT x.alias FROM unnest(s.aliases, (string_to_array(s.folded, E'\\n'))[2:]) AS x(alias, key)
      WHERE x.key = ${fold(name)} LIMIT 1) a ON true
    WHERE s.deleted_at IS NULL AND s.id <> ${own ?? 0} AND ${hasName(name)} ORDER BY a.alias NULLS FIRST, s.id LIMIT 1`,
  );
  if (!taken) return;
  const there = `“${taken.name}” (${taken.kind})`;
  throw refusal(
    'name',
    taken.alias === null
      ? `There is already a source with this name: ${there}.`
      : `This is already another name of ${there}.`,
    { source: { id: taken.id, name: taken.name, slug: taken.slug } },
  );
}

/** @throws DomainError `conflict` if the source named in a field does not exist */
export async function refuseMissing(
  tx: Tx,
  field: 'ownerId' | 'grantedById' | 'sourceId',
  id: number | null | undefined,
): Promise<void> {
  if (id == null) return;
  const there = await tx.source.findFirst({ where: { id, deletedAt: null }, select: { id: true } });
  if (!there) throw refusal(field, 'There is no such source, or it has been deleted. Choose another.');
}

/** @throws DomainError `conflict`, naming the circle, if `id` owns `ownerId`, even through others */
export async function refuseCircle(tx: Tx, id: number, ownerId: number, field = 'ownerId'): Promise<void> {
  const path = await ownersFrom(tx, ownerId, id);
  if (path === null) return;
  const names = [...path].reverse();
  throw refusal(
    field,
    `A source cannot own itself, even through others: ${circleInWords([...names, names[0] ?? ''])}.`,
  );
}

/** The names from one source up to one of its owners, both included. Null if that one does not own it. */
async function ownersFrom(tx: Tx, from: number, to: number): Promise<string[] | null> {
  const found = await rowFrom(
    tx,
    z.object({ names: z.array(z.string()) }),
    sql`WITH RECURSIVE up AS (
      SELECT id, owner_id, ARRAY[name] AS names, ARRAY[id] AS ids FROM source WHERE id = ${from}
      UNION ALL SELECT s.id, s.owner_id, up.names || s.name, up.ids || s.id FROM up JOIN source s ON s.id = up.owner_id WHERE s.id <> ALL(up.ids))
    SELECT names FROM up WHERE id = ${to}`,
  );
  return found?.names ?? null;
}

/** What depends on a source, counted. */
const restsRow = z.object({
  utterances: z.int(),
  claims: z.int(),
  documents: z.int(),
  owned: z.int(),
  granted: z.int(),
});
export type Rests = z.output<typeof restsRow>;

/** Counts what would have no source without this one. Deleted claims count too, since they can be restored. */
export async function whatRestsOn(tx: Tx, id: number): Promise<Rests> {
  const rests = await rowFrom(
    tx,
    restsRow,
    sql`SELECT (SELECT count(*)::int FROM utterance WHERE source_id = ${id}) AS utterances,
      (SELECT count(DISTINCT claim_id)::int FROM utterance WHERE source_id = ${id}) AS claims,
      (SELECT count(*)::int FROM document WHERE source_id = ${id} AND deleted_at IS NULL) AS documents,
      (SELECT count(*)::int FROM source WHERE owner_id = ${id} AND deleted_at IS NULL) AS owned,
      (SELECT count(*)::int FROM source WHERE granted_by_id = ${id} AND deleted_at IS NULL) AS granted`,
  );
  return rests ?? { utterances: 0, claims: 0, documents: 0, owned: 0, granted: 0 };
}
