/** Computes every derived value again and says how many claims differed; fails when any did, because on a healthy database none does. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { rebuild } from '@/lib/assessments/rebuild';
import { openDb } from '@/lib/db';
import { DatabaseUnavailable } from '@/lib/db/errors';

const SHOWN = 20;
const root = path.join(import.meta.dirname, '../..');

const counted = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'claim' : 'claims'}`;

/** One line that is written over on a terminal; elsewhere nothing. */
function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done.toLocaleString('en')} of ${counted(total)}${done === total ? '\n' : ''}`);
}

async function run(): Promise<number> {
  // The files that npm start reads, in its order, so that both open the same database.
  for (const name of ['.env.production.local', '.env.local', '.env.production', '.env']) {
    if (existsSync(path.join(root, name))) process.loadEnvFile(path.join(root, name));
  }
  const db = await openDb({ databaseUrl: process.env.DATABASE_URL, dataDir: path.resolve(root, process.env.DATA_DIR || 'data') });
  try {
    const { claims, differing } = await rebuild(db, showProgress);
    if (differing.length === 0) {
      console.log(`The derived values of ${counted(claims)} were computed again: none differed.`);
      return 0;
    }
    const ids = differing.slice(0, SHOWN).join(', ') + (differing.length > SHOWN ? ', …' : '');
    console.log(
      `Of ${counted(claims)}, ${differing.length.toLocaleString('en')} had derived values that differed, and now have the right ones: ${ids}`,
    );
    return 1;
  } finally {
    await db.close();
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof DatabaseUnavailable)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
