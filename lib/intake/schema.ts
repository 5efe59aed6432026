import { z } from 'zod';
import type { HeldCapture } from '@/lib/captures/seen';
import type { LookupItem } from '@/lib/data-table/lookup.server';
import type { Otherwise } from '@/lib/documents/same-page';
import type { DatePrecision } from '@/lib/format/date';
import type { TextLink } from '@/lib/text/links';
import type { DocumentKind } from '@/lib/vocabulary';
import { isEncoding } from './encodings';

/** The largest input, in bytes: a file, an unpacked page, or copied HTML. */
export const INTAKE_LIMIT = 10_000_000;

/** The files that can be read, by the end of their names. */
export const FILE_ENDINGS = [
  '.txt',
  '.html',
  '.htm',
  '.xhtml',
  '.mhtml',
  '.mht',
  '.warc',
  '.gz',
  '.wacz',
  '.pdf',
  '.docx',
] as const;

/**
 * An address to fetch, or HTML to read, which may have been found at an address. Files come as `multipart/form-data` with one part named “file”. A person may say
 * the encoding, and the page of an archive (from 0), in files by parts named “encoding” and “page”.
 */
export const intakeInput = z.union(
  [
    z.strictObject({
      url: z.string().trim().min(1, 'Give an address.').max(2000, 'The address is too long.'),
      encoding: z.string().refine(isEncoding, 'This encoding is not known here.').optional(),
    }),
    z.strictObject({
      html: z.string().min(1, 'There is nothing to read.'),
      url: z.string().trim().max(2000, 'The address is too long.').optional(),
    }),
  ],
  'Give either “url” or “html”.',
);

/** What is read from a page or file; blank if it does not say. */
export type ReadDocument = {
  readonly title: string;
  readonly text: string;
  /** The addresses that words of the text lead to, in code points. */
  readonly links: readonly TextLink[];
  readonly authors: readonly string[];
  /** ISO, in UTC. */
  readonly publishedAt: string | null;
  readonly publishedPrecision: DatePrecision;
  /** The address that the publisher prefers. */
  readonly url: string | null;
  readonly language: string | null;
  readonly kind: DocumentKind | null;
  readonly siteName: string;
  /** The encoding that the bytes were read in, where a person should look whether it is right; else null. */
  readonly encoding: string | null;
  /** What a person should know about how it was read, in sentences. */
  readonly notices: readonly string[];
  /** The pages of an archive that has several. */
  readonly pages?: ArchivePages;
};

/** What can be chosen from an archive: `labels` say address and date, `chosen` is the one that was read, from 0. */
export type ArchivePages = { readonly chosen: number; readonly labels: readonly string[] };

/** What is read, with what is already stored of it. */
export type Intake = ReadDocument & {
  /** Whose domain the address has. */
  readonly publisher: LookupItem | null;
  /** The document that has this address already. */
  readonly existing: { readonly id: number; readonly title: string; readonly deleted: boolean } | null;
  /** A document under another address that probably means the same page, and what it is of it. */
  readonly alike: { readonly id: number; readonly title: string; readonly how: Otherwise } | null;
  /** A document that has this very text already. */
  readonly sameText: { readonly id: number; readonly title: string } | null;
  /** What was seen, held for a day for the document that is stored with it. */
  readonly capture: HeldCapture;
};
