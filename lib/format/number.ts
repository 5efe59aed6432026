/** 4312 → “4,312”. */
export const grouped = (n: number): string => n.toLocaleString('en');

/** “1 claim”, “4,312 claims”. */
export const counted = (n: number, [one, many]: readonly [string, string]): string =>
  `${grouped(n)} ${n === 1 ? one : many}`;

/** The number of a record in a text, at most what a database can hold; undefined if the text is not one. */
export const recordNumber = (text: unknown): number | undefined =>
  typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;

/** The numbers of records in a text such as “12,34”. Anything else in it is ignored. */
export const numbersIn = (text: string): number[] => text.split(',').flatMap((part) => recordNumber(part) ?? []);
