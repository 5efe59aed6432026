import type { z } from 'zod';
import type { Db } from '@/lib/db';
import { isCheckViolation, isForeignKeyViolation, isOutOfRange, isRetryable, isUniqueViolation } from '@/lib/db/errors';
import { faultInWords } from '@/lib/db/fault-in-words';
import { planByNumber } from '@/lib/db/planner';
import { inTurn, type Tx } from '@/lib/db/transaction';
import { conflict, DomainError, full, invalid } from '@/lib/errors';
import { type Actor, may, type Permission } from '@/lib/people/permissions';
import { askPassword, holdStanding, standing } from '@/lib/people/standing.server';
import { Entry } from './entry';
import { Ledger } from './ledger';
import { answeredBefore, keepAnswer, type Once } from './once';
import { unstorable } from './storable';
import { unknownFields } from './unknown-fields';

export type CommandContext<Ready = unknown> = {
  /** For reading. Writing goes through the ledger. */
  readonly tx: Tx;
  readonly actor: Actor;
  readonly ledger: Ledger;
  readonly progress: (done: number, total: number) => void;
  /** What was prepared before the transaction. */
  readonly ready: Ready;
  /** The change that this one takes back. */
  undoes(changeId: number): void;
  /** Asks something when all is written, right before the transaction ends. If it throws, all is taken back. */
  atEnd(check: () => Promise<void>): void;
  /** It will be rolled back: what is derived need not be computed. */
  readonly isRehearsal: boolean;
};

export type Command<In extends z.ZodType = z.ZodType, Out = unknown, Ready = unknown> = {
  readonly name: string;
  readonly permission: Permission;
  readonly input: In;
  /** Only admins see its history entry, and it cannot be undone. */
  readonly confidential?: boolean;
  /** The password must have been entered recently. This applies to all commands that manage people and settings. */
  readonly sensitive?: boolean;
  /** How long it may take, in ms, where that is longer than commands usually take. */
  readonly longest?: number;
  /** If the sender goes away before it is done, it is rolled back. Other commands are finished all the same. */
  readonly cancellable?: boolean;
  /**
   * Work that takes long and needs no transaction, such as hashing, so that others need not wait for the database.
   * `run` finds the result as `ready`.
   */
  readonly prepare?: (db: Pick<Db, 'prisma'>, actor: Actor, input: z.output<In>) => Promise<Ready>;
  readonly run: (context: CommandContext<Ready>, input: z.output<In>) => Promise<Out>;
};

export type Performed<Out> = {
  readonly result: Out;
  /** The entry in the history, or null if nothing was changed. */
  readonly changeId: number | null;
};

type Options = {
  readonly reason?: string;
  /** The key under which the sender repeats a request whose answer was lost. */
  readonly once?: Once;
  readonly onProgress?: (done: number, total: number) => void;
};

export const defineCommand = <In extends z.ZodType, Out, Ready>(command: Command<In, Out, Ready>): Command<In, Out> =>
  command as Command<In, Out>;

const ATTEMPTS = 5;
/** How long a change of very many records may take, in milliseconds. */
const LONGEST = 120_000;

const UNCERTAIN =
  'The database failed while the change was being stored: it is there whole or not at all. Look whether it is before you do it again.';

/** Runs a command and returns its result. See `perform`. */
export async function execute<In extends z.ZodType, Out>(
  db: Pick<Db, 'prisma' | 'hasRoom'>,
  actor: Actor,
  command: Command<In, Out>,
  input: z.input<In>,
  reason = '',
): Promise<Out> {
  return (await perform(db, actor, command, input, { reason })).result;
}

/**
 * The one way to write: authorise, parse, open a transaction, run, recompute what is derived, record the change. If the
 * database cannot order two commands, the later one runs again.
 * @throws DomainError `forbidden` or `invalid`, or what the command throws; then nothing is written.
 */
export async function perform<In extends z.ZodType, Out>(
  db: Pick<Db, 'prisma' | 'hasRoom'>,
  actor: Actor,
  command: Command<In, Out>,
  input: unknown,
  options: Options = {},
): Promise<Performed<Out>> {
  authorise(actor, command);
  const read = readInput(command.input, input, options.reason);
  // This comes before the database itself meets a full disk, which it may survive only by being opened again.
  if (!db.hasRoom()) throw full();
  const ready = await command.prepare?.(db, actor, read);
  for (let attempt = 1; ; attempt++) {
    let isWhole = false;
    try {
      const work = async (tx: Tx) => {
        const performed = await inTransaction(inTurn(tx), actor, command, { read, ready }, options);
        isWhole = true;
        return performed;
      };
      return await db.prisma.$transaction(work, {
        timeout: command.longest ?? LONGEST,
        maxWait: 20_000,
      });
    } catch (error) {
      if (attempt < ATTEMPTS && (isRetryable(error) || isUniqueViolation(error))) continue;
      if (isUniqueViolation(error))
        throw conflict(
          'Something with the same name or address was added at the same time. Nothing was changed; try again.',
        );
      if (isCheckViolation(error))
        throw conflict('The record would not be what it may be, as others have changed it. Nothing was changed.');
      if (isForeignKeyViolation(error)) throw conflict('Something else rests on this record. Nothing was changed.');
      if (isOutOfRange(error)) throw invalid('A number is larger than any that is used here. Nothing was changed.');
      if (isRetryable(error)) throw conflict('Others were changing the same records. Nothing was changed; try again.');
      const fault = faultInWords(error);
      // Only the end of the transaction was under way, and its answer was lost.
      if (fault?.kind === 'unavailable' && isWhole) throw new DomainError('unavailable', UNCERTAIN);
      throw error;
    }
  }
}

