import { z } from 'zod';
import { type Reader, rowsFrom } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import { DomainError } from '@/lib/errors';
import { fold } from '@/lib/format/fold';
import { Prisma } from '@/prisma/generated/client';

export type SameClaim = { id: number; slug: string; statement: string };

/** The answer that two claims shall make the same statement. */
const ALL_THE_SAME = 0;

/**
 * The claim that says the same when folded, if the person has chosen it instead. Null if there is none, or if two
 * claims shall make the same statement.
 * @param own the claim that is being worded
 * @param instead what taking the other one is called; without it, that cannot be chosen
 * @throws DomainError `conflict` with the claim, while nothing has been chosen.
 */
export async function sameClaim(
  tx: Tx,
  statement: string,
  { allowSame, ...asked }: Asked & { allowSame: boolean },
): Promise<SameClaim | null> {
  return allowSame ? null : ((await sameClaims(tx, [statement], asked)).get(fold(statement)) ?? null);
}

/**
 * The same for several statements at once, by the folded statement. Statements that no claim makes, or that two claims
 * shall make, are left out.
 */
export async function sameClaims(tx: Tx, statements: readonly string[], asked: Asked): Promise<Map<string, SameClaim>> {
  const keys = [...new Set(statements.map(fold))].filter((key) => asked.choices[keyOf(key)] !== ALL_THE_SAME);
  if (keys.length === 0) return new Map();
  await lockStatements(tx, keys);
  const found = new Map<string, SameClaim>();
  for (const [key, claims] of await claimsStating(tx, keys)) {
    const there = claims.find(({ id }) => id !== asked.own);
    if (there) found.set(key, meant(there, key, asked));
  }
  return found;
}

const ALL_STATEMENTS = 72707375;

/** Two people who add a claim with one of these folded statements at once follow each other. */
export async function lockStatements(tx: Tx, keys: readonly string[]): Promise<void> {
  await beginStatements(tx);
  await tx.$executeRaw`SELECT count(pg_advisory_xact_lock(72707374, h.hash))
    FROM (SELECT DISTINCT hashtext(k) AS hash FROM unnest(${[...keys]}::text[]) AS k ORDER BY 1) h`;
}

/** Whoever adds claims under other locks as well begins with this one. */
export async function beginStatements(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${ALL_STATEMENTS}::int)::text`;
}

/** Waits until nobody is adding claims, and lets nobody add one until the transaction ends. */
export async function lockAllStatements(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ALL_STATEMENTS}::int)::text`;
}

/** The claims that make one of these folded statements, by the statement, the oldest first. */
export async function claimsStating(reader: Reader, keys: readonly string[]): Promise<Map<string, SameClaim[]>> {
  const found = new Map<string, SameClaim[]>();
  if (keys.length === 0) return found;
  const rows = await rowsFrom(
    reader,
    z.object({ key: z.string(), id: z.int(), slug: z.string(), statement: z.string() }),
    Prisma.sql`SELECT k.key, c.id, c.slug, c.statement FROM unnest(${[...new Set(keys)]}::text[]) AS k(key)
      JOIN claim_facts f ON f.statement_key = left(k.key, 100) JOIN claim c ON c.id = f.id AND c.statement_key = k.key
      ORDER BY k.key, c.id`,
  );
  for (const { key, ...claim } of rows) found.set(key, [...(found.get(key) ?? []), claim]);
  return found;
}

type Asked = { own?: number; choices: Readonly<Record<string, number>>; instead?: string; anyway: string };
const keyOf = (folded: string) => `claim:${folded}`;

/**
 * The claim, if the person has chosen it. @throws DomainError `conflict` with the claim, while nothing has been chosen
 */
function meant(there: SameClaim, folded: string, { choices, instead, anyway }: Asked): SameClaim {
  const key = keyOf(folded);
  if (choices[key] === there.id && instead) return there;
  const message = `Another claim says the same: “${there.statement}”. Nothing was changed.`;
  const candidates = [
    ...(instead ? [{ id: there.id, label: instead, detail: there.statement }] : []),
    { id: ALL_THE_SAME, label: anyway, detail: 'There will then be two claims that say the same.' },
  ];
  throw new DomainError(
    'conflict',
    message,
    { statement: message },
    { claim: there, choose: { key, field: 'statement', candidates } },
  );
}
