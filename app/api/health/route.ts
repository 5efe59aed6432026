import { getDb } from '@/lib/db';
import { migrationState } from '@/lib/db/migrate';
import { log } from '@/lib/log.mjs';
import { actorOf } from '@/lib/people/session';
import packageJson from '@/package.json';

type Health = { ok: boolean; database: string; reason?: string; migrations?: object };

/** Whether the server can do its work: 200 or 503. Anybody is told only that; what stands behind it, admins and the log. */
export async function GET(request: Request) {
  const { ok, ...facts } = await health();
  const admin = await actorOf(request.headers).then(
    ({ role }) => role === 'admin',
    () => false,
  );
  return Response.json(admin ? { ok, version: packageJson.version, ...facts } : { ok }, {
    status: ok ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}

async function health(): Promise<Health> {
  try {
    const { pool, embedded } = await getDb();
    const migrations = await migrationState(pool);
    const ok = migrations.pending === 0 && migrations.unknown.length === 0;
    return { ok, database: embedded ? 'embedded' : 'server', migrations };
  } catch (error) {
    log.error(error, 'The database does not answer.');
    return { ok: false, database: 'unavailable', reason: error instanceof Error ? error.message : 'unknown' };
  }
}
