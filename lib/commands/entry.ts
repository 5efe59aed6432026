import { idRow } from '@/lib/db/columns';
import { rowFrom, runStatement } from '@/lib/db/rows';
import { rowsAsTable } from '@/lib/db/rows-as-table';
import type { Tx } from '@/lib/db/transaction';
import type { ChangedRecord } from '@/lib/entities/record';
import { Summing } from '@/lib/history/summary';
import { Prisma } from '@/prisma/generated/client';

const recordColumns = {
  entity: 'text',
  id: 'text',
  label: 'text',
  before: 'jsonb',
  after: 'jsonb',
  subjects: 'text[]',
} as const;

type Told = {
  readonly actorId: string;
  readonly actorName: string;
  readonly command: string;
  readonly reason: string;
  readonly confidential: boolean;
};

/** The one entry that a command leaves in the history. Its records may be stored while the command still runs. */
export class Entry {
  readonly #tx: Tx;
  readonly #told: Told;
  readonly #summing: Summing;
  #id: number | null = null;

  constructor(tx: Tx, told: Told) {
    this.#tx = tx;
    this.#told = told;
    this.#summing = new Summing(told.reason);
  }

  /** How many records have been stored. */
  get stored(): number {
    return this.#summing.total;
  }

  /** Stores some of the records, so that they need not be kept in memory. Their entry follows with `finish`. */
  async store(records: readonly ChangedRecord[]): Promise<void> {
    this.#summing.add(records);
    this.#id ??= await this.#reserve();
    await this.#insert(this.#id, records);
  }

  /** Stores the last records, and the entry itself. @returns its number */
  async finish(records: readonly ChangedRecord[], undoesId: number | null): Promise<number> {
    this.#summing.add(records);
    const { id } = await this.#tx.change.create({
      data: {
        ...this.#told,
        ...(this.#id !== null && { id: this.#id }),
        ...{ undoable: !this.#told.confidential, undoesId, recordCount: this.#summing.total },
        ...this.#summing.summary,
      },
      select: { id: true },
    });
    await this.#insert(id, records);
    return id;
  }

  /** An entry is never altered, so it is written once all is known. Until then its records refer to its number. */
  async #reserve(): Promise<number> {
    await runStatement(this.#tx, Prisma.sql`SET CONSTRAINTS change_record_change_id_fkey DEFERRED`);
    const row = await rowFrom(
      this.#tx,
      idRow,
      Prisma.sql`SELECT nextval(pg_get_serial_sequence('change', 'id'))::int AS id`,
    );
    return row?.id ?? 0;
  }

  async #insert(id: number, records: readonly ChangedRecord[]): Promise<void> {
    await runStatement(
      this.#tx,
      Prisma.sql`INSERT INTO change_record (change_id, entity, entity_id, label, before, after, subjects)
      SELECT ${id}::int, r.entity, r.id, r.label, r.before, r.after, r.subjects
      FROM ${rowsAsTable(recordColumns, records)} AS r`,
    );
  }
}
