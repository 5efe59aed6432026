import type { Tx } from '@/lib/commands/command';
import { DomainError } from '@/lib/errors';
import { fold } from '@/lib/format/fold';

export type SameClaim = { id: number; slug: string; statement: string };

/** The answer that the statement shall stand twice. */
const ALL_THE_SAME = 0;

/**
 * The claim that says the same when folded, if the person has chosen to take it instead; null when there is none, or the statement shall stand twice.
 * @param own the claim that is being worded
 * @param instead what taking the other one is called; without it, that cannot be chosen
 * @throws DomainError `conflict` with the claim, while nothing has been chosen.
 */
export async function sameClaim(
  tx: Tx,
  statement: string,
  {
    own = 0,
    allowSame,
    choices,
    instead,
    anyway,
  }: { own?: number; allowSame: boolean; choices: Readonly<Record<string, number>>; instead?: string; anyway: string },
): Promise<SameClaim | null> {
  const folded = fold(statement);
  const key = `claim:${folded}`;
  if (allowSame || choices[key] === ALL_THE_SAME) return null;
  // Two people who add the same at once follow each other.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(72707374, hashtext(${folded}))::text`;
  const [there] = await tx.$queryRaw<SameClaim[]>`
    SELECT c.id, c.slug, c.statement FROM claim_facts f JOIN claim c ON c.id = f.id
    WHERE f.statement_key = left(${folded}, 100) AND c.statement_key = ${folded} AND c.id <> ${own} ORDER BY c.id LIMIT 1`;
  if (!there) return null;
  if (choices[key] === there.id && instead) return there;
  const message = `There is a claim that says the same: «${there.statement}». Nothing was changed.`;
  const candidates = [
    ...(instead ? [{ id: there.id, label: instead, detail: there.statement }] : []),
    { id: ALL_THE_SAME, label: anyway, detail: 'It then stands twice.' },
  ];
  throw new DomainError('conflict', message, { statement: message }, { claim: there, choose: { key, field: 'statement', candidates } });
}
