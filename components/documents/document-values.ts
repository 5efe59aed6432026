import { z } from 'zod';
import type { Chosen } from '@/components/forms/lookup-field';
import type { HeldCapture } from '@/lib/captures/seen';
import type { DocumentDetail } from '@/lib/documents/detail.server';
import { keptLinks, type LinkedText } from '@/lib/documents/kept-links';
import { writtenDate } from '@/lib/format/date';
import { precision } from '@/lib/format/date-schema';
import { kindOf } from '@/lib/tags/names';
import { type DocumentKind, documentKinds, wordsOf } from '@/lib/vocabulary';

/** A document in the form's values. */
export type DocumentValues = {
  url: string;
  sourceId: Chosen | null;
  title: string;
  authors: readonly string[];
  /** As typed; null if there is none. */
  publishedAt: string | null;
  kind: DocumentKind;
  language: string;
  /** Only for new documents, as is what was seen of them. */
  text: string;
  capture: HeldCapture | null;
  /** The text as it was read, with its links; only for new documents. */
  read: LinkedText | null;
};

export const noDocument: DocumentValues = {
  url: '',
  sourceId: null,
  title: '',
  authors: [],
  publishedAt: null,
  kind: 'article',
  language: 'en',
  text: '',
  capture: null,
  read: null,
};

/** The initial values of the edit form. */
export function valuesOf(document: DocumentDetail): DocumentValues {
  const { url, publisher, title, authors, publishedAt, publishedPrecision, publishedNote, kind, language } = document;
  return {
    url: url ?? '',
    sourceId: { id: publisher.id, label: publisher.name },
    title,
    authors,
    publishedAt: writtenDate(publishedAt?.toISOString() ?? null, publishedPrecision, publishedNote) || null,
    kind,
    language,
    text: '',
    capture: null,
    read: null,
  };
}

/** What is sent. */
export function documentInput(
  { text, capture, read, sourceId: publisher, ...values }: DocumentValues,
  isNew: boolean,
): Record<string, unknown> {
  const isMade = publisher !== null && publisher.id === null;
  const kind = isMade && kindOf(publisher.label) === 'agency' ? 'agency' : 'outlet';
  const who = isMade ? { newSource: { name: publisher.label, kind } } : { sourceId: publisher?.id ?? 0 };
  return {
    ...values,
    ...who,
    url: values.url.trim() || null,
    ...(isNew && { text, links: keptLinks(text, read), capture: capture?.id ?? null }),
  };
}

/** What of a record stands in the form as it is, and its date. */
const documentRecord = z
  .object({
    title: z.string(),
    authors: z.array(z.string()),
    kind: z.enum(wordsOf(documentKinds)),
    language: z.string(),
    publishedAt: z.string().nullable(),
    publishedPrecision: precision,
    publishedNote: z.string(),
  })
  .partial();

/** The server's record in the form's values. Its publisher is known there only by number. */
export function fromRecord(
  current: Readonly<Record<string, unknown>>,
  publisher: Chosen | null,
): Partial<DocumentValues> {
  const sourceId = typeof current.sourceId === 'number' ? current.sourceId : null;
  const { publishedAt = null, publishedPrecision, publishedNote = '', ...rest } = documentRecord.parse(current);
  const written = writtenDate(publishedAt, publishedPrecision ?? 'day', publishedNote);
  return {
    ...rest,
    publishedAt: written || null,
    url: typeof current.url === 'string' ? current.url : '',
    sourceId:
      sourceId === null ? null : publisher?.id === sourceId ? publisher : { id: sourceId, label: `source ${sourceId}` },
  };
}
