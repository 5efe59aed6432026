import type { CommandContext } from '@/lib/commands/command';
import { standingOf } from '@/lib/commands/names';
import { idRow } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import { type Fields, same } from '@/lib/entities/record';
import { Prisma } from '@/prisma/generated/client';
import { type CaseArchive, type CaseRow, refusedCase } from './archive.server';
import { type CaseKind, headerOf, nounsOf } from './kinds';
import { freeSlugs, reserve } from './numbers.server';
import { Outcome } from './outcome.server';
import { byFields, pairUp, type Way } from './pairing';
import { type Measured, senseless } from './sense';
import {
  canTake,
  comparedFields,
  entityOf,
  fieldName,
  fileNameOf,
  hasSlug,
  inWords,
  ownReferencesOf,
  referencesOf,
  stored,
  type TakenKind,
  withoutPlace,
} from './taking';

const { sql } = Prisma;

/** What becomes of a row: the number of its record here, and whether that is new. Null: it is left out. */
export type Taken = { readonly read: CaseRow; readonly id: number | null; readonly isNew: boolean };

/** The records here that rows are, each once. */
export const hereOf = (taken: readonly Taken[]): number[] => [...new Set(taken.flatMap(({ id }) => id ?? []))];

/** The kinds whose records have names of their own. */
const roots: ReadonlySet<CaseKind> = new Set(['topics', 'sources', 'documents', 'claims']);

/** Takes the rows of a case, file by file. What is missing is made; what is here stays, or takes what the case says. */
export class Taking {
  readonly context: CommandContext;
  readonly archive: CaseArchive;
  /** Whether this installation wrote the case. */
  readonly isOwn: boolean;
  /** Whether records keep their numbers. */
  readonly keep: boolean;
  /** Whether records here take what the case says otherwise. */
  readonly takes: boolean;
  readonly outcome = new Outcome();
  /** The texts of the case that have been checked. */
  readonly texts = new Map<number, Measured>();
  /** From the numbers of the case to those here; null for what is left out. */
  readonly #ids = new Map<CaseKind, Map<number, number | null>>();
  /** The claim in the case of each utterance of this portion. */
  readonly #claimOf = new Map<unknown, unknown>();
  /** Claims, sources, documents and topics here that a row of the case is already, by “kind:id”. */
  readonly #used = new Set<string>();
  readonly #names = new Map<string, string>();
  #done = 0;

  constructor(
    context: CommandContext,
    archive: CaseArchive,
    { isOwn, keep, takes }: { isOwn: boolean; keep: boolean; takes: boolean },
  ) {
    this.context = context;
    this.archive = archive;
    this.isOwn = isOwn;
    this.keep = keep;
    this.takes = takes;
  }

