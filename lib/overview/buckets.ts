import { formatDate } from '@/lib/format/date';

export const units = ['day', 'week', 'month', 'year'] as const;
export type Unit = (typeof units)[number];

/** Days as “2026-04-06”, both ends included. */
export type Bucket = { from: string; to: string };

/** So many bars fit beside each other. */
const MOST: Record<Unit, number> = { day: 45, week: 45, month: 72, year: 100 };
const DAY = 86_400_000;
const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The first and the last day on which dates begin that are known to the day or better, to the month, to the year. */
export type Spans = Readonly<Record<'day' | 'month' | 'year', readonly [first: string, last: string] | null>>;

/** How exactly a date must be known to stand in one unit only. */
export const exactEnough = { day: 'day', week: 'day', month: 'month', year: 'year' } as const satisfies Record<
  Unit,
  keyof Spans
>;

/**
 * The unit in which dates are counted and the days between which those lie that are exact enough for it; null where
 * there is no date.
 */
export function axisOf(spans: Spans): { unit: Unit; first: string; last: string } | null {
  let [first, last] = ['', ''];
  for (const precision of ['day', 'month', 'year'] as const) {
    const [from, to] = spans[precision] ?? [first, last];
    [first, last] = first === '' ? [from, to] : [from < first ? from : first, to > last ? to : last];
    if (first === '') continue;
    const unit = units.find((it) => exactEnough[it] === precision && countBuckets(it, first, last) <= MOST[it]);
    if (unit) return { unit, first, last };
  }
  return first === '' ? null : { unit: 'year', first, last };
}

/** The shortest unit that cuts the time between two days into bars that fit. */
export function unitFor(first: string, last: string): Unit {
  return units.find((unit) => countBuckets(unit, first, last) <= MOST[unit]) ?? 'year';
}

/**
 * All buckets from the one of the first day to the one of the last, empty ones too; of more years than fit the last
 * ones.
 */
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

/** “6 Apr 2026”, “week of 6 Apr 2026”, “Apr 2026”, “2026”. */
export function bucketInWords(unit: Unit, { from }: Bucket): string {
  if (unit === 'year') return from.slice(0, 4);
  if (unit === 'month') return `${monthOf(from)} ${from.slice(0, 4)}`;
  return unit === 'week' ? `week of ${formatDate(from)}` : formatDate(from);
}

/** So many bars a label needs to itself. */
const APART: Record<Unit, number> = { day: 4, week: 4, month: 2, year: 1 };

/**
 * What stands below each bar; null where neighbours say enough. The first label and every January name their year, so
 * that no month is in doubt. Days and weeks name the months that begin, or each day where there are few.
 */
export function ticksOf(unit: Unit, buckets: readonly Bucket[]): (string | null)[] {
  const count = buckets.length;
  if (unit === 'year')
    return buckets.map(({ from }) => (count <= 12 || Number(from.slice(0, 4)) % 10 === 0 ? from.slice(0, 4) : null));
  const fewDays = unit === 'day' && count <= 14;
  const begun = buckets.map(({ from, to }, i): string | null => {
    if (unit === 'month')
      return count <= 12 || (count <= 40 ? isQuarter(from) : from.slice(5, 7) === '01') ? from : null;
    const begins =
      i > 0 && (unit === 'day' ? from.endsWith('-01') : from.slice(5, 7) !== to.slice(5, 7) || from.endsWith('-01'));
    return begins ? to : null;
  });
  const first = begun.findIndex((day) => day !== null);
  // Its own label, unless the first month that begins stands too near to it.
  const opens = first < 0 || first >= APART[unit] || fewDays;
  let named = false;
  return begun.map((day, i) => {
    const { from = '' } = buckets[i] ?? {};
    const isOpening = i === 0 && opens;
    if (day === null && !isOpening) return fewDays ? String(Number(from.slice(8))) : null;
    const year = !named || day?.slice(5, 7) === '01' ? ` ${(day ?? from).slice(0, 4)}` : '';
    named = true;
    return isOpening && unit !== 'month' ? formatDate(from) : `${monthOf(day ?? from)}${year}`;
  });
}

const isQuarter = (day: string) => ['01', '04', '07', '10'].includes(day.slice(5, 7));
