import { FoldedList } from '@/components/claims/folded-list';
import { grouped } from '@/lib/format/number';
import { beginningOf } from '@/lib/notes/beginning';
import type { NotedKind } from '@/lib/notes/schema';
import { NoteButton } from './note-button';
import '@/app/styles/notes.css';

type Note = { readonly id: number; readonly name: string; readonly text: string };
type Props = {
  entity: NotedKind;
  recordId: number;
  notes: readonly Note[];
  mayEdit: boolean;
  /** Whether a very long list is shown in full. */
  all: boolean;
};

/** What files and editors said of a record beyond its fields. Empty for readers where there is nothing. */
export function NotesSection({ entity, recordId, notes, mayEdit, all }: Props) {
  if (notes.length === 0 && !mayEdit) return null;
  const items = notes.map((note) => (
    <li key={note.id}>
      <div className="note-head">
        <bdi className="note-name">{note.name}</bdi>
        {mayEdit && <NoteButton entity={entity} recordId={recordId} note={note} />}
      </div>
      <NoteText text={note.text} />
    </li>
  ));
  return (
    <section id="notes" className="notes">
      <h2>Notes</h2>
      {items.length > 0 && <FoldedList className="note-list" items={items} all={all} />}
      {mayEdit && <NoteButton entity={entity} recordId={recordId} />}
    </section>
  );
}

/** The text of a note; a long one opens in place, without JavaScript. */
function NoteText({ text }: { text: string }) {
  const beginning = beginningOf(text);
  if (beginning === null)
    return (
      <p className="note-text" dir="auto">
        {text}
      </p>
    );
  return (
    <details className="note-text folded-note">
      <summary>
        <span className="note-beginning" dir="auto">
          {beginning}…
        </span>
        <span className="note-fold">Show all {grouped(text.length)} characters</span>
      </summary>
      <p dir="auto">{text}</p>
    </details>
  );
}