/** Carries a result out of a transaction that is rolled back. */
class Rehearsed<Out> extends Error {
  constructor(readonly result: Out) {
    super('Rolled back, as it was only a rehearsal.');
  }
}

/**
 * Runs a command and rolls it back. What is derived from its records is not computed.
 * @returns its result
 * @throws as `perform`
 */
export async function rehearse<In extends z.ZodType, Out>(
  db: Pick<Db, 'prisma'>,
  actor: Actor,
  command: Command<In, Out>,
  input: unknown,
  { onProgress = () => {} }: Pick<Options, 'onProgress'> = {},
): Promise<Out> {
  authorise(actor, command);
  const read = readInput(command.input, input);
  const ready = await command.prepare?.(db, actor, read);
  try {
    return await db.prisma.$transaction(
      async (connection): Promise<Out> => {
        const tx = inTurn(connection);
        await planByNumber(tx);
        const ledger = new Ledger(tx);
        const context = { tx, actor: await standing(tx, actor), ledger, progress: onProgress, ready };
        const without = { undoes: () => {}, atEnd: () => {}, isRehearsal: true };
        throw new Rehearsed(await command.run({ ...context, ...without }, read));
      },
      { timeout: command.longest ?? LONGEST, maxWait: 20_000 },
    );
  } catch (error) {
    if (error instanceof Rehearsed) return error.result;
    throw error;
  }
}

/**
 * An input in the form of its schema, which a database can store.
 * @param reason what is stored beside it
 * @throws DomainError `invalid`, with what is wrong with each field
 */
export function readInput<In extends z.ZodType>(schema: In, input: unknown, reason?: string): z.output<In> {
  refuseUnstorable({ input, reason });
  refuseUnknown(schema, input);
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
}

async function inTransaction<In extends z.ZodType, Out>(
  tx: Tx,
  claimed: Actor,
  command: Command<In, Out>,
  { read, ready }: { read: z.output<In>; ready: unknown },
  { reason = '', once, onProgress = () => {} }: Options,
): Promise<Performed<Out>> {
  // A person's links and tokens do not outlast a disabling that happens at the same time.
  if (isSensitive(command) && claimed.account) await holdStanding(tx, claimed);
  await planByNumber(tx);
  const actor = await standing(tx, claimed);
  authorise(actor, command);
  if (isSensitive(command) && actor.account && !actor.recent) throw askPassword(actor);
  const before = once && (await answeredBefore<Performed<Out>>(tx, once));
  if (before) return before;
  const confidential = command.confidential ?? false;
  const told = { actorId: actor.id, actorName: actor.name, command: command.name, reason, confidential };
  const entry = new Entry(tx, told);
  const ledger = new Ledger(tx, (records) => entry.store(records));
  let undoesId: number | null = null;
  const undoes = (id: number) => {
    undoesId = id;
  };
  const checks: (() => Promise<void>)[] = [];
  const atEnd = (check: () => Promise<void>) => {
    checks.push(check);
  };
  const context = { tx, actor, ledger, progress: onProgress, undoes, atEnd, ready, isRehearsal: false };
  const result = await command.run(context, read);
  await ledger.settle(onProgress);
  const answered = async (changeId: number | null) => {
    // What is told only once is not kept.
    if (once && !command.confidential) await keepAnswer(tx, once, { result, changeId });
    return { result, changeId };
  };
  if (ledger.pending.length + entry.stored === 0) return answered(null);
  // A long command may outlive the right to run it. Commands about people may even end the right of the person who runs
  // them.
  if (!confidential) authorise(await standing(tx, claimed), command);
  const id = await entry.finish(ledger.pending, undoesId);
  for (const check of checks) await check();
  // Commands about people cannot be undone.
  return answered(confidential ? null : id);
}

function authorise(actor: Actor, command: Pick<Command, 'permission' | 'sensitive'>): void {
  if (may(actor, command.permission)) {
    if (isSensitive(command)) refuseToken(actor);
    return;
  }
  if (actor.role === 'anonymous') throw new DomainError('unauthorized', 'Sign in to do this. Nothing was changed.');
  throw new DomainError('forbidden', `The role ${actor.role} may not do this. Nothing was changed.`);
}

const isSensitive = ({ permission, sensitive }: Pick<Command, 'permission' | 'sensitive'>) =>
  sensitive || permission === 'people.manage' || permission === 'settings.change';

/** A stolen token must not be able to prolong its own life. */
function refuseToken(actor: Actor): void {
  if (actor.account?.tokenId !== undefined)
    throw new DomainError('forbidden', 'A token cannot do this. Nothing was changed. Sign in yourself.');
}

function refuseUnstorable(given: { input: unknown; reason: string | undefined }): void {
  const found = unstorable(given).map(
    ({ path, message }) => [path.replace(/^input\.?/, '') || 'input', message] as const,
  );
  const [first] = found;
  if (first)
    throw invalid(
      `“${first[0].slice(0, 60)}”: ${first[1]} Nothing was changed.`,
      Object.fromEntries(found.slice(0, 50)),
    );
}

function refuseUnknown(schema: z.ZodType, input: unknown): void {
  const unknown = unknownFields(schema, input);
  if (unknown.length === 0) return;
  const names = unknown.slice(0, 5).map((name) => `“${name.slice(0, 60)}”`);
  const message = `There is no field ${names.join(', ')} here. Nothing was changed.`;
  throw invalid(message, Object.fromEntries(unknown.slice(0, 50).map((name) => [name, 'There is no such field.'])));
}

function invalidInput(error: z.ZodError): DomainError {
  const fields: Record<string, string> = {};
  for (const issue of error.issues.slice(0, 50)) fields[issue.path.join('.')] ??= issue.message;
  return invalid(error.issues[0]?.message ?? 'The input is not valid.', fields);
}
