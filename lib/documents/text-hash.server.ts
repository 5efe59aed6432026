import { createHash } from 'node:crypto';

/** The SHA-256 by which stored texts are told apart, in hexadecimal digits. In: a text as it is stored. */
export const textHash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
