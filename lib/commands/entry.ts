import { runStatement } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import type { ChangedRecord } from '@/lib/entities/record';
import { type Summary, Summing } from '@/lib/history/summary';
import { Prisma } from '@/prisma/generated/client';

type Told = {
  readonly actorId: string;
  readonly actorName: string;
  readonly command: string;
  readonly reason: string;
  readonly confidential: boolean;
};

type Summed = Partial<Summary & { undoesId: number | null; recordCount: number }>;

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

  /** Stores some of the records, so that they need not be kept in memory. */
  async store(records: readonly ChangedRecord[]): Promise<void> {
    this.#summing.add(records);
    this.#id ??= await this.#create();
    await this.#insert(this.#id, records);
  }

  /** Stores the last records, and what the change comes to. @returns its number */
  async finish(records: readonly ChangedRecord[], undoesId: number | null): Promise<number> {
    this.#summing.add(records);
    const data = { undoesId, recordCount: this.#summing.total, ...this.#summing.summary };
    if (this.#id === null) this.#id = await this.#create(data);
    else await this.#tx.change.update({ where: { id: this.#id }, data, select: { id: true } });
    await this.#insert(this.#id, records);
    return this.#id;
  }

  async #create(data: Summed = {}): Promise<number> {
    const all = { ...this.#told, undoable: !this.#told.confidential, ...data };
    return (await this.#tx.change.create({ data: all, select: { id: true } })).id;
  }

  async #insert(id: number, records: readonly ChangedRecord[]): Promise<void> {
    await runStatement(
      this.#tx,
      Prisma.sql`INSERT INTO change_record (change_id, entity, entity_id, label, before, after, subjects)
      SELECT ${id}, r.value ->> 'entity', r.value ->> 'id', r.value ->> 'label', nullif(r.value -> 'before', 'null'), nullif(r.value -> 'after', 'null'),
        ARRAY(SELECT jsonb_array_elements_text(r.value -> 'subjects'))
      FROM jsonb_array_elements(${JSON.stringify(records)}::jsonb) WITH ORDINALITY AS r(value, position) ORDER BY r.position`,
    );
  }
}
