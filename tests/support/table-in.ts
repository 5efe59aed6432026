import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readAsTable } from '@/lib/import/read-as-table.server.mjs';
import { rowsIn } from '@/lib/import/read-file.server';
import type { FileRow, ReadChoice } from '@/lib/import/read-table';

/** Reads a file with this content as a table, with all its rows, without a thread. */
export async function tableIn(content: string | Uint8Array, choice: Partial<ReadChoice> = {}, name = 'file') {
  const folder = await mkdtemp(path.join(tmpdir(), 'whence-read-'));
  try {
    await writeFile(path.join(folder, 'file'), content);
    const rowsPath = path.join(folder, 'rows');
    const table = await readAsTable({ path: path.join(folder, 'file'), name, rowsPath, choice });
    const all: FileRow[] = [];
    for await (const batch of rowsIn(rowsPath)) all.push(...batch);
    return { ...table, all };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
