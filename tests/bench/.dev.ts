import fs from 'node:fs';
import { openDb } from '@/lib/db';
import { load } from '@/tests/bench/load';
import { startPostgres } from '@/tests/support/postgres-server';

const pg = await startPostgres('shared_buffers=256MB');
if (pg.url === null) throw new Error(pg.reason);
const db = await openDb({ databaseUrl: pg.url });
console.log(await load(db, Number(process.argv[2] ?? 100000)));
await db.close();
fs.writeFileSync('/tmp/dev.url', pg.url);
console.log(pg.url);
process.on('SIGTERM', async () => {
  await pg.stop();
  process.exit(0);
});
setInterval(() => {}, 1e6);
