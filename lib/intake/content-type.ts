const readable: ReadonlySet<string> = new Set([
  'text/html',
  'application/xhtml+xml',
  'text/plain',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  // What a server sends when it does not know; the bytes will tell.
  'application/octet-stream',
  'binary/octet-stream',
  '',
]);

/** The type in a `Content-Type`, in small letters and without its parameters. */
export const typeOf = (contentType: string): string => (contentType.split(';')[0] ?? '').trim().toLowerCase();

/** Whether what is sent under this `Content-Type` may be a page, plain text, a PDF or a Word file. */
export const isReadableType = (contentType: string): boolean => readable.has(typeOf(contentType));
