// @ts-check

/** @typedef {{ at: string, precision: 'day' | 'minute' }} Moment `at` is an ISO text in UTC */

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const ISO = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?\s*$/i;

/**
 * A date as pages give it: ISO 8601, RFC 2822, or a plain day in English. A time without a zone tells only the day, since nobody knows where.
 * @param {unknown} text
 * @returns {Moment | null} null where it is no date that can be read with certainty, or lies in the future
 */
export function momentIn(text) {
  if (typeof text !== 'string' || text.length > 100) return null;
  const moment = isoMoment(text.trim()) ?? mailMoment(text.trim()) ?? plainDay(text.trim());
  return moment && Date.parse(moment.at) < Date.now() + 86_400_000 && moment.at >= '1000' ? moment : null;
}

/** @param {string} text */
function isoMoment(text) {
  const [, year, month, day, hour, minute, second, zone] = ISO.exec(text) ?? [];
  if (!year || !month || !day) return null;
  // Pages that know no time write midnight, theirs or ours.
  const isMidnight = hour === '00' && minute === '00' && (second ?? '00') === '00';
  if (!hour || !zone || isMidnight) return dayOf(Number(year), Number(month), Number(day));
  const offset = /^(z|utc|gmt)$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
  return exactly(Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}${offset}`));
}

/** @param {string} text «Mon, 06 Apr 2026 14:05:00 +0200» */
function mailMoment(text) {
  const form = /^(?:[a-z]{3},?\s+)?\d{1,2}\s+[a-z]{3}\s+\d{4}\s+\d{2}:\d{2}(?::\d{2})?\s+(?:GMT|UTC?|Z|[+-]\d{4})$/i;
  return form.test(text) ? exactly(Date.parse(text.replace(/\s(?:UTC?|Z)$/i, ' GMT'))) : null;
}

/** @param {string} text «6 April 2026», «April 6, 2026», «Mon 6 Apr 2026» */
function plainDay(text) {
  const first = /^(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/i.exec(text);
  const second = /^(?:[a-z]+,\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i.exec(text);
  const [day, name, year] = first ? first.slice(1) : second ? [second[2], second[1], second[3]] : [];
  const month = months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
  return month > 0 ? dayOf(Number(year), month, Number(day)) : null;
}

/**
 * @param {number} year
 * @param {number} month
 * @param {number} day
 * @returns {Moment | null}
 */
function dayOf(year, month, day) {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
    ? { at: at.toISOString(), precision: 'day' }
    : null;
}

/**
 * @param {number} time
 * @returns {Moment | null}
 */
const exactly = (time) =>
  Number.isNaN(time) ? null : { at: new Date(Math.floor(time / 60_000) * 60_000).toISOString(), precision: 'minute' };
