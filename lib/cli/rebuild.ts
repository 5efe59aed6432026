/**
 * Computes every derived value again and says how many claims and documents differed. Fails if any did, because in a
 * healthy database none does.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { openDb } from '@/lib/db';
import { DatabaseUnavailable } from '@/lib/db/errors';
import { counted, grouped } from '@/lib/format/number';

const SHOWN = 20;
const root = path.join(import.meta.dirname, '../..');

const words = { claims: ['claim', 'claims'], documents: ['document', 'documents'] } as const;

/** One line that is overwritten on a terminal. Elsewhere nothing is written. */
function showProgress(done: number, total: number, what: keyof typeof words): void {
  if (!process.stderr.isTTY) return;
  const line =
    what === 'claims'
      ? `${grouped(done)} of ${counted(total, words.claims)}`
      : `comparing texts: ${Math.floor((100 * done) / total)} %`;
  process.stderr.write(`\r${line}${done === total ? '\n' : ''}`);
}

/** What is said of all claims or all documents. */
function verdict(total: number, differing: readonly number[], what: keyof typeof words): string {
  if (differing.length === 0)
    return `The derived values of ${counted(total, words[what])} were computed again: none differed.`;
  const ids = differing.slice(0, SHOWN).join(', ') + (differing.length > SHOWN ? ', …' : '');
  return `Of ${counted(total, words[what])}, ${grouped(differing.length)} had derived values that differed, and now have the right ones: ${ids}`;
}

async function run(): Promise<number> {
  // The files that npm start reads, in its order, so that both open the same database.
  for (const name of ['.env.production.local', '.env.local', '.env.production', '.env']) {
    if (existsSync(path.join(root, name))) process.loadEnvFile(path.join(root, name));
  }
  const db = await openDb({
    databaseUrl: process.env.DATABASE_URL,
    dataDir: path.resolve(root, process.env.DATA_DIR || 'data'),
  });
  try {
    const { claims, differing, documents, differingDocuments } = await rebuild(db, showProgress);
    console.log(verdict(documents, differingDocuments, 'documents'));
    console.log(verdict(claims, differing, 'claims'));
    return differing.length + differingDocuments.length === 0 ? 0 : 1;
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
