import { formatDate } from '@/lib/format/date';

export const units = ['day', 'week', 'month', 'year'] as const;
export type Unit = (typeof units)[number];

/** Days as «2026-04-06», both ends included. */
export type Bucket = { from: string; to: string };

/** So many bars fit beside each other. */
const MOST: Record<Unit, number> = { day: 45, week: 45, month: 72, year: 100 };
const DAY = 86_400_000;
const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The shortest unit that cuts the time between two days into bars that fit. */
export function unitFor(first: string, last: string): Unit {
  return units.find((unit) => countBuckets(unit, first, last) <= MOST[unit]) ?? 'year';
}

/** All buckets from the one of the first day to the one of the last, empty ones too; of more years than fit the last ones. */
export function bucketsBetween(unit: Unit, first: string, last: string): Bucket[] {
  const count = countBuckets(unit, first, last);
  const begin = startOf(unit, first);
  return Array.from({ length: Math.min(count, MOST[unit]) }, (_, i) => {
    const from = step(unit, begin, count - Math.min(count, MOST[unit]) + i);
    return { from: isoDay(from), to: isoDay(step(unit, from, 1) - DAY) };
  });
}

/** The first day of the bucket in which a day lies; weeks begin on Monday. */
export const bucketStart = (unit: Unit, day: string): string => isoDay(startOf(unit, day));

function startOf(unit: Unit, day: string): number {
  const date = new Date(`${day}T00:00:00Z`);
  if (unit === 'week') return date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY;
  if (unit === 'month') date.setUTCDate(1);
  if (unit === 'year') date.setUTCMonth(0, 1);
  return date.getTime();
}

function step(unit: Unit, from: number, by: number): number {
  if (unit === 'day' || unit === 'week') return from + by * DAY * (unit === 'day' ? 1 : 7);
  const date = new Date(from);
  if (unit === 'month') date.setUTCMonth(date.getUTCMonth() + by);
  else date.setUTCFullYear(date.getUTCFullYear() + by);
  return date.getTime();
}

function countBuckets(unit: Unit, first: string, last: string): number {
  const [from, to] = [new Date(startOf(unit, first)), new Date(startOf(unit, last))];
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  if (unit === 'year') return years + 1;
  if (unit === 'month') return years * 12 + to.getUTCMonth() - from.getUTCMonth() + 1;
  return Math.round((to.getTime() - from.getTime()) / (unit === 'week' ? 7 * DAY : DAY)) + 1;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthOf = (day: string) => MONTHS[Number(day.slice(5, 7)) - 1] ?? '';

/** «6 Apr 2026», «week of 6 Apr 2026», «Apr 2026», «2026». */
export function bucketInWords(unit: Unit, { from }: Bucket): string {
  if (unit === 'year') return from.slice(0, 4);
  if (unit === 'month') return `${monthOf(from)} ${from.slice(0, 4)}`;
  return unit === 'week' ? `week of ${formatDate(from)}` : formatDate(from);
}

/** What stands below a bar: the year where one begins, else nothing much; null where neighbours say enough. */
export function tickOf(unit: Unit, bucket: Bucket, index: number, count: number): string | null {
  const { from, to } = bucket;
  if (unit === 'year') return count <= 12 || Number(from.slice(0, 4)) % 10 === 0 ? from.slice(0, 4) : null;
  if (unit === 'month') {
    if (from.endsWith('-01-01') || index === 0)
      return from.endsWith('-01-01') || count <= 12 ? `${monthOf(from)} ${from.slice(0, 4)}` : null;
    return count <= 12 || (count <= 40 && ['04', '07', '10'].includes(from.slice(5, 7))) ? monthOf(from) : null;
  }
  const isMonth = unit === 'day' ? from.endsWith('-01') : from.slice(5, 7) !== to.slice(5, 7) || Number(from.slice(8)) === 1;
  const month = unit === 'day' ? from : to;
  if (isMonth && index > 0) return monthOf(month);
  return unit === 'day' && count <= 14 ? String(Number(from.slice(8))) : index === 0 && count <= 14 ? formatDate(from).slice(0, -5) : null;
}
