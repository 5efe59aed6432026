import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readAsTable } from '@/lib/import/read-as-table.server.mjs';
import { rowsIn } from '@/lib/import/read-file.server';
import { type BrokenRow, type FileRow, isBroken, type ReadChoice, type ReadRow } from '@/lib/import/read-table';

/** A row that could be read. */
export function wholeRow(row: ReadRow): FileRow {
  if (isBroken(row)) throw new Error(row.problem);
  return row;
}

/** Reads a file with this content as a table, with all its rows, without a thread. */
export async function tableIn(content: string | Uint8Array, choice: Partial<ReadChoice> = {}, name = 'file') {
  const folder = await mkdtemp(path.join(tmpdir(), 'whence-read-'));
  try {
    await writeFile(path.join(folder, 'file'), content);
    const rowsPath = path.join(folder, 'rows');
    const table = await readAsTable({ path: path.join(folder, 'file'), name, rowsPath, choice });
    const all: FileRow[] = [];
    const broken: BrokenRow[] = [];
    for await (const batch of rowsIn(rowsPath))
      for (const row of batch)
        if (isBroken(row)) broken.push(row);
        else all.push(row);
    return { ...table, all, broken };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
