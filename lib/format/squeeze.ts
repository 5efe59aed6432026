/** The longest one-line input, including spaces that are removed. It is checked before any pattern. */
export const TYPED_LIMIT = 20_000;

/** A text on one line with single spaces. */
export const squeeze = (text: string): string => text.replace(/[\s\u0085]+/g, ' ').trim();

/** The same; empty if nothing in it is visible. */
export const visible = (text: string): string => (isInvisible(text) ? '' : squeeze(text));

/** Whether nothing in a text can be seen. */
export const isInvisible = (text: string): boolean => INVISIBLE.test(text);

const INVISIBLE = /^[\s\u0085\p{Default_Ignorable_Code_Point}\p{Cc}]*$/u;
