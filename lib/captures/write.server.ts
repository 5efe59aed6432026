import type { Ledger } from '@/lib/commands/ledger';
import type { Actor } from '@/lib/people/permissions';
import { heldBy } from './pending.server';
import type { CopyOutcome, Seen } from './seen';

/** What a command finds of a copy that it was given: `undefined` if it was given none, null if it is no longer held. */
export type Found = Seen | null | undefined;

/** Finds what a person has seen, before the transaction. */
export const foundFor = async (actor: Actor, handle: string | null | undefined): Promise<Found> =>
  handle ? heldBy(actor.id, handle) : undefined;

/** Writes what was seen of a document. */
export async function writeCapture(ledger: Ledger, documentId: number, found: Found): Promise<CopyOutcome> {
  if (!found) return found === null ? 'gone' : 'none';
  await ledger.insert('capture', { documentId, ...found });
  return found.kept ? 'kept' : 'not kept';
}
