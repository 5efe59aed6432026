import { latestText } from '@/lib/attributions/quote.server';
import type { CommandContext } from '@/lib/commands/command';
import type { Change } from '@/lib/commands/typed';
import { normalizeText, urlKey } from '@/lib/documents/rules';
import { same } from '@/lib/entities/record';
import type { DocumentOfFile, DocumentsOfFile } from './documents-of-file.server';
import { type NoteChanges, type NoteOfRecord, noChanges, notesChanged } from './notes';
import { changeNotes } from './notes.server';
import type { RowDocument } from './row';
import { isUnclear, type RowOutcome, refused, type Unclear } from './row-outcome';
import type { SourceOfFile, SourcesOfFile } from './sources-of-file.server';

/** What rows say of a document that is otherwise here. */
type Differing = { readonly columns: Change<'document'>; readonly publisher: SourceOfFile | null };
type Planned = {
  columns: Change<'document'>;
  publisher: SourceOfFile | null;
  notes: NoteChanges;
  text: string | null;
};

/** The rows of a file of documents. */
export class DocumentRows {
  readonly #context: CommandContext;
  readonly #sources: SourcesOfFile;
  readonly #documents: DocumentsOfFile;
  /** Those that are here and were met. */
  readonly #met: Set<number>;
  #planned = new Map<DocumentOfFile, Planned>();
  #notes = new Map<number, NoteOfRecord[]>();
  readonly #spoken = new Set<number>();

  constructor(context: CommandContext, sources: SourcesOfFile, documents: DocumentsOfFile, met: Set<number>) {
    this.#context = context;
    this.#met = met;
    this.#sources = sources;
    this.#documents = documents;
  }

  /** Reads what the rows of a portion may change, once the documents are prepared. */
  async prepare(rows: readonly RowDocument[]): Promise<void> {
    this.#planned = new Map();
    this.#notes = new Map();
    if (rows.length === 0) return;
    const here = rows.flatMap((row) => this.#documents.there(row) ?? []);
    const notes = await this.#context.tx.documentNote.findMany({
      where: { documentId: { in: here.flatMap((found) => (isUnclear(found) ? [] : found.id)) } },
      select: { id: true, documentId: true, name: true, text: true },
      orderBy: { id: 'asc' },
    });
    for (const { documentId, ...note } of notes)
      this.#notes.set(documentId, [...(this.#notes.get(documentId) ?? []), note]);
  }

  async row(row: number, said: RowDocument): Promise<RowOutcome> {
    const document = this.#documents.of(said, null);
    if (isUnclear(document)) return refused(row, document);
    const isFirst = document.isNew && document.rows === 0;
    const differing = isFirst ? nothing : this.#differing(document, said);
    if (isUnclear(differing)) return refused(row, differing);
    const planned = this.#planned.get(document) ?? { columns: {}, publisher: null, notes: noChanges, text: null };
    this.#planned.set(document, planned);
    for (const used of [document, document.publisher, differing.publisher]) if (used) used.rows++;
    if (!document.isNew) this.#met.add(document.id);
    planned.columns = { ...planned.columns, ...differing.columns };
    planned.publisher = differing.publisher ?? planned.publisher;
    const notes = notesChanged(this.#notes.get(document.id) ?? [], planned.notes, said.notes, this.#spoken);
    planned.notes = notes ?? planned.notes;
    const hasText = said.text !== undefined && !isFirst && (await this.#isAnother(document, said.text));
    if (hasText) planned.text = said.text ?? null;
    const isChanged = notes || hasText || differing.publisher || Object.keys(differing.columns).length > 0;
    return { row, kind: isFirst ? 'new' : isChanged ? 'changed' : 'same' };
  }

  #differing(document: DocumentOfFile, said: RowDocument): Differing | Unclear {
    const publisher = said.publisher ? this.#sources.of(said.publisher) : null;
    if (publisher && isUnclear(publisher)) return publisher;
    const { title, url, kind, authors, language, state, stateNote } = said;
    const planned = this.#planned.get(document);
    const now: Readonly<Record<string, unknown>> = { ...document.columns, ...document.held, ...planned?.columns };
    const other = url && url !== now.url ? this.#documents.withAddress(url) : null;
    if (other && other !== document) return { reason: `The document “${other.title}” has this address already.` };
    const given: Change<'document'> = {
      ...(title !== undefined && { title }),
      ...(url !== undefined && { url, urlKey: url === null ? null : urlKey(url) }),
      ...(kind && { kind }),
      ...(authors && { authors: [...authors] }),
      ...(language && { language }),
      ...(state && { state, ...(stateNote !== undefined && { stateNote }) }),
      ...dateColumns(now, said.publishedAt),
    };
    const columns = Object.fromEntries(Object.entries(given).filter(([name, value]) => !same(now[name], value)));
    return { columns, publisher: publisher === (planned?.publisher ?? document.publisher) ? null : publisher };
  }

  async #isAnother(document: DocumentOfFile, text: string): Promise<boolean> {
    const latest = document.id > 0 ? await latestText(this.#context.tx, document.id) : null;
    return (latest?.text ?? normalizeText(document.text)) !== normalizeText(text);
  }

  /** Writes what the portion changes, once new documents and sources are made. */
  async write(): Promise<void> {
    const { ledger } = this.#context;
    const all = [...this.#planned];
    await ledger.updateMany(
      'document',
      all.flatMap(([{ id }, { columns, publisher }]) => {
        const patch = { ...columns, ...(publisher && { sourceId: publisher.id }) };
        return Object.keys(patch).length > 0 ? [{ ...patch, id }] : [];
      }),
    );
    await changeNotes(
      ledger,
      'documentNote',
      all.map(([, { notes }]) => notes),
    );
    const ids = await ledger.insertMany(
      'documentNote',
      all.flatMap(([{ id }, { notes }]) => notes.added.map((note) => ({ ...note, documentId: id }))),
    );
    for (const id of ids) this.#spoken.add(id);
    for (const [document, { text }] of all) if (text !== null) await this.#documents.storeText(document, text);
  }
}

const nothing: Differing = { columns: {}, publisher: null };

/** A date that is here already says nothing, whatever was noted beside it. */
function dateColumns(now: Readonly<Record<string, unknown>>, date: RowDocument['publishedAt']): Change<'document'> {
  if (date === undefined) return {};
  if (date === null) return { publishedAt: null, publishedPrecision: 'day', publishedNote: '' };
  const isSame =
    typeof now.publishedAt === 'string' &&
    Date.parse(now.publishedAt) === Date.parse(date.at) &&
    now.publishedPrecision === date.precision;
  if (isSame && date.note === '') return {};
  return { publishedAt: date.at, publishedPrecision: date.precision, publishedNote: date.note };
}
