import { z } from 'zod';
import type { Db } from '@/lib/db';
import { rowFrom } from '@/lib/db/rows';
import { hostOf } from '@/lib/db/server';
import { isBehindProxy, ownHost, publicUrl } from '@/lib/http/request-origin';
import { Prisma } from '@/prisma/generated/client';
import type { Setup } from './warnings';

const seen = z.object({ tls: z.boolean(), superuser: z.boolean() });

/** The configuration of this server. @param db open */
export async function setupOf(db: Db): Promise<Setup> {
  return {
    host: ownHost(),
    publicUrl: publicUrl(),
    behindProxy: isBehindProxy(),
    database: db.embedded ? null : await seenBy(db),
  };
}

async function seenBy({ pool }: Db) {
  const found = await rowFrom(
    pool,
    seen,
    Prisma.sql`SELECT coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false) AS tls,
      coalesce((SELECT rolsuper FROM pg_roles WHERE rolname = current_user), false) AS superuser`,
  );
  return {
    host: hostOf(process.env.DATABASE_URL ?? ''),
    tls: found?.tls ?? false,
    superuser: found?.superuser ?? false,
  };
}
