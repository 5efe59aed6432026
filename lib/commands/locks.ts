import type { Tx } from './ledger';

const NAMES = 72707372;

/** Two people who make the same source at once follow each other. */
export async function lockNames(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${NAMES}::int)::text`;
}