  /**
   * Finds out which record here each row is, makes those that are missing, and compares or changes the others.
   * @param completed adds what a new record has beside its columns
   */
  async take(
    kind: TakenKind,
    reads: readonly CaseRow[],
    here: readonly Fields[],
    ways: readonly Way[],
    completed: (record: Fields, read: CaseRow) => Fields = (record) => record,
  ): Promise<Taken[]> {
    const ids = this.idsOf(kind);
    for (const { row, record } of reads) {
      if (kind === 'utterances') this.#claimOf.set(record.id, record.claimId);
      const wrong = senseless(kind, record, { texts: this.texts, claimOf: this.#claimOf });
      if (wrong) throw refusedCase(`${fileNameOf(kind)}, row ${row}, “${headerOf(wrong.field)}”: ${wrong.reason}`);
      if (ids.has(Number(record.id)))
        throw refusedCase(`${fileNameOf(kind)}, row ${row}: the number ${record.id} stands there twice.`);
      ids.set(Number(record.id), null);
    }
    const files = reads.flatMap((read) => {
      const record = this.mapped(kind, read, false);
      return record ? [{ read, record }] : [];
    });
    const pairs = pairUp(
      files.map(({ record }) => record),
      here.filter(({ id }) => !this.#used.has(`${kind}:${id}`)),
      ways,
    );
    const { leftOut, merged } = await this.#follow(kind, files, pairs);
    const slugs = await this.#number(
      kind,
      files.flatMap(({ read }, at) => (pairs.has(at) ? [] : read)),
    );
    for (const [at, { read }] of files.entries()) {
      const pair = pairs.get(at);
      if (pair) ids.set(Number(read.record.id), leftOut.has(at) ? null : Number(pair.id));
    }
    const taken: Taken[] = [];
    const made: Fields[] = [];
    const patches: { [field: string]: unknown; id: number }[] = [];
    for (const [at, { read }] of files.entries()) {
      const record = this.mapped(kind, read, true);
      const id = record && (ids.get(Number(read.record.id)) ?? null);
      ids.set(Number(read.record.id), id);
      const pair = pairs.get(at);
      taken.push({ read, id, isNew: !pair });
      if (!record || id === null) continue;
      if (roots.has(kind) && !merged.has(at)) this.#used.add(`${kind}:${id}`);
      this.#name(kind, id, record);
      if (pair) {
        const differing = merged.has(at) ? [] : this.#compare(kind, record, pair);
        const takeable = this.takes ? differing.filter((field) => canTake(kind, field)) : [];
        if (takeable.length > 0)
          patches.push({ ...Object.fromEntries(takeable.map((field) => [field, record[field]])), id });
        this.outcome.of(kind)[takeable.length > 0 ? 'changed' : differing.length > 0 ? 'differing' : 'same']++;
      } else {
        const slug = slugs.get(read);
        made.push(completed({ ...stored(kind, record), id, ...(slug !== undefined && { slug }) }, read));
        this.outcome.made(kind, read.record);
      }
    }
    this.outcome.of(kind).leftOut += reads.length - taken.filter(({ id }) => id !== null).length;
    await this.#insert(kind, made);
    await this.context.ledger.updateKept(entityOf(kind), patches);
    return taken;
  }

  /**
   * Makes records. What they say of others of their kind follows as a step of its own: undo takes that back first, so
   * that nothing rests on them any more.
   */
  async #insert(kind: TakenKind, made: readonly Fields[]): Promise<void> {
    const { ledger } = this.context;
    const own = ownReferencesOf(kind);
    const nobody = Object.fromEntries(own.map((field) => [field, null]));
    const later = made.filter((record) => own.some((field) => record[field] != null));
    const numbered = (fields: Fields, record: Fields) => ({ ...fields, id: Number(record.id) });
    await ledger.insertKept(
      entityOf(kind),
      made.map((record) => numbered({ ...record, ...nobody }, record)),
    );
    await ledger.updateKept(
      entityOf(kind),
      later.map((record) => numbered(Object.fromEntries(own.map((field) => [field, record[field]])), record)),
    );
  }

  /** Gives new records their numbers. @returns their addresses, where they have some */
  async #number(kind: TakenKind, fresh: readonly CaseRow[]): Promise<Map<CaseRow, string>> {
    const { tx } = this.context;
    const wanted = fresh.map(({ record }) => String(record.slug));
    const slugs = hasSlug(kind) ? await freeSlugs(tx, entityOf(kind), wanted) : [];
    const numbers = this.keep
      ? fresh.map(({ record }) => Number(record.id))
      : await reserve(tx, entityOf(kind), fresh.length);
    const given = new Map<CaseRow, string>();
    for (const [at, read] of fresh.entries()) {
      const slug = slugs[at];
      if (slug !== undefined) given.set(read, slug);
      // Of a merged record only the address is wanted.
      const isTaken = slug !== undefined && slug !== wanted[at] && read.record.deletedAt != null;
      if (isTaken) this.outcome.notice('Merged records that were left out, because their addresses are taken here: %.');
      else this.idsOf(kind).set(Number(read.record.id), numbers[at] ?? null);
    }
    return given;
  }

