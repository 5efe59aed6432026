import { z } from 'zod';
import { claimsStating, lockStatements, type SameClaim } from '@/lib/claims/same.server';
import type { CommandContext } from '@/lib/commands/command';
import { standingOf } from '@/lib/commands/names';
import type { Held } from '@/lib/commands/typed';
import { rowFrom } from '@/lib/db/rows';
import { fold } from '@/lib/format/fold';
import type { ClaimStatus, Confidence, Likelihood } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';
import type { Decisions } from './decisions';
import { type NoteOfRecord, noteKey } from './notes';
import type { RowClaim } from './row';
import { isUnclear, type Unclear } from './row-outcome';

const { sql } = Prisma;

type Judged = { readonly confidence: Confidence; readonly likelihood: Likelihood | null };

/** A claim that rows of one portion mean. Its number is negative while it is not stored. */
export type ClaimOfFile = {
  readonly id: number;
  readonly isNew: boolean;
  /** As it stands here; null for a new one. */
  readonly held: Held<'claim'> | null;
  readonly notes: readonly NoteOfRecord[];
  readonly judged: Judged | null;
  /** The first row of the file that means it. */
  readonly row: number;
};

/** What rows of the file said of a claim, so that a later row cannot say otherwise unnoticed. */
export type SaidInFile = { row: number; statement?: string; status?: ClaimStatus; key?: string; topics?: string[] };

/** The claims that a file names: those that are here, and those to be made. */
export class ClaimsOfFile {
  readonly #context: CommandContext;
  readonly #decisions: Decisions;
  /** Of this portion, by number. */
  #standing = new Map<number, ClaimOfFile>();
  /** Where the numbers lead that rows give: merged claims have gone on. */
  #asked = new Map<number, { id: number; deleted: boolean }>();
  #slugs = new Map<number, string>();
  #twins = new Map<string, SameClaim[]>();
  #keyed = new Map<string, number[]>();
  /** Claims that the file makes, by the folded statement and by their numbers in the file. */
  readonly #madeBySaying = new Map<string, number>();
  readonly #madeByKey = new Map<string, number>();
  readonly said = new Map<number, SaidInFile>();
  readonly #made: number[] = [];
  /** Claims here that say the same as one of the file, as far as it is known. */
  readonly #known = new Set<number>();
  readonly #isLong: boolean;
  /** Statements, folded, of which a person has said which claim here they mean. */
  readonly #otherWords = new Set<string>();
  #numbers = 0;

  /** @param isLong whether there are more statements than can be locked; `hasTwin` must be asked at the end then */
  constructor(context: CommandContext, decisions: Decisions, isLong: boolean) {
    this.#isLong = isLong;
    this.#context = context;
    this.#decisions = decisions;
  }

