import { type CommandContext, defineCommand } from '@/lib/commands/command';
import { conflict, notFound } from '@/lib/errors';
import { KEY_LIMIT } from '@/lib/import/mapping';
import { type NotedKind, setNote } from './schema';

/** Adds a note to a record, changes it, or removes it where its text is blank. */
export const setNoteOf = defineCommand({
  name: 'notes.set',
  permission: 'notes.write',
  input: setNote,
  async run({ ledger }, { entity, recordId, id, was, name, text }) {
    await ledger.hold(entity, recordId);
    if (id === undefined) return { id: await addNote(ledger, entity, recordId, { name, text }) };
    const kind = noteOf[entity];
    const note = await ledger.hold(kind, id);
    const owner = 'claimId' in note ? note.claimId : 'sourceId' in note ? note.sourceId : note.documentId;
    if (owner !== recordId) throw notFound('There is no such note.');
    if (was !== undefined && was !== note.text)
      throw conflict(
        'Someone else has changed this note since you opened it. Nothing was overwritten. Load the page again and change the note as it is now.',
      );
    if (text === '') await ledger.remove(kind, [id]);
    // A file knows the record by it: that goes along with the text.
    else await ledger.update(kind, id, { name, text, ...(note.key !== null && { key: keyOf(text) }) });
    return { id: text === '' ? null : id };
  },
});

const noteOf = { claim: 'claimNote', source: 'sourceNote', document: 'documentNote' } as const;

const keyOf = (text: string) => (text.length <= KEY_LIMIT ? text : null);

const addNote = (
  ledger: CommandContext['ledger'],
  entity: NotedKind,
  recordId: number,
  note: { readonly name: string; readonly text: string },
): Promise<number> => {
  if (entity === 'claim') return ledger.insert('claimNote', { claimId: recordId, ...note });
  if (entity === 'source') return ledger.insert('sourceNote', { sourceId: recordId, ...note });
  return ledger.insert('documentNote', { documentId: recordId, ...note });
};
