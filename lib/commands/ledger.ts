import { z } from 'zod';
import { compareTexts } from '@/lib/assessments/near-duplicates.server';
import { recompute, recomputeOwn, recomputeWeights } from '@/lib/assessments/recompute.server';
import { columnTypes } from '@/lib/db/column-types';
import { idRow, jsonFields } from '@/lib/db/columns';
import { lookAgain } from '@/lib/db/planner';
import { jsonFrom, rowFrom, rowsFrom, runStatement } from '@/lib/db/rows';
import { rowsAsTable } from '@/lib/db/rows-as-table';
import type { Tx } from '@/lib/db/transaction';
import { columnOf, declarationOf, type Entity, fieldOf, fieldsOf, nounOf } from '@/lib/entities/entities';
import { followsFrom, keysOf } from '@/lib/entities/keys';
import { type ChangedRecord, difference, type Fields, type Id, keptOf, same, subjectsOf } from '@/lib/entities/record';
import { DomainError, notFound } from '@/lib/errors';
import { Prisma } from '@/prisma/generated/client';
import { claimsAffected, documentsReworded } from './affected';
import { described } from './described';
import { labelOf, normal, type Row, recordRow, rowOf, rowsOf, tableOf, tagLabels, wholeOf } from './rows';
import { refuseUnsound } from './sound';
import type { Change, Held, IdOf, New, Only, Patch } from './typed';

const { sql, raw } = Prisma;

/** From so many new rows on, other plans may be better. */
const MANY = 100;

/** A record, or some of its fields, as the history kept them. It was checked when it was first written. */
export type Kept = { readonly id: Id } & Fields;

/** Records from which nothing has been derived yet, and the claims and links that they concern. */
type Unsettled = {
  readonly records: readonly ChangedRecord[];
  readonly touched: Set<number>;
  readonly own: ReadonlySet<number>;
  readonly placed: ReadonlySet<number>;
  readonly links: ReadonlySet<number>;
};

/**
 * The one way in which commands write. It locks what it changes, remembers how it was, and at the end recomputes what
 * is derived from it. Every method runs in the transaction of the command.
 */
export class Ledger {
  readonly records: ChangedRecord[] = [];
  readonly #tx: Tx;
  readonly #store: (records: readonly ChangedRecord[]) => Promise<void>;
  readonly #locked = new Set<number>();
  #touched = new Set<number>();
  /** Claims of which only their own values changed: their chains stay as they are. */
  #own = new Set<number>();
  /** Claims of which only the positions of passages changed. No derived value depends on them. */
  #placed = new Set<number>();
  /** The stored texts from which tags take their words. */
  readonly #texts = new Map<number, string[]>();
  /** The links of which a reading was changed. */
  #links = new Set<number>();
  /** How many rows were made of each kind, and how many when the planner was last told. */
  readonly #grown = new Map<Entity, { rows: number; looked: number }>();
  /** Whether rows may refer to rows that do not exist yet. */
  #deferred = false;
  /** How many of the records the history has already. Their entry follows when the command has ended. */
  #stored = 0;
  #awaitsEntry = false;
  /** How many of the records have been processed. */
  #settled = 0;

  /** @param store keeps some of the records in the history before the command has ended */
  constructor(tx: Tx, store: (records: readonly ChangedRecord[]) => Promise<void> = async () => {}) {
    this.#tx = tx;
    this.#store = store;
  }

