import { z } from 'zod';
import type { CommandContext } from '@/lib/commands/command';
import type { Held, New } from '@/lib/commands/typed';
import { rowsFrom } from '@/lib/db/rows';
import { storeText } from '@/lib/documents/commands.server';
import { normalizeText, urlKey } from '@/lib/documents/rules';
import { TITLE_LIMIT } from '@/lib/documents/schema';
import { textHash } from '@/lib/documents/text-hash.server';
import { fold } from '@/lib/format/fold';
import { domainsAbove, hostOf } from '@/lib/sources/rules';
import { Prisma } from '@/prisma/generated/client';
import { noteKey } from './notes';
import type { RowDocument } from './row';
import { isUnclear, type Unclear } from './row-outcome';
import type { SourceOfFile, SourcesOfFile } from './sources-of-file.server';

type Columns = Omit<New<'document'>, 'sourceId'>;

/** A document that rows name. Its number is negative while it is not stored. */
export type DocumentOfFile = {
  id: number;
  title: string;
  url: string | null;
  publisher: SourceOfFile;
  readonly isNew: boolean;
  readonly held: Held<'document'> | null;
  /** What is stored of a new one. */
  readonly columns: Columns;
  text: string;
  /** Whether a text of it is stored here, in which a passage can be found. */
  readonly hasText: boolean;
  /** In how many rows it stands that are taken. */
  rows: number;
};

const domainRow = z.object({ domain: z.string(), id: z.int() });

/** The documents that a file names: those that are here, and those to be made. Each is looked up once. */
export class DocumentsOfFile {
  readonly #context: CommandContext;
  readonly #sources: SourcesOfFile;
  readonly #byId = new Map<number, DocumentOfFile>();
  readonly #byUrl = new Map<string, DocumentOfFile | Unclear>();
  readonly #byTitle = new Map<string, DocumentOfFile>();
  readonly #byKey = new Map<string, DocumentOfFile | Unclear>();
  readonly #asked = new Set<string>();
  /** By domain, the sources whose domain it is. */
  readonly #domains = new Map<string, number | null>();
  readonly #fresh = new Map<number, DocumentOfFile>();
  #numbers = 0;

  constructor(context: CommandContext, sources: SourcesOfFile) {
    this.#context = context;
    this.#sources = sources;
  }

  /** Looks up what is not known yet of these. */
  async prepare(documents: readonly RowDocument[]): Promise<void> {
    await this.#prepareDomains(documents.flatMap(({ url }) => (url ? domainsAbove(url) : [])));
    const once = (key: string) => !this.#asked.has(key) && this.#asked.add(key);
    const ids = documents.flatMap(({ id }) => (id !== undefined && once(`id:${id}`) ? id : []));
    const urls = documents.flatMap(({ url }) => (url && once(`url:${urlKey(url)}`) ? urlKey(url) : []));
    const titles = documents.flatMap(({ title }) => (title && once(`title:${fold(title)}`) ? fold(title) : []));
    const keys = documents.flatMap(({ key }) => (key && once(`key:${noteKey(key)}`) ? key : []));
    const noted = await this.#keyed(keys);
    if (ids.length + urls.length + titles.length + noted.size === 0) return;
    const { tx, ledger } = this.#context;
    const found = await tx.document.findMany({
      where: {
        OR: [
          { id: { in: [...new Set([...ids, ...[...noted.values()].flat()])] } },
          { urlKey: { in: urls } },
          { titleKey: { in: titles }, deletedAt: null },
        ],
      },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    const held = await ledger.read(
      'document',
      found.map(({ id }) => id).filter((id) => !this.#byId.has(id)),
    );
    await this.#sources.prepare(
      [],
      held.map(({ sourceId }) => sourceId),
    );
    const read = await tx.documentVersion.findMany({
      where: { documentId: { in: held.map(({ id }) => id) } },
      distinct: ['documentId'],
      select: { documentId: true },
    });
    const withText = new Set(read.map(({ documentId }) => documentId));
    for (const document of held) this.#standing(document, withText.has(document.id));
    for (const [key, documentIds] of noted) {
      const there = documentIds.flatMap((id) => this.#byId.get(id) ?? []);
      const [first, ...others] = there.filter(({ held: record }) => !record?.deletedAt);
      if (first && others.length > 0) this.#byKey.set(key, { reason: 'Several documents here have this number.' });
      else if (first) this.#byKey.set(key, first);
    }
  }

  async #keyed(keys: readonly { name: string; text: string }[]): Promise<Map<string, number[]>> {
    const found = new Map<string, number[]>();
    if (keys.length === 0) return found;
    const notes = await this.#context.tx.documentNote.findMany({
      where: { name: { in: [...new Set(keys.map(({ name }) => name))] }, key: { in: keys.map(({ text }) => text) } },
      select: { documentId: true, name: true, key: true },
    });
    for (const { documentId, name, key } of notes) {
      const own = noteKey({ name, text: key ?? '' });
      found.set(own, [...(found.get(own) ?? []), documentId]);
    }
    return found;
  }

