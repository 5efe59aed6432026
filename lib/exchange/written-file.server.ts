import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Db } from '@/lib/db';
import { removeOlder } from '@/lib/db/folders';
import { privateFolder } from '@/lib/db/private-folder';
import { full } from '@/lib/errors';
import { readerOf } from '@/lib/people/session.server';
import { bodyOf } from './body-of.server';
import { takeExportPlace } from './export-queue.server';

const DAY = 24 * 3_600_000;
const folder = () => path.join(process.env.DATA_DIR || path.join(process.cwd(), 'data'), 'exports');

/**
 * Answers GET and HEAD with a file that is written to the disk first, so that nobody’s slow connection keeps a snapshot
 * or the only connection. The file goes when it has been sent.
 * @param write writes the whole file to a path
 * @throws DomainError `full`, `too many`, and what `write` throws
 */
export async function writtenFile(
  request: Request,
  db: Pick<Db, 'hasRoom'>,
  headers: Readonly<Record<string, string>>,
  write: (path: string) => Promise<void>,
): Promise<Response> {
  if (request.method === 'HEAD') return new Response(null, { headers });
  if (!db.hasRoom()) throw full();
  const leave = takeExportPlace(await readerOf(request.headers));
  try {
    privateFolder(folder());
    // What an end of the server has left behind.
    await removeOlder(folder(), Date.now() - DAY);
    const file = path.join(folder(), crypto.randomUUID());
    try {
      await write(file);
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
}