  /**
   * Locks a record and returns it as it stands.
   * @param version what the caller saw; refused as stale, with the current values, when the record has gone on since.
   * @throws DomainError `not found`, also for a deleted record unless `deleted` is allowed; `stale`.
   */
  async hold<E extends Entity>(
    entity: E,
    id: IdOf<E>,
    version?: number,
    { deleted = false }: { deleted?: boolean } = {},
  ): Promise<Held<E>> {
    const [found] = await this.#rows(entity, [id]);
    if (!found || (found.row.deletedAt && !deleted)) throw notFound(`There is no such ${nounOf(entity)}.`);
    if (version !== undefined && found.row.version !== version)
      throw new DomainError(
        'stale',
        `Someone else has changed this ${nounOf(entity)} since you opened it. Nothing was overwritten.`,
        {},
        { current: await described(this.#tx, entity, { ...found.row, id: found.id }) },
      );
    return heldOf(entity, found);
  }

  /** Locks at once all claims that the command will change, if it would otherwise lock other records first. */
  async lockClaims(ids: readonly number[]): Promise<void> {
    await this.#lock(ids);
  }

  /** @returns its id */
  async insert<E extends Entity, R extends New<E>>(entity: E, fields: Only<R, New<E>>): Promise<IdOf<E>> {
    const [id] = await this.#insert(entity, [fields]);
    if (id === undefined) throw new Error(`No ${nounOf(entity)} was made.`);
    return id;
  }

  /** @returns the ids, in the order of the rows. A row may bring the id it had before. */
  async insertMany<E extends Entity, R extends New<E>>(
    entity: E,
    rows: readonly Only<R, New<E>>[],
  ): Promise<IdOf<E>[]> {
    return this.#insert(entity, rows);
  }

  /** Restores records as the history kept them. */
  async insertKept(entity: Entity, rows: readonly Kept[]): Promise<void> {
    await this.#insert(entity, rows);
  }

  async #insert<E extends Entity>(entity: E, rows: readonly Fields[]): Promise<IdOf<E>[]> {
    const ids: IdOf<E>[] = [];
    await this.#lock(rows.map((row) => claimOf(entity, row)));
    const { keys } = declarationOf(entity);
    for (const group of alike(keys ? rows.map((row) => ({ ...row, ...keysOf(entity, row) })) : rows)) {
      const names = Object.keys(group[0] ?? {}).filter((name) => name !== 'topicIds');
      const table = tableOf(entity);
      const written = await rowFrom(
        this.#tx,
        z.object({ rows: z.string().nullable() }),
        // As one text, which is read many times faster than as many rows are.
        sql`WITH written AS (INSERT INTO ${table} AS t (${columns(names)}) SELECT ${columns(names, 'd.')} FROM ${await this.#asTable(entity, group)}
            RETURNING t.id, ${rowOf(entity)} AS row, ${labelOf(entity)} AS label)
          SELECT json_agg(json_build_array(id, row, label))::text AS rows FROM written`,
      );
      const inserted = jsonFrom(z.array(writtenRow<E>()), written?.rows ?? '[]').map(([id, row, label]) => ({
        id,
        row,
        label,
      }));
      if (entity === 'claim') await this.#storeTopics(inserted, group);
      if (entity === 'tag') await tagLabels(this.#tx, inserted, this.#texts);
      for (const { id, row, label } of inserted) {
        ids.push(id);
        if (entity === 'claim') this.#locked.add(Number(id));
        this.#note(entity, id, label, null, normal(entity, row));
      }
    }
    await this.#lookAgain(entity, ids.length);
    return ids;
  }

  /** Lets the planner of the database know of tables that grow, each time when they have grown fourfold. */
  async #lookAgain(entity: Entity, made: number): Promise<void> {
    const { rows, looked } = this.#grown.get(entity) ?? { rows: 0, looked: 0 };
    const grown = { rows: rows + made, looked };
    this.#grown.set(entity, grown);
    if (grown.rows < MANY || grown.rows < 4 * looked) return;
    grown.looked = grown.rows;
    await lookAgain(this.#tx, declarationOf(entity).table, grown.rows);
  }

  async update<E extends Entity, R extends Change<E>>(
    entity: E,
    id: IdOf<E>,
    patch: Only<R, Change<E>>,
  ): Promise<void> {
    await this.#update(entity, [{ ...patch, id }]);
  }

  /**
   * Changes records. Patches that change nothing leave no trace. @throws DomainError `not found` if one of the records
   * does not exist
   */
  async updateMany<E extends Entity, R extends Patch<E>>(
    entity: E,
    patches: readonly Only<R, Patch<E>>[],
  ): Promise<void> {
    await this.#update(entity, patches);
  }

  /** Gives records the values that the history kept. @throws as `updateMany` */
  async updateKept(entity: Entity, patches: readonly Kept[]): Promise<void> {
    await this.#update(entity, patches);
  }

  async #update(entity: Entity, patches: readonly Kept[]): Promise<void> {
    const before = new Map(
      (
        await this.#rows(
          entity,
          patches.map(({ id }) => id),
        )
      ).map((row) => [row.id, row]),
    );
    await this.#lock(patches.map((patch) => claimOf(entity, patch)));
    const wanted = patches.filter(({ id, ...patch }) => {
      const there = before.get(id);
      if (!there) throw notFound(`There is no such ${nounOf(entity)}.`);
      return difference(there.row, normal(entity, patch)) !== null;
    });
    const { versioned, dated } = declarationOf(entity);
    const step = raw(`${versioned ? ', version = t.version + 1' : ''}${dated ? ', updated_at = now()' : ''}`);
    const whole = wanted.map((patch) =>
      Object.keys(patch).some((name) => followsFrom(entity, name))
        ? { ...patch, ...keysOf(entity, { ...before.get(patch.id)?.row, ...patch }) }
        : patch,
    );
    for (const group of alike(whole)) {
      const names = Object.keys(group[0] ?? {}).filter((name) => name !== 'id' && name !== 'topicIds');
      const set =
        names.length > 0
          ? sql`(${columns(names)}) = ROW(${columns(names, 'd.')})${step}`
          : sql`version = t.version + 1, updated_at = now()`;
      const updated = await rowsFrom(
        this.#tx,
        recordRow,
        sql`UPDATE ${tableOf(entity)} AS t SET ${set} FROM ${await this.#asTable(entity, group)} WHERE t.id = d.id RETURNING t.id, ${rowOf(entity)} AS row, ${labelOf(entity)} AS label`,
      );
      if (entity === 'claim') await this.#storeTopics(updated, group);
      if (entity === 'tag') await tagLabels(this.#tx, updated, this.#texts);
      for (const { id, row, label } of updated)
        this.#note(entity, id, label, before.get(id)?.row ?? {}, normal(entity, row));
    }
  }

  /** Only for records without `deletedAt`. Whatever refers to them must be removed first. */
  async remove(entity: Entity, ids: readonly Id[]): Promise<void> {
    const rows = await this.#rows(entity, ids);
    if (rows.length === 0) return;
    await this.#tx.$executeRaw(sql`DELETE FROM ${tableOf(entity)} WHERE id = ANY(${rows.map(({ id }) => id)})`);
    for (const { id, row, label } of rows) this.#note(entity, id, label, row, null);
  }

  /** Leaves an entry about a record of which no field changed, only its password or its sessions. */
  async mention(entity: Entity, id: Id): Promise<void> {
    for (const { row, label } of await this.#rows(entity, [id]))
      this.records.push({ entity, id, label, before: {}, after: {}, subjects: subjectsOf(entity, id, row) });
  }

  /** These records as they stand, locked. Missing ones are left out. */
  async read<E extends Entity>(entity: E, ids: readonly IdOf<E>[]): Promise<Held<E>[]> {
    return (await this.#rows(entity, ids)).map((row) => heldOf(entity, row));
  }

  /** Lets rows refer to rows that come later in this command. */
  async defer(): Promise<void> {
    await this.#tx.$executeRaw`SET CONSTRAINTS ALL DEFERRED`;
    this.#deferred = true;
  }

  /**
   * Computes what is derived from everything that changed since the last call. The command helper calls it at the end.
   * A command that changes very many records may call it after each portion, so that its progress is reported evenly.
   */
  async settle(progress: (done: number, total: number) => void = () => {}): Promise<void> {
    await this.#settle(this.#unsettled(), progress);
  }

  /** What is not settled yet, taken out of the ledger, so that more may be written meanwhile. */
  #unsettled(): Unsettled {
    const taken = {
      records: this.records.slice(this.#settled),
      ...{ touched: this.#touched, own: this.#own, placed: this.#placed, links: this.#links },
    };
    this.#settled = this.records.length;
    [this.#touched, this.#own, this.#placed, this.#links] = [new Set(), new Set(), new Set(), new Set()];
    return taken;
  }

  async #settle(
    { records, touched, own: owns, placed, links }: Unsettled,
    progress: (done: number, total: number) => void,
  ): Promise<void> {
    const affected = await claimsAffected(this.#tx, records);
    for (const id of affected.whole) touched.add(id);
    // Shared wording affects weights, but is no part of the chains.
    const weighed = new Set([...affected.weights, ...(await compareTexts(this.#tx, documentsReworded(records)))]);
    await refuseUnsound(this.#tx, records, [...new Set([...touched, ...placed, ...weighed])]);
    await this.#raiseLinks(records, links);
    const inOrder = (ids: Iterable<number>) => [...ids].sort((a, b) => a - b);
    const own = inOrder([...owns].filter((id) => !touched.has(id)));
    const weights = inOrder([...weighed].filter((id) => !touched.has(id)));
    const whole = inOrder(touched);
    const total = own.length + weights.length + whole.length;
    let done = 0;
    const parts = [[own, recomputeOwn] as const, [weights, recomputeWeights] as const, [whole, recompute] as const];
    const told = (claims: number) => {
      done += claims;
      progress(done, total);
    };
    for (const [ids, compute] of parts) await compute(this.#tx, ids, told);
    // Records that were put away wait for their entry. The end of the transaction checks all of it.
    if (this.#deferred && !this.#awaitsEntry) await this.#tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
    this.#deferred = false;
  }

  /** The records that the history does not have yet. */
  get pending(): readonly ChangedRecord[] {
    return this.records.slice(this.#stored);
  }

  /**
   * Puts the records so far in the history, after everything that is derived from them, so that a change of very many
   * records need not be in memory as a whole. Until that is done more may be written, but not put away or settled.
   */
  async putAway(): Promise<void> {
    const { pending } = this;
    const unsettled = this.#unsettled();
    this.records.length = this.#settled = this.#stored = 0;
    this.#texts.clear();
    await this.#settle(unsettled, () => {});
    await this.#keep(pending);
  }

  /** The same while it is too early to derive anything: what is needed for that is kept. */
  async putAside(): Promise<void> {
    const { pending } = this;
    await this.#keep(pending);
    const shared = new Map<string, Fields>();
    for (const [i, record] of pending.entries()) this.records[this.#stored + i] = withoutValues(record, shared);
    this.#stored = this.records.length;
  }

  async #keep(records: readonly ChangedRecord[]): Promise<void> {
    if (records.length === 0) return;
    await this.#store(records);
    this.#awaitsEntry = true;
  }

  /** Forgets the records so far, as nothing of this will stay. */
  drop(): void {
    this.#unsettled();
    this.records.length = this.#settled = this.#stored = 0;
    this.#texts.clear();
  }

  /** A reading has no version of its own: changing one changes its link. */
  async #raiseLinks(records: readonly ChangedRecord[], links: ReadonlySet<number>) {
    const raised = new Set(records.map(({ entity, id }) => `${entity}:${id}`));
    const ids = [...links].filter((id) => !raised.has(`attribution:${id}`));
    if (ids.length > 0) await this.#tx.$executeRaw`UPDATE attribution SET version = version + 1 WHERE id = ANY(${ids})`;
  }

  #note(
    entity: Entity,
    id: Id,
    label: string,
    before: Record<string, unknown> | null,
    after: Record<string, unknown> | null,
  ) {
    for (const state of [before, after]) {
      const claimId = entity === 'claim' ? id : state && claimOf(entity, state);
      if (state && typeof claimId === 'number') this.#concerned(entity, before, after).add(claimId);
    }
    if (entity === 'reading')
      for (const state of [before, after]) if (state) this.#links.add(Number(state.attributionId));
    const subjects = subjectsOf(entity, id, before, after);
    const kept = keptOf(entity, before, after);
    if (kept) this.records.push({ entity, id, label, ...kept, subjects });
  }

  /** Where the claim of a changed record is noted, which says what must be computed for it. */
  #concerned(entity: Entity, before: Fields | null, after: Fields | null): Set<number> {
    if (isOwn(entity, before, after)) return this.#own;
    return isPlace(entity, before, after) ? this.#placed : this.#touched;
  }

  async #rows(entity: Entity, ids: readonly Id[]): Promise<Row[]> {
    if (ids.length === 0) return [];
    if (entity === 'claim') await this.#lock(ids);
    else if (declarationOf(entity).partOf?.entity === 'claim') {
      const claims = await rowsFrom(
        this.#tx,
        idRow,
        sql`SELECT DISTINCT ${raw(wholeOf(entity))} AS id FROM ${tableOf(entity)} t WHERE t.id = ANY(${[...ids]})`,
      );
      await this.#lock(claims.map(({ id }) => id));
    }
    const rows = await rowsOf(this.#tx, entity, ids, true);
    if (entity === 'tag') await tagLabels(this.#tx, rows, this.#texts);
    return rows;
  }

  /** Claims are locked before anything of them is read, so that two commands on one claim follow each other. */
  async #lock(ids: readonly unknown[]) {
    const open = [...new Set(ids)].filter((id): id is number => typeof id === 'number' && !this.#locked.has(id));
    if (open.length === 0) return;
    await this.#tx.$executeRaw(sql`SELECT id FROM claim WHERE id = ANY(${open}) ORDER BY id FOR NO KEY UPDATE`);
    for (const id of open) this.#locked.add(id);
  }

  async #storeTopics(rows: readonly Row[], wanted: readonly Fields[]) {
    const pairs: { claim_id: Id; topic_id: number }[] = [];
    const claims: Id[] = [];
    const byId = new Map(wanted.map((fields) => [fields.id, fields]));
    rows.forEach((row, i) => {
      const fields = byId.get(row.id) ?? wanted[i];
      if (!Array.isArray(fields?.topicIds)) return;
      const topicIds = [...new Set(fields.topicIds.map(Number))].sort((a, b) => a - b);
      row.row = { ...row.row, topicIds };
      claims.push(row.id);
      pairs.push(...topicIds.map((topic_id) => ({ claim_id: row.id, topic_id })));
    });
    if (claims.length === 0) return;
    await this.#tx.$executeRaw`DELETE FROM claim_topic WHERE claim_id = ANY(${claims})`;
    await runStatement(
      this.#tx,
      sql`INSERT INTO claim_topic (claim_id, topic_id)
        SELECT claim_id, topic_id FROM ${rowsAsTable({ claim_id: 'int', topic_id: 'int' }, pairs)} AS d`,
    );
  }

  /** Rows with the same fields as a table named d. */
  async #asTable(entity: Entity, rows: readonly Fields[]): Promise<Prisma.Sql> {
    const types = await columnTypes(this.#tx, declarationOf(entity).table);
    const names = new Map(Object.keys(rows[0] ?? {}).map((name) => [columnOf(name), name]));
    const typed = Object.fromEntries([...names.keys()].map((column) => [column, types.get(column) ?? 'text']));
    return sql`${rowsAsTable(typed, rows, (column) => names.get(column) ?? column)} AS d`;
  }
}

const writtenRow = <E extends Entity>() => z.tuple([z.custom<IdOf<E>>(), jsonFields, z.string()]);

/** A row in terms of the schema. */
const heldOf = <E extends Entity>(_entity: E, { id, row }: Row) => ({ ...row, id }) as unknown as Held<E>;

/** The claim that a record is part of, if it is part of one. A tag only points to one. */
function claimOf(entity: Entity, row: Fields): unknown {
  const { partOf } = declarationOf(entity);
  return partOf?.entity === 'claim' ? row[partOf.by] : undefined;
}

const columns = (names: readonly string[], alias = '') =>
  raw(names.map((name) => `${alias}"${columnOf(name)}"`).join(', '));

/** What is derived from a record depends on which of its fields changed. Records with the same fields share them. */
const withoutValues = ({ before, after, ...record }: ChangedRecord, shared: Map<string, Fields>): ChangedRecord => ({
  ...{ ...record, label: '' },
  before: before && namesOnly(before, shared),
  after: after && namesOnly(after, shared),
});

function namesOnly(fields: Fields, shared: Map<string, Fields>): Fields {
  const names = Object.keys(fields);
  const key = names.join();
  const there = shared.get(key);
  if (there) return there;
  const made = Object.fromEntries(names.map((name) => [name, null]));
  shared.set(key, made);
  return made;
}

/** Rows with the same fields go in one statement. Their order is kept. */
function alike<T extends Fields>(rows: readonly T[]): T[][] {
  const groups: T[][] = [];
  const keyOf = (row: Fields) => Object.keys(row).sort().join();
  let before: string | null = null;
  for (const row of rows) {
    const key = keyOf(row);
    if (key === before) groups.at(-1)?.push(row);
    else groups.push([row]);
    before = key;
  }
  return groups;
}

/** Whether a change leaves the chains of its claim alone. A restored claim has lost everything that is derived. */
function isOwn(entity: Entity, before: Fields | null, after: Fields | null): boolean {
  if (entity === 'judgement') return true;
  return entity === 'claim' && before !== null && after !== null && !(before.deletedAt && !after.deletedAt);
}

/** Whether a change only moves a passage to another position, in a text as before. */
function isPlace(entity: Entity, before: Fields | null, after: Fields | null): boolean {
  if (before?.versionId == null || after?.versionId == null) return false;
  return fieldsOf(entity).every((name) => fieldOf(entity, name)?.place || same(before[name], after[name]));
}
