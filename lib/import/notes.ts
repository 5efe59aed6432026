import type { RowNote } from './row';

export type NoteOfRecord = { readonly id: number; readonly name: string; readonly text: string };
type NewNote = { readonly name: string; readonly text: string; readonly key: string | null };

/** By what a number of a file is looked up: the same number under another name is another one. */
export const noteKey = ({ name, text }: { readonly name: string; readonly text: string }): string => `${name}\n${text}`;

/** What is to become of the notes on a record. */
export type NoteChanges = {
  readonly added: readonly NewNote[];
  readonly changed: readonly { readonly id: number; readonly text: string; readonly key: string | null }[];
  readonly gone: readonly number[];
};
export const noChanges: NoteChanges = { added: [], changed: [], gone: [] };

/** What parts the texts of several notes of one name where they stand in one cell. */
export const BETWEEN_NOTES = ' | ';

/**
 * What becomes of the notes on a record when a row says something. A text takes the place of one that the file has not
 * spoken of; where there is none, it stands beside the others, as several rows may concern one record.
 * @param there the notes on it
 * @param planned what earlier rows change of them
 * @param spoken the notes that the file has spoken of; those that this row speaks of are added
 * @returns the changes with those of this row, or null if it says nothing new
 */
export function notesChanged(
  there: readonly NoteOfRecord[],
  planned: NoteChanges,
  said: readonly RowNote[],
  spoken: Set<number>,
): NoteChanges | null {
  let changes = planned;
  for (const note of said) {
    const now = standing(there, changes, note.name);
    const met = now.filter(({ text }) => text === note.text);
    const isKnown = met.length > 0 || now.map(({ text }) => text).join(BETWEEN_NOTES) === note.text;
    for (const { id } of met.length > 0 ? met : isKnown ? now : []) if (id !== null) spoken.add(id);
    if (!isKnown) changes = withNote(now, changes, note, spoken);
  }
  return changes === planned ? null : changes;
}

type Standing = { readonly id: number | null; readonly text: string };

function standing(there: readonly NoteOfRecord[], { added, changed, gone }: NoteChanges, name: string): Standing[] {
  const texts = new Map(changed.map(({ id, text }) => [id, text]));
  const kept = there.filter((note) => note.name === name && !gone.includes(note.id));
  return [
    ...kept.map(({ id, text }) => ({ id, text: texts.get(id) ?? text })),
    ...added.filter((note) => note.name === name).map(({ text }) => ({ id: null, text })),
  ];
}

function withNote(
  now: readonly Standing[],
  changes: NoteChanges,
  { name, text, isKey }: RowNote,
  spoken: Set<number>,
): NoteChanges {
  const { added, changed, gone } = changes;
  if (text === '')
    return {
      added: added.filter((note) => note.name !== name),
      changed: changed.filter(({ id }) => !now.some((note) => note.id === id)),
      gone: [...gone, ...now.flatMap(({ id }) => id ?? [])],
    };
  const key = isKey ? text : null;
  const open = isKey ? undefined : now.find(({ id }) => id !== null && !spoken.has(id))?.id;
  if (open == null) return { added: [...added, { name, text, key }], changed, gone };
  spoken.add(open);
  return { added, changed: [...changed, { id: open, text, key }], gone };
}
