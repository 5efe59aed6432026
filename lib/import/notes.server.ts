import type { Ledger } from '@/lib/commands/ledger';
import type { NoteChanges } from './notes';

/** Removes and changes notes of one kind. What is added needs the record on which it stands. */
export async function changeNotes(
  ledger: Ledger,
  kind: 'claimNote' | 'sourceNote' | 'documentNote',
  changes: readonly NoteChanges[],
): Promise<void> {
  await ledger.remove(
    kind,
    changes.flatMap(({ gone }) => gone),
  );
  await ledger.updateMany(
    kind,
    changes.flatMap(({ changed }) => changed),
  );
}
