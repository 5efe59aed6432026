import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { claimList } from '@/lib/claims/table';
import { queryInWords } from '@/lib/data-table/sentence';
import { resolveRefs } from '@/lib/data-table/sql.server';
import { type Notice, readListQuery } from '@/lib/data-table/url';
import { getDb } from '@/lib/db';
import { privateFolder } from '@/lib/db/private-folder';
import { full, invalid } from '@/lib/errors';
import { bodyOf } from '@/lib/exchange/body-of.server';
import { takeExportPlace } from '@/lib/exchange/export-queue.server';
import { answering } from '@/lib/http/answering';
import { readerOf } from '@/lib/people/session.server';
import packageJson from '@/package.json';
import { writeCase } from './write-case.server';

const DAY = 24 * 3_600_000;
const folder = () => path.join(process.env.DATA_DIR || path.join(process.cwd(), 'data'), 'exports');

/**
 * GET and HEAD of a whole case. Its address is that of the claims table; order and columns change nothing. It is
 * written to the disk first, so that nobody’s slow connection keeps a snapshot or the only connection.
 */
export const caseHandler = answering(async (request) => {
  const params = new URL(request.url).searchParams;
  for (const word of ['page', 'size', 'columns', 'sort', 'bom', 'raw']) params.delete(word);
  const { query, notices } = readListQuery(claimList, params);
  const db = await getDb();
  const { refs, names, notices: missing } = await resolveRefs(db.pool, claimList, query);
  if (notices.length + missing.length > 0) throw refusal([...notices, ...missing]);
  const isFiltered = query.q !== '' || Object.keys(query.filters).length > 0;
  const headers = {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${fileName(isFiltered)}"`,
    'Cache-Control': 'no-store',
  };
  if (request.method === 'HEAD') return new Response(null, { headers });
  if (!db.hasRoom()) throw full();
  const leave = takeExportPlace(await readerOf(request.headers));
  try {
    privateFolder(folder());
    await tidy();
    const file = path.join(folder(), `${crypto.randomUUID()}.zip`);
    try {
      const title = queryInWords(claimList, query, names);
      await writeCase(db, file, { query, refs, title }, packageJson.version, request.signal);
      const { size } = await fs.stat(file);
      const stream = createReadStream(file);
      // The file stays readable while it is open, and is gone when it is closed.
      await new Promise((resolve, reject) => stream.once('open', resolve).once('error', reject));
      stream.once('close', leave);
      return new Response(bodyOf(stream), { headers: { ...headers, 'Content-Length': String(size) } });
    } finally {
      await fs.rm(file, { force: true });
    }
  } catch (error) {
    leave();
    throw error;
  }
});

/** Files that an end of the server has left behind. */
async function tidy(): Promise<void> {
  for (const name of await fs.readdir(folder())) {
    const at = path.join(folder(), name);
    const { mtimeMs } = await fs.stat(at).catch(() => ({ mtimeMs: 0 }));
    if (mtimeMs < Date.now() - DAY) await fs.rm(at, { force: true });
  }
}

const refusal = (notices: readonly Notice[]) =>
  invalid(
    notices.map(({ message }) => message).join(' '),
    Object.fromEntries(notices.map(({ word, message }) => [word, message])),
  );

/** What and when: “whence-case-filtered-2026-11-23-1412.zip”, in UTC. */
function fileName(isFiltered: boolean): string {
  const [day, time = ''] = new Date().toISOString().split('T');
  return `whence-case${isFiltered ? '-filtered' : ''}-${day}-${time.slice(0, 5).replace(':', '')}.zip`;
}
