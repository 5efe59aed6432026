import { readBrat } from './brat';
import { FILE_LIMIT, type FileContent, unreadable } from './file-content';
import type { Anchor } from './re-anchor';
import { readWebAnnotations } from './web-annotation';

/** The kinds of files from which tags are taken. */
export const tagFormats = {
  'web-annotation': { label: 'W3C Web Annotation', help: 'JSON, as Whence, Hypothesis and Recogito write it.' },
  brat: { label: 'brat standoff', help: 'The .ann file that belongs to the text.' },
} as const;
export type TagFormat = keyof typeof tagFormats;

const readers = { 'web-annotation': readWebAnnotations, brat: readBrat } as const;

/** What a file is by its first characters: JSON begins with a bracket, brat with the name of a line. */
export const formatOf = (file: string): TagFormat => (/^\uFEFF?\s*[[{]/.test(file) ? 'web-annotation' : 'brat');

/** Reads a file of tags for a text; see the readers. Changes nothing. */
export function readTagFile(format: TagFormat, file: string, text: string, anchor?: Anchor): FileContent {
  if (file.trim() === '') return unreadable('The file is empty.');
  if (bytesOf(file) > FILE_LIMIT)
    return unreadable('The file is larger than 5 MB. Split the file and import the parts.');
  return readers[format](file, text, anchor);
}

const bytesOf = (file: string): number =>
  file.length > FILE_LIMIT ? file.length : new TextEncoder().encode(file).length;