  /** Locks and reads the claims that the rows of a portion may mean. @returns the numbers of those that are here */
  async prepare(rows: readonly { row: number; claim: RowClaim }[]): Promise<number[]> {
    const { tx, ledger } = this.#context;
    const decided = rows.flatMap(({ row }) => this.#decisions.claims[String(row)] || []);
    const ids = rows.flatMap(({ claim }) => claim.id ?? []);
    this.#asked = await standingOf(tx, 'claim', [...ids, ...decided]);
    this.#twins = await this.#saying(rows.flatMap(({ claim }) => claim.statement ?? []));
    this.#keyed = await this.#withKeys(rows.flatMap(({ claim }) => claim.key ?? []));
    const slugs = await tx.claim.findMany({ where: { id: { in: ids } }, select: { id: true, slug: true } });
    this.#slugs = new Map(slugs.map(({ id, slug }) => [id, slug]));
    const here = new Set([
      ...[...this.#asked.values()].map(({ id }) => id),
      ...[...this.#twins.values()].flatMap((twins) => twins.map(({ id }) => id)),
      ...[...this.#keyed.values()].flat(),
      ...rows.flatMap(({ claim }) => this.#madeBefore(claim) ?? []),
    ]);
    const held = await ledger.read('claim', [...here]);
    const [notes, judged] = [await this.#notesOf([...here]), await this.#judgedOf([...here])];
    this.#standing = new Map(
      held.map((claim) => [
        claim.id,
        {
          ...{ id: claim.id, isNew: false, held: claim, row: 0 },
          notes: notes.get(claim.id) ?? [],
          judged: judged.get(claim.id) ?? null,
        },
      ]),
    );
    return held.filter(({ deletedAt }) => !deletedAt).map(({ id }) => id);
  }

  /** The claim that a row means, after `prepare`. */
  of(row: number, claim: RowClaim): ClaimOfFile | Unclear {
    const decided = this.#decisions.claims[String(row)];
    const numbered = decided ? this.#numbered(decided, undefined) : this.#numbered(claim.id, claim);
    if (numbered) return decided ? this.#decided(claim, numbered) : numbered;
    const before = this.#madeBefore(claim);
    const made = before === undefined ? undefined : this.#standing.get(before);
    if (made) return made;
    const keyed = claim.key && this.#keyed.get(noteKey(claim.key));
    if (keyed && keyed.length > 1)
      return { reason: `${keyed.length} claims here have the number ${claim.key?.text}. Give the claim’s own number.` };
    const byKey = keyed?.[0] === undefined ? undefined : this.#standing.get(keyed[0]);
    if (byKey) return this.#alive(byKey);
    if (claim.statement === undefined) return { reason: this.#lackOf(claim) };
    const [twin, ...others] = this.#twins.get(fold(claim.statement)) ?? [];
    // The file tells claims that say the same apart by its own numbers.
    const isApart = claim.key !== undefined && this.#isKeyedOtherwise(twin, claim.key.name);
    if (twin && others.length > 0 && !isApart)
      return { reason: 'Two claims here say the same. Give the number of the one that is meant.' };
    const there = twin && !isApart ? this.#standing.get(twin.id) : undefined;
    if (there) return this.#take(claim, there);
    return this.#take(claim, {
      ...{ id: --this.#numbers, isNew: true, held: null, notes: [], judged: null, row },
    });
  }

  /** Whether others have added a claim in the meantime that says the same as one that the file has made. */
  async hasTwin(): Promise<boolean> {
    const found = await rowFrom(
      this.#context.tx,
      z.object({ found: z.boolean() }),
      sql`SELECT EXISTS (SELECT FROM claim own JOIN claim_facts f ON f.statement_key = left(own.statement_key, 100) AND f.id <> own.id
          JOIN claim c ON c.id = f.id AND c.statement_key = own.statement_key
          WHERE own.id = ANY(${this.#made}::int[]) AND c.id <> ALL(${[...this.#known, ...this.#made]}::int[])) AS found`,
    );
    return found?.found ?? false;
  }

  /** What a row says of its claim. A claim that a person has chosen for a statement keeps its own words. */
  wordsOf(claim: RowClaim): RowClaim {
    if (claim.statement === undefined || !this.#otherWords.has(fold(claim.statement))) return claim;
    const { statement: _, ...rest } = claim;
    return rest;
  }

  /** Makes the new claims known under their real numbers. */
  rename(real: (id: number) => number): void {
    for (const id of this.#standing.keys()) if (id < 0 && real(id) > 0) this.#made.push(real(id));
    for (const made of [this.#madeBySaying, this.#madeByKey])
      for (const [key, id] of made) if (id < 0) made.set(key, real(id));
    for (const [id, said] of [...this.said])
      if (id < 0) {
        this.said.delete(id);
        this.said.set(real(id), said);
      }
  }

  /** Later rows with the same statement mean the same claim. */
  #decided(claim: RowClaim, found: ClaimOfFile | Unclear): ClaimOfFile | Unclear {
    if (isUnclear(found)) return found;
    if (claim.statement !== undefined) this.#otherWords.add(fold(claim.statement));
    return this.#take(claim, found);
  }

  #numbered(id: number | undefined, claim: RowClaim | undefined): ClaimOfFile | Unclear | undefined {
    const asked = id === undefined ? undefined : this.#asked.get(id);
    // A number that nobody has here says nothing: the file may come from elsewhere.
    if (id === undefined || !asked) return undefined;
    const there = this.#standing.get(asked.id);
    if (claim?.slug !== undefined && this.#slugs.get(id) !== claim.slug)
      return {
        reason: `Claim ${id} here is another one: “${there?.held?.statement.slice(0, 100) ?? ''}”. If these numbers come from elsewhere, leave their column out.`,
      };
    if (asked.deleted || !there)
      return { reason: `Claim ${id} has been deleted. Restore it, or leave its number out.` };
    return there;
  }

  #alive(claim: ClaimOfFile): ClaimOfFile | Unclear {
    return claim.held?.deletedAt
      ? {
          reason: `The claim with this number, “${claim.held.statement.slice(0, 100)}”, has been deleted. Restore it first.`,
        }
      : claim;
  }

  #lackOf({ id, key }: RowClaim): string {
    if (id !== undefined) return `There is no claim ${id} here, and the row does not say what is claimed.`;
    return key
      ? `No claim here has the number ${key.text}, and the row does not say what is claimed.`
      : 'The row does not say what is claimed.';
  }

  #take(claim: RowClaim, found: ClaimOfFile): ClaimOfFile {
    this.#standing.set(found.id, found);
    if (claim.statement !== undefined && !claim.key) this.#madeBySaying.set(fold(claim.statement), found.id);
    if (claim.key) this.#madeByKey.set(noteKey(claim.key), found.id);
    return found;
  }

  #madeBefore({ statement, key }: RowClaim): number | undefined {
    if (key) return this.#madeByKey.get(noteKey(key));
    return statement === undefined ? undefined : this.#madeBySaying.get(fold(statement));
  }

  /** Whether the claim that says the same has another number in such files. */
  #isKeyedOtherwise(twin: SameClaim | undefined, name: string): boolean {
    if (!twin) return false;
    if (this.said.get(twin.id)?.key === name) return true;
    return this.#standing.get(twin.id)?.notes.some((note) => note.name === name) ?? false;
  }

  async #saying(statements: readonly string[]): Promise<Map<string, SameClaim[]>> {
    const { tx } = this.#context;
    const keys = [...new Set(statements.map(fold))];
    // A database has only so many locks.
    if (!this.#isLong) await lockStatements(tx, keys);
    const found = await claimsStating(tx, keys);
    for (const claims of found.values()) for (const { id } of claims) this.#known.add(id);
    return found;
  }

  async #withKeys(keys: readonly { name: string; text: string }[]): Promise<Map<string, number[]>> {
    const found = new Map<string, number[]>();
    if (keys.length === 0) return found;
    const rows = await this.#context.tx.claimNote.findMany({
      where: {
        name: { in: [...new Set(keys.map(({ name }) => name))] },
        key: { in: [...new Set(keys.map(({ text }) => text))] },
      },
      select: { claimId: true, name: true, key: true },
      orderBy: { id: 'asc' },
    });
    const stand = await standingOf(
      this.#context.tx,
      'claim',
      rows.map(({ claimId }) => claimId),
    );
    for (const { claimId, name, key } of rows) {
      const own = noteKey({ name, text: key ?? '' });
      const id = stand.get(claimId)?.id ?? claimId;
      found.set(own, [...new Set([...(found.get(own) ?? []), id])]);
    }
    return found;
  }

  async #notesOf(ids: readonly number[]): Promise<Map<number, NoteOfRecord[]>> {
    const notes = await this.#context.tx.claimNote.findMany({
      where: { claimId: { in: [...ids] } },
      select: { id: true, claimId: true, name: true, text: true },
      orderBy: { id: 'asc' },
    });
    const found = new Map<number, NoteOfRecord[]>();
    for (const { claimId, ...note } of notes) found.set(claimId, [...(found.get(claimId) ?? []), note]);
    return found;
  }

  async #judgedOf(ids: readonly number[]): Promise<Map<number, Judged>> {
    const judgements = await this.#context.tx.judgement.findMany({
      where: { claimId: { in: [...ids] } },
      select: { claimId: true, confidence: true, likelihood: true },
      orderBy: [{ judgedAt: 'asc' }, { id: 'asc' }],
    });
    return new Map(judgements.map(({ claimId, ...judged }) => [claimId, judged]));
  }
}
