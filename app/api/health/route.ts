import { getDb } from '@/lib/db';
import { migrationState } from '@/lib/db/migrate';
import packageJson from '@/package.json';

/** Whether the server can do its work: 200, or 503 with the reason. */
export async function GET() {
  const version = packageJson.version;
  try {
    const { pool, embedded } = await getDb();
    const migrations = await migrationState(pool);
    const ok = migrations.pending === 0 && migrations.unknown.length === 0;
    return Response.json(
      { ok, version, database: embedded ? 'embedded' : 'server', migrations },
      { status: ok ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    return Response.json(
      { ok: false, version, database: 'unavailable', reason },
      { status: 503, headers: { 'Cache-Control': 'no-store' } },
    );
  }
}
