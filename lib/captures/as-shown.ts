import { typeOf } from '@/lib/intake/content-type';

/** How a copy of a media type can be shown; null: it can only be downloaded. */
export function shownAs(mediaType: string): 'html' | 'text' | null {
  const type = typeOf(mediaType);
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  return type === 'text/plain' ? 'text' : null;
}

const endings: Readonly<Record<string, string>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'xhtml',
  'text/plain': 'txt',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'multipart/related': 'mhtml',
  'application/warc': 'warc',
  // Nothing else that is packed so comes in.
  'application/gzip': 'warc.gz',
  'application/wacz': 'wacz',
};

/** The end of the name of a file of this media type. */
export const endingOf = (mediaType: string): string => endings[typeOf(mediaType)] ?? 'bin';
