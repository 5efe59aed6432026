import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { privateFolder } from '@/lib/db/private-folder';
import { codeOf, DomainError, invalid, notFound } from '@/lib/errors';
import { fileSize } from '@/lib/format/size';
import { readChoice } from './read-table';

/** How large a file may be, in bytes, and a part of it that is sent at once. */
export const FILE_LIMIT = 200_000_000;
export const PART_LIMIT = 8_000_000;
/** How many files of one person are kept, and for how long, in ms. */
const KEPT = 5;
const KEPT_FOR = 24 * 3_600_000;

const meta = z.object({
  owner: z.string(),
  name: z.string(),
  at: z.number(),
  /** How it was read, and its headers, once it has been. */
  read: z
    .object({ choice: readChoice, headers: z.array(z.string()), rows: z.int(), blank: z.int() })
    .nullable()
    .default(null),
});
type Meta = z.output<typeof meta>;

/** A file that somebody brings in, on the disk of the server. */
export type ImportFile = Meta & {
  readonly id: string;
  /** The file itself, its rows as `readTable` writes them, and the rows that were refused last. */
  readonly paths: { readonly file: string; readonly rows: string; readonly refused: string };
};

const root = () => path.join(process.env.DATA_DIR || path.join(process.cwd(), 'data'), 'imports');
const pathsOf = (id: string) => ({
  file: path.join(root(), id, 'file'),
  rows: path.join(root(), id, 'rows.jsonl'),
  refused: path.join(root(), id, 'refused.jsonl'),
});
const metaPath = (id: string) => path.join(root(), id, 'meta.json');

const GONE = 'This file is no longer here. Choose it again.';

/** Begins a file. The oldest of the person’s files go, and everybody’s that are a day old. @returns its id */
export async function beginFile(owner: string, name: string): Promise<string> {
  privateFolder(root());
  await tidy(owner);
  const id = randomUUID();
  await fs.mkdir(path.join(root(), id));
  await fs.writeFile(pathsOf(id).file, '');
  await writeMeta(id, {
    owner,
    name: path.basename(name.replaceAll('\\', '/')).slice(0, 200) || 'file',
    at: Date.now(),
    read: null,
  });
  return id;
}

/**
 * Adds a part to a file.
 * @param at how much of it is here, in bytes
 * @returns how much is here then
 * @throws DomainError `conflict` with what is here, where that is not `at`; `too large`; `not found`
 */
export async function addPart(owner: string, id: string, at: number, part: Uint8Array): Promise<number> {
  const { paths } = await fileOf(owner, id);
  const { size } = await fs.stat(paths.file);
  if (size !== at) throw new DomainError('conflict', 'This part of the file does not follow.', {}, { size });
  if (size + part.byteLength > FILE_LIMIT)
    throw new DomainError('too large', `The file is larger than ${fileSize(FILE_LIMIT)}. Bring it in in parts.`);
  await fs.appendFile(paths.file, part);
  return size + part.byteLength;
}

/** A file of a person. @throws DomainError `not found`, also for one of somebody else */
export async function fileOf(owner: string, id: string): Promise<ImportFile> {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw notFound(GONE);
  const found = await readMeta(id);
  if (!found || found.owner !== owner) throw notFound(GONE);
  return { ...found, id, paths: pathsOf(id) };
}

/** Takes a file from the disk, with all that was written beside it. @throws DomainError `not found` */
export async function removeFile(owner: string, id: string): Promise<void> {
  await fileOf(owner, id);
  await fs.rm(path.join(root(), id), { recursive: true, force: true });
}

/** Notes how a file was read. */
export async function noteReading(file: ImportFile, read: NonNullable<Meta['read']>): Promise<void> {
  const { owner, name, at } = file;
  await writeMeta(file.id, { owner, name, at, read });
}

/** A file that has been read as a table. @throws DomainError `invalid` */
export async function readFileOf(owner: string, id: string): Promise<ImportFile & { read: NonNullable<Meta['read']> }> {
  const { read, ...file } = await fileOf(owner, id);
  if (!read) throw invalid('This file has not been read yet. Choose it again.');
  return { ...file, read };
}

async function writeMeta(id: string, content: Meta): Promise<void> {
  // Whoever reads it sees the old or the new one, never a part.
  const beside = `${metaPath(id)}.new`;
  await fs.writeFile(beside, JSON.stringify(content));
  await fs.rename(beside, metaPath(id));
}

async function readMeta(id: string): Promise<Meta | null> {
  try {
    return meta.parse(JSON.parse(await fs.readFile(metaPath(id), 'utf8')));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** When a file began of which nothing is noted yet: somebody may be about to. */
const beganAt = async (id: string): Promise<number> =>
  (await fs.stat(path.join(root(), id)).catch(() => null))?.mtimeMs ?? Date.now();

async function tidy(owner: string): Promise<void> {
  const own: { id: string; at: number }[] = [];
  for (const id of await fs.readdir(root())) {
    const found = await readMeta(id).catch(() => null);
    const at = found?.at ?? (await beganAt(id));
    if (at < Date.now() - KEPT_FOR) await fs.rm(path.join(root(), id), { recursive: true, force: true });
    else if (found?.owner === owner) own.push({ id, at });
  }
  const old = own.sort((a, b) => b.at - a.at).slice(KEPT - 1);
  for (const { id } of old) await fs.rm(path.join(root(), id), { recursive: true, force: true });
}
