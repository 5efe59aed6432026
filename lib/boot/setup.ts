import type { Db } from '@/lib/db';
import { hostOf } from '@/lib/db/server';
import { isBehindProxy, ownHost, publicUrl } from '@/lib/http/request-origin';
import type { Setup } from './warnings';

type Seen = { tls: boolean; superuser: boolean };

/** How this server is set up. @param db open */
export async function setupOf(db: Db): Promise<Setup> {
  return {
    host: ownHost(),
    publicUrl: publicUrl(),
    behindProxy: isBehindProxy(),
    database: db.embedded ? null : await seenBy(db),
  };
}

async function seenBy({ pool }: Db) {
  const { rows } = await pool.query<Seen>(`
    SELECT coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false) AS tls,
      coalesce((SELECT rolsuper FROM pg_roles WHERE rolname = current_user), false) AS superuser`);
  return { host: hostOf(process.env.DATABASE_URL ?? ''), ...(rows[0] as Seen) };
}
