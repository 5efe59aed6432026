import type { NoteInCell } from '@/lib/data-table/notes-column';

/** The notes on a record in a cell: “Fact ID: F-1 · Comments: …”. */
export function NotesCell({ notes }: { notes: readonly NoteInCell[] }) {
  if (notes.length === 0) return <span className="muted">–</span>;
  return (
    <span className="notes-cell" title={notes.map(({ name, text }) => `${name}: ${text}`).join('\n')}>
      {notes.map(({ name, text }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: notes may be alike, and their order does not change
        <span key={place}>
          {place > 0 && ' · '}
          <bdi className="muted">{name}</bdi>
          {': '}
          <bdi>{text}</bdi>
        </span>
      ))}
    </span>
  );
}
