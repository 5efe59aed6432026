const readable: ReadonlySet<string> = new Set([
  'text/html',
  'application/xhtml+xml',
  'text/plain',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  // What is sent for files of which the sender knows no more, or knows it by an older name; the bytes will tell.
  'application/octet-stream',
  'binary/octet-stream',
  'application/x-pdf',
  'application/acrobat',
  'application/vnd.pdf',
  'text/pdf',
  'text/x-pdf',
  'application/download',
  'application/x-download',
  'application/force-download',
  'application/msword',
  '',
]);

/** The type in a `Content-Type`, in small letters and without its parameters. */
export const typeOf = (contentType: string): string => (contentType.split(';')[0] ?? '').trim().toLowerCase();

/** Whether what is sent under this `Content-Type` may be a page, plain text, a PDF or a Word file. */
export const isReadableType = (contentType: string): boolean => readable.has(typeOf(contentType));
