import type { Measured } from './pages';
import type { Figure } from './report-figures';

const found: Figure[] = [];

export const say = (line: string): void => console.log(line);
export const heading = (text: string): void => console.log(`\n${text}\n${'─'.repeat(text.length)}`);

/** Median, 95th percentile and maximum in milliseconds, one line a measurement. */
export function table(rows: readonly Measured[]): void {
  const cell = (ms: number) => ms.toFixed(2).padStart(10);
  console.log(`${['median', 'p95', 'max'].map((head) => head.padStart(10)).join('')}  ms`);
  for (const { median, p95, max, name, rows: count } of rows)
    console.log(
      `${cell(median)}${cell(p95)}${cell(max)}  ${name || '(everything)'}${count === undefined ? '' : ` (${count} rows)`}`,
    );
}

/** Sets one figure beside its limit. */
export function budget(
  name: string,
  value: number,
  limit: number,
  unit: string,
  rule: 'at most' | 'at least' = 'at most',
): void {
  found.push({ name, value, limit, unit, met: rule === 'at most' ? value <= limit : value >= limit });
}

/** Prints every figure with its limit, and gives them. */
export function verdicts(): readonly Figure[] {
  for (const { name, value, limit, unit, met } of found) {
    const figure = Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(2);
    console.log(`${met ? 'met ' : 'OVER'}  ${name}: ${figure} ${unit} (${limit.toLocaleString('en')})`);
  }
  return found;
}
