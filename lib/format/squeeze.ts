/** So long may be what is typed on one line, with spaces that go; it is looked at before any pattern is. */
export const TYPED_LIMIT = 20_000;

/** A text on one line with single spaces. */
export const squeeze = (text: string): string => text.replace(/[\s\u0085]+/g, ' ').trim();

/** The same; empty where nothing in it can be seen. */
export const visible = (text: string): string => (INVISIBLE.test(text) ? '' : squeeze(text));

const INVISIBLE = /^[\s\u0085\p{Default_Ignorable_Code_Point}\p{Cc}]*$/u;
