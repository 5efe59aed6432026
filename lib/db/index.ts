import path from 'node:path';
import type pg from 'pg';
import { PrismaClient } from '@/prisma/generated/client';
import { openEmbedded } from './embedded';
import { LongValuesAdapter } from './long-values';
import { migrate } from './migrate';
import { hasRoom } from './room.mjs';
import { connectServer } from './server';

export type Db = {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly embedded: boolean;
  /**
   * @throws DatabaseUnavailable within five seconds if the database does not answer. The embedded one ends by itself if
   * it cannot
   */
  answers(): Promise<void>;
  /** Whether its disk has room for more, as far as can be told from here. */
  hasRoom(): boolean;
  close(): Promise<void>;
};
export type DbSettings = { databaseUrl?: string; dataDir?: string };

declare global {
  var whenceDb: Promise<Db> | undefined;
}

/**
 * The database of this process, opened and migrated by the first caller: the server of DATABASE_URL, or else the
 * embedded one in DATA_DIR.
 */
export async function getDb(): Promise<Db> {
  // While Next builds there is no request, so this never returns: a page that reads the database is not rendered in
  // advance.
  if (process.env.NEXT_PHASE === 'phase-production-build') await (await import('next/server')).connection();
  globalThis.whenceDb ??= openDb({ databaseUrl: process.env.DATABASE_URL, dataDir: process.env.DATA_DIR }).catch(
    (error) => {
      globalThis.whenceDb = undefined;
      throw error;
    },
  );
  return globalThis.whenceDb;
}

/** Opens and migrates a database. A missing or empty address means the embedded one. */
export async function openDb({ databaseUrl, dataDir }: DbSettings): Promise<Db> {
  const folder = dataDir || path.join(process.cwd(), 'data');
  const { pool, close, answers } = databaseUrl
    ? await connectServer(databaseUrl)
    : { ...(await openEmbedded(folder)), answers: async () => {} };
  try {
    await migrate(pool);
  } catch (error) {
    await close();
    throw error;
  }
  const prisma = new PrismaClient({
    adapter: new LongValuesAdapter(pool),
    transactionOptions: { maxWait: 20_000, timeout: 20_000 },
  });
  return {
    pool,
    prisma,
    embedded: !databaseUrl,
    answers,
    hasRoom: () => Boolean(databaseUrl) || hasRoom(folder),
    async close() {
      await prisma.$disconnect();
      await close();
    },
  };
}
