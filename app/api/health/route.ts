import { getDb } from '@/lib/db';
import { DatabaseUnavailable } from '@/lib/db/errors';
import { migrationState } from '@/lib/db/migrate';
import { log } from '@/lib/log.server.mjs';
import { actorOf } from '@/lib/people/session.server';
import packageJson from '@/package.json';

type Health = { ok: boolean; version: string; database: string; migrations?: object };

/** Whether the server works: 200 or 503. The reasons go only to admins and to the log. */
export async function GET(request: Request) {
  const health = await healthNow();
  const { ok } = health;
  // Without the database nobody can be identified.
  const isAdmin =
    health.migrations !== undefined && (await actorOf(request.headers).catch(() => null))?.role === 'admin';
  return Response.json(isAdmin ? health : { ok }, { status: ok ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}

async function healthNow(): Promise<Health> {
  const { version } = packageJson;
  try {
    const { pool, embedded, answers } = await getDb();
    await answers();
    const migrations = await migrationState(pool);
    const ok = migrations.pending === 0 && migrations.unknown.length === 0;
    return { ok, version, database: embedded ? 'embedded' : 'server', migrations };
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable)) log.error(error, 'The database does not answer.');
    return { ok: false, version, database: 'unavailable' };
  }
}