  async #prepareDomains(domains: readonly string[]): Promise<void> {
    const open = [...new Set(domains)].filter((domain) => !this.#domains.has(domain));
    if (open.length === 0) return;
    for (const domain of open) this.#domains.set(domain, null);
    const rows = await rowsFrom(
      this.#context.tx,
      domainRow,
      Prisma.sql`SELECT d AS domain, min(s.id)::int AS id FROM source s CROSS JOIN LATERAL unnest(s.domains) AS d
        WHERE s.deleted_at IS NULL AND s.domains && ${open}::text[] AND d = ANY(${open}::text[]) GROUP BY d`,
    );
    for (const { domain, id } of rows) this.#domains.set(domain, id);
    await this.#sources.prepare(
      [],
      rows.map(({ id }) => id),
    );
  }

  /** The source, known here, to whose site an address belongs. */
  publisherOf(url: string): SourceOfFile | null {
    const id = domainsAbove(url)
      .map((domain) => this.#domains.get(domain))
      .find((known) => known != null);
    return id == null ? null : this.#sources.byNumber(id);
  }

  /** The document that a row means, after `prepare`. @param speaker who says something in it, if anybody does */
  of(document: RowDocument, speaker: SourceOfFile | null): DocumentOfFile | Unclear {
    const there = this.there(document);
    if (there) {
      if (isUnclear(there)) return there;
      return there.held?.deletedAt
        ? { reason: `The document “${there.title}” has been deleted. Restore it, or leave it out.` }
        : there;
    }
    const publisher = this.#publisherFor(document, speaker);
    if (isUnclear(publisher)) return publisher;
    const title = document.title ?? titleOf(document.url);
    if (title === null) return { reason: 'A document needs a title or an address.' };
    const titled = document.url ? undefined : this.#byTitle.get(titleKey(title, publisher));
    return titled ?? this.#make(document, title, publisher);
  }

  /** A document that is here, or was named before. */
  there({ id, url, title, key }: RowDocument): DocumentOfFile | Unclear | undefined {
    const keyed = key && this.#byKey.get(noteKey(key));
    if (keyed) return keyed;
    const numbered = id === undefined ? undefined : this.#byId.get(id);
    if (numbered && id !== undefined && id > 0) {
      const agrees = [
        title && fold(title) === fold(numbered.title),
        url && numbered.url && urlKey(url) === urlKey(numbered.url),
      ];
      if (agrees.some(Boolean) || (!title && !url)) return numbered;
      return {
        reason: `Document ${id} here is “${numbered.title}”. If these numbers come from elsewhere, leave their column out.`,
      };
    }
    return url ? this.#byUrl.get(urlKey(url)) : undefined;
  }

  /** The document with this address that is here, or was named before. */
  withAddress(url: string): DocumentOfFile | null {
    const there = this.#byUrl.get(urlKey(url));
    return there && !isUnclear(there) ? there : null;
  }

  #publisherFor({ publisher, url }: RowDocument, speaker: SourceOfFile | null): SourceOfFile | Unclear {
    if (publisher) return this.#sources.of(publisher);
    const known = url ? this.publisherOf(url) : null;
    if (known) return known;
    if (speaker) return speaker;
    if (!url) return { reason: 'Say who published the document, or give its address.' };
    return this.#sources.of({ name: hostOf(url) });
  }

  #make(document: RowDocument, title: string, publisher: SourceOfFile): DocumentOfFile {
    const { url = null, kind = 'article', authors = [], language = 'en', publishedAt, state, stateNote } = document;
    const made: DocumentOfFile = {
      id: --this.#numbers,
      ...{ title, url, publisher, isNew: true, held: null, text: document.text ?? '', hasText: false, rows: 0 },
      columns: {
        ...{ title, url, urlKey: url === null ? null : urlKey(url), kind, authors, language },
        ...{ state: state ?? 'live', stateNote: stateNote ?? '' },
        publishedAt: publishedAt?.at ?? null,
        publishedPrecision: publishedAt?.precision ?? 'day',
        publishedNote: publishedAt?.note ?? '',
      },
    };
    this.#fresh.set(made.id, made);
    if (url) this.#byUrl.set(urlKey(url), made);
    else this.#byTitle.set(titleKey(title, publisher), made);
    if (document.key) this.#byKey.set(noteKey(document.key), made);
    return made;
  }

  /** Makes those that rows use by now. @returns from the numbers that they had meanwhile to their real ones */
  async write(): Promise<(id: number) => number> {
    const { ledger } = this.#context;
    const used = [...this.#fresh.values()].filter(({ rows }) => rows > 0);
    const before = used.map(({ id }) => id);
    const ids = await ledger.insertMany(
      'document',
      used.map(({ columns, publisher }) => ({ ...columns, sourceId: publisher.id })),
    );
    const real = new Map(before.map((id, i) => [id, ids[i] ?? id]));
    const texts: New<'documentVersion'>[] = [];
    for (const document of used) {
      this.#fresh.delete(document.id);
      document.id = real.get(document.id) ?? document.id;
      this.#byId.set(document.id, document);
      const text = normalizeText(document.text);
      const sha256 = textHash(text);
      if (text.trim() !== '') texts.push({ documentId: document.id, number: 1, text, sha256 });
    }
    await ledger.insertMany('documentVersion', texts);
    return (id) => real.get(id) ?? id;
  }

  /** Stores another text of a document that is here. */
  async storeText(document: DocumentOfFile, text: string): Promise<void> {
    const { tx, ledger } = this.#context;
    await storeText(tx, ledger, document.id, text);
  }

  #standing(held: Held<'document'>, hasText: boolean): void {
    const publisher = this.#sources.byNumber(held.sourceId);
    // Only a deleted document can have a deleted publisher.
    const standIn = { id: held.sourceId, name: '', kind: 'unknown', isNew: false, rows: 0 } as const;
    const document: DocumentOfFile = {
      ...{ id: held.id, title: held.title, url: held.url, publisher: publisher ?? { ...standIn } },
      ...{ isNew: false, held, columns: { title: held.title }, text: '', hasText, rows: 0 },
    };
    this.#byId.set(held.id, document);
    if (held.urlKey) this.#byUrl.set(held.urlKey, document);
    const key = titleKey(held.title, document.publisher);
    if (!held.deletedAt && !this.#byTitle.has(key)) this.#byTitle.set(key, document);
  }
}

/** A new publisher has one number before it is stored and another one after. */
const titleKey = (title: string, { isNew, id, name }: SourceOfFile) => `${isNew ? fold(name) : id}\n${fold(title)}`;

/** A document of which only the address is known is called by it. */
const titleOf = (url: string | null | undefined): string | null =>
  url ? url.replace(/^https?:\/\/(www\.)?/, '').slice(0, TITLE_LIMIT) : null;
