import { mkdtempSync, rmSync } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { perform, rehearse } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { runImport } from '@/lib/import/commands.server';
import { addPart, beginFile, fileOf, noteReading } from '@/lib/import/files.server';
import type { Mapping } from '@/lib/import/mapping';
import { type Proposal, propose } from '@/lib/import/propose';
import { readTable } from '@/lib/import/read-file.server';
import type { ReadChoice, ReadTable } from '@/lib/import/read-table';
import type { Report } from '@/lib/import/report';
import type { Actor } from '@/lib/people/permissions';

// Each test file has files of its own: of one person, only the newest few are kept.
const folder = mkdtempSync(path.join(os.tmpdir(), 'whence-imports-'));
process.env.DATA_DIR = folder;
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

export type Brought = { file: string; table: ReadTable; proposal: Proposal };

/** A file on the server, read and with what is proposed for its columns. */
export async function upload(
  actor: Actor,
  content: string | Uint8Array,
  { name = 'file.csv', choice = {} }: { name?: string; choice?: Partial<ReadChoice> } = {},
): Promise<Brought> {
  const id = await beginFile(actor.id, name);
  await addPart(actor.id, id, 0, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  const file = await fileOf(actor.id, id);
  const table = await readTable(file.paths.file, { name, choice }, file.paths.rows);
  const { headers, rows, blank } = table;
  await noteReading(file, { choice: table.choice, headers: [...headers], rows, blank });
  return {
    file: id,
    table,
    proposal: propose(headers, table.sample, { kind: table.choice.kind, telling: table.telling }),
  };
}

/** A dry run. */
export const tryImport = (db: Db, actor: Actor, file: string, mapping: Mapping, decisions = {}): Promise<Report> =>
  rehearse(db, actor, runImport, { file, mapping, decisions });

/** Brings in a file after a dry run, whose report must be the same. */
export async function bringIn(
  db: Db,
  actor: Actor,
  content: string | Uint8Array,
  options: {
    name?: string;
    choice?: Partial<ReadChoice>;
    mapping?: (mapping: Mapping) => Mapping;
    decisions?: object;
  } = {},
): Promise<{ dry: Report; report: Report; changeId: number | null; refused: string[] }> {
  const { file, proposal } = await upload(actor, content, options);
  const mapping = options.mapping?.(proposal.mapping) ?? proposal.mapping;
  const { name: reason } = await fileOf(actor.id, file);
  const input = { file, mapping, decisions: options.decisions ?? {} };
  const dry = await rehearse(db, actor, runImport, input);
  const { result, changeId } = await perform(db, actor, runImport, { ...input, expected: dry.digest }, { reason });
  const lines = (await fs.readFile((await fileOf(actor.id, file)).paths.refused, 'utf8')).split('\n').filter(Boolean);
  return { dry, report: result, changeId, refused: lines };
}