  /**
   * Live records of the case whose likes here are deleted: merged ones have gone on, and nothing can rest on others.
   */
  async #follow(
    kind: CaseKind,
    files: readonly { read: CaseRow; record: Fields }[],
    pairs: Map<number, Fields>,
  ): Promise<{ leftOut: ReadonlySet<number>; merged: ReadonlySet<number> }> {
    const [leftOut, merged] = [new Set<number>(), new Set<number>()];
    if (kind !== 'claims' && kind !== 'sources' && kind !== 'documents') return { leftOut, merged };
    const { tx } = this.context;
    const paired = [...pairs.values()].map(({ id }) => Number(id));
    const gone = await this.idsBy(sql`SELECT id FROM ${Prisma.raw(entityOf(kind))}
      WHERE id = ANY(${paired}::int[]) AND deleted_at IS NOT NULL ORDER BY id`);
    if (gone.length === 0) return { leftOut, merged };
    const standing = kind === 'documents' ? null : await standingOf(tx, kind === 'claims' ? 'claim' : 'source', gone);
    for (const [at, here] of pairs) {
      const record = files[at]?.record;
      if (!record || record.deletedAt != null || !gone.includes(Number(here.id))) continue;
      const target = standing?.get(Number(here.id));
      if (target && !target.deleted) {
        pairs.set(at, { id: target.id });
        merged.add(at);
      } else if (kind === 'claims') {
        leftOut.add(at);
        this.outcome.notice('Claims that were left out, because they have been deleted here: %.');
      } else {
        const name = String(record.name ?? record.title).slice(0, 100);
        throw refusedCase(`The ${nounsOf(kind)[0]} “${name}” has been deleted here. Restore it first.`);
      }
    }
    return { leftOut, merged };
  }

  /**
   * A row with the numbers that its records have here. Null where it refers to one that is left out.
   * @param within whether references within its own file are known, too
   * @throws DomainError `invalid` where it refers to nothing
   */
  mapped(kind: CaseKind, { row, record }: CaseRow, within = true): Fields | null {
    const mapped: Record<string, unknown> = { ...record };
    for (const [field, references] of referencesOf(kind)) {
      const id = record[field];
      if (typeof id !== 'number' || (references === kind && !within)) continue;
      const found = this.idsOf(references).get(id);
      if (found === undefined)
        throw refusedCase(
          `${fileNameOf(kind)}, row ${row}, “${headerOf(field)}”: there is no ${nounsOf(references)[0]} ${id} in the case.`,
        );
      if (found === null && references === 'texts' && kind !== 'tags') {
        Object.assign(mapped, withoutPlace(kind, record));
        if (!within)
          this.outcome.notice(
            'Passages that were brought in without their place, because their texts were left out: %.',
          );
      } else if (found === null) return null;
      else mapped[field] = found;
    }
    if (kind === 'dependences') [mapped.aId, mapped.bId] = [mapped.aId, mapped.bId].map(Number).sort((a, b) => a - b);
    return mapped;
  }

  /** Notes how a record here differs from the case. @returns the fields in which it does */
  #compare(kind: TakenKind, file: Fields, here: Fields): string[] {
    const fields = comparedFields(kind).filter((field) => !same(file[field], here[field]));
    for (const field of fields)
      this.outcome.differs(kind, here, field, () => ({
        ...{ kind, label: this.#nameOf(kind, here), field: fieldName(kind, field) },
        ...{ here: this.#inWords(kind, field, here[field]), file: this.#inWords(kind, field, file[field]) },
        canTake: canTake(kind, field),
      }));
    return fields;
  }

  /** A value as people read it. A record that the case does not have is told by its number. */
  #inWords(kind: TakenKind, field: string, value: unknown): string {
    const of = referencesOf(kind).find(([name]) => name === field)?.[1];
    return (of && this.#names.get(`${of}:${value}`)) ?? inWords(kind, field, value);
  }

  #name(kind: CaseKind, id: number, record: Fields): void {
    const called = record.statement ?? record.name ?? record.title;
    if (roots.has(kind)) this.#names.set(`${kind}:${id}`, String(called));
  }

  /** What a record is called: by its own name, or by that of the record to which it belongs. */
  #nameOf(kind: CaseKind, here: Fields): string {
    const own = here.statement ?? here.title ?? here.name;
    if (roots.has(kind) && own !== undefined) return String(own);
    const whole =
      this.#names.get(`claims:${here.claimId}`) ??
      this.#names.get(`documents:${here.documentId}`) ??
      this.#names.get(`sources:${here.sourceId}`);
    return whole ?? `${nounsOf(kind)[0]} ${here.id}`;
  }

  idsOf(kind: CaseKind): Map<number, number | null> {
    const ids = this.#ids.get(kind) ?? new Map();
    this.#ids.set(kind, ids);
    return ids;
  }

  /** The way by number and address, for a case that was written here. */
  byAddress(): Way[] {
    return this.isOwn ? [byFields('id', 'slug')] : [];
  }

  /** The way by everything that the columns of a file say. */
  byAll(kind: TakenKind): Way {
    return byFields(...comparedFields(kind).filter((field) => field !== 'leftBehind'));
  }

  /** Records here that have the number or the address of one of these rows. */
  async addressed(table: 'source' | 'claim', reads: readonly CaseRow[]): Promise<number[]> {
    const slugs = reads.map(({ record }) => String(record.slug));
    const ids = this.isOwn ? reads.map(({ record }) => Number(record.id)) : [];
    return this.idsBy(sql`SELECT id FROM ${Prisma.raw(table)} WHERE slug = ANY(${slugs}::text[])
      OR id = ANY(${ids}::int[]) ORDER BY id`);
  }

  async idsBy(query: Prisma.Sql): Promise<number[]> {
    return (await rowsFrom(this.context.tx, idRow, query)).map(({ id }) => id);
  }

  /** Ends a portion. */
  async putAway(rows: number): Promise<void> {
    const { ledger, progress, isRehearsal } = this.context;
    if (isRehearsal) ledger.drop();
    else await ledger.putAway();
    this.#done += rows;
    const total = Object.values(this.archive.about.whence.rows).reduce((sum, count) => sum + count, 0);
    progress(this.#done, Math.max(total, this.#done));
  }

  /** Forgets the numbers of records to which nothing refers any more. */
  forget(kinds: readonly CaseKind[]): void {
    for (const kind of kinds) this.idsOf(kind).clear();
    for (const name of this.#names.keys()) if (name.startsWith('claims:')) this.#names.delete(name);
    this.#claimOf.clear();
  }
}
