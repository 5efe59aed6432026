import type { z } from 'zod';
import { recompute } from '@/lib/assessments/recompute';
import type { Db } from '@/lib/db';
import { DomainError, invalid } from '@/lib/errors';
import { type Actor, may, type Permission } from '@/lib/people/permissions';
import type { Prisma } from '@/prisma/generated/client';

export type Tx = Prisma.TransactionClient;

/** One record that a command changed; `before` is null when it was made, `after` when it was removed. */
export type ChangedRecord = {
  entity: 'claim' | 'source' | 'document' | 'utterance' | 'attribution' | 'judgement' | 'topic';
  id: number;
  label: string;
  before: Prisma.InputJsonObject | null;
  after: Prisma.InputJsonObject | null;
};

export type CommandContext = {
  readonly tx: Tx;
  readonly actor: Actor;
  /** What is derived for this claim is recomputed before the transaction ends. */
  touch(claimId: number): void;
  record(changed: ChangedRecord): void;
};

export type Command<In extends z.ZodType, Out> = {
  readonly name: string;
  readonly permission: Permission;
  readonly input: In;
  readonly run: (context: CommandContext, input: z.output<In>) => Promise<Out>;
};

export const defineCommand = <In extends z.ZodType, Out>(command: Command<In, Out>): Command<In, Out> => command;

/**
 * The one way to write: authorise, parse, open a transaction, run, recompute what is derived, record the change.
 * @throws DomainError `forbidden` or `invalid`, or what the command throws; then nothing is written.
 */
export async function execute<In extends z.ZodType, Out>(
  db: Pick<Db, 'prisma'>,
  actor: Actor,
  command: Command<In, Out>,
  input: z.input<In>,
  reason = '',
): Promise<Out> {
  if (!may(actor, command.permission)) throw new DomainError('forbidden', `The role ${actor.role} may not do this (${command.name}).`);
  const parsed = command.input.safeParse(input);
  if (!parsed.success) throw invalidInput(parsed.error);
  return db.prisma.$transaction(async (tx) => {
    const touched = new Set<number>();
    const records: ChangedRecord[] = [];
    const context: CommandContext = { tx, actor, touch: (id) => touched.add(id), record: (changed) => records.push(changed) };
    const result = await command.run(context, parsed.data);
    await recompute(tx, [...touched]);
    await tx.change.create({
      data: { actorId: actor.id, actorName: actor.name, command: command.name, reason, records, subjects: subjectsOf(records, touched) },
    });
    return result;
  });
}

const subjectsOf = (records: readonly ChangedRecord[], claimIds: ReadonlySet<number>) => [
  ...new Set([...records.map(({ entity, id }) => `${entity}:${id}`), ...[...claimIds].map((id) => `claim:${id}`)]),
];

function invalidInput(error: z.ZodError): DomainError {
  const fields = Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.message]));
  return invalid(error.issues[0]?.message ?? 'The input is not valid.', fields);
}
