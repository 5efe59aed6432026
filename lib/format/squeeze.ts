import { fold } from './fold';

/** A text on one line with single spaces; empty where nothing in it can be seen. */
export const squeeze = (text: string): string => (fold(text) === '' ? '' : text.replace(/[\s\u0085]+/g, ' ').trim());
