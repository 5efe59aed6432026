import { holdsCase } from '@/lib/case/archive.server';
import type { Db } from '@/lib/db';
import type { Actor } from '@/lib/people/permissions';
import { fileOf, noteReading } from './files.server';
import type { KeptMapping } from './mappings';
import { mappingsFor } from './mappings.server';
import { type Proposal, propose } from './propose';
import { readTable } from './read-file.server';
import type { ReadChoice, ReadTable } from './read-table';
import { settled } from './settled';

/** A file that the server has read, with what becomes of its columns. */
export type ReadUpload = {
  readonly id: string;
  readonly name: string;
  readonly table: ReadTable;
  readonly proposal: Proposal;
  /** Mappings that were kept for such a file. */
  readonly kept: readonly KeptMapping[];
};

/** A whole case: it needs no mapping. */
export type CaseUpload = { readonly id: string; readonly name: string; readonly isCase: true };

/** The same for any file that was sent. @throws DomainError as `readUpload` */
export async function openUpload(
  db: Pick<Db, 'prisma'>,
  actor: Actor,
  id: string,
  options: Parameters<typeof readUpload>[3] = {},
): Promise<ReadUpload | CaseUpload> {
  const { paths, name } = await fileOf(actor.id, id);
  return (await holdsCase(paths.file)) ? { id, name, isCase: true } : readUpload(db, actor, id, options);
}

/**
 * Reads a file that was sent as a table.
 * @param choice what is known of how it is written; the rest is detected
 * @throws DomainError as `fileOf` and `readTable`
 */
export async function readUpload(
  { prisma }: Pick<Db, 'prisma'>,
  actor: Actor,
  id: string,
  { choice = {}, signal }: { choice?: Partial<ReadChoice>; signal?: AbortSignal } = {},
): Promise<ReadUpload> {
  const file = await fileOf(actor.id, id);
  const options = { name: file.name, choice, who: actor.id, ...(signal && { signal }) };
  const table = await readTable(file.paths.file, options, file.paths.rows);
  const { headers, rows, blank } = table;
  await noteReading(file, { choice: table.choice, headers: [...headers], rows, blank });
  const proposal = propose(headers, table.sample, { kind: table.choice.kind, telling: table.telling });
  const names = proposal.mapping.columns.map(({ header }) => header);
  const kept = await mappingsFor(prisma, names);
  const settledHere = kept.map((one) => ({ ...one, mapping: settled(one.mapping, table.telling) }));
  return { id, name: file.name, table, proposal, kept: settledHere };
}
