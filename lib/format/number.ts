/** 4312 → “4,312”. */
export const grouped = (n: number): string => n.toLocaleString('en');

/** “1 claim”, “4,312 claims”. */
export const counted = (n: number, [one, many]: readonly [string, string]): string =>
  `${grouped(n)} ${n === 1 ? one : many}`;

/**
 * The numbers of records in a text such as “12,34”, none larger than a database can hold; what else stands there is
 * left out.
 */
export const numbersIn = (text: string): number[] =>
  text
    .split(',')
    .filter((part) => /^[1-9]\d{0,8}$/.test(part))
    .map(Number);
