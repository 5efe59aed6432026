/** 4312 → “4,312”. */
export const grouped = (n: number): string => n.toLocaleString('en');

/** “1 claim”, “4,312 claims”. */
export const counted = (n: number, [one, many]: readonly [string, string]): string =>
  `${grouped(n)} ${n === 1 ? one : many}`;

/** The number of a record in a text, none larger than a database can hold; undefined where the text is none. */
export const recordNumber = (text: unknown): number | undefined =>
  typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;

/** The numbers of records in a text such as “12,34”; what else stands there is left out. */
export const numbersIn = (text: string): number[] => text.split(',').flatMap((part) => recordNumber(part) ?? []);
