/** 4312 → «4,312». */
export const grouped = (n: number): string => n.toLocaleString('en');

/** «1 claim», «4,312 claims». */
export const counted = (n: number, [one, many]: readonly [string, string]): string => `${grouped(n)} ${n === 1 ? one : many}`;
