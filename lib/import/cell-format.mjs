// @ts-check

/**
 * @typedef {{ kind: 'plain' }
 *   | { kind: 'percent' }
 *   | { kind: 'zeros', digits: number }
 *   | { kind: 'elapsed', unit: 'h' | 'm' | 's' }
 *   | { kind: 'date', date: '' | 'year' | 'month' | 'day', time: '' | 'minute' | 'second' | 'fraction', isUtc: boolean }} Shown
 * how much of a number the format of its cell shows
 */

/** @type {Shown} */
export const PLAIN = { kind: 'plain' };

/**
 * The formats that a workbook does not write out, as far as they show dates, times or shares.
 * @param {number} id
 */
export function builtInFormat(id) {
  if (id === 9 || id === 10) return '0%';
  if (id === 17) return 'mmm-yy';
  if (id === 22) return 'yyyy-mm-dd hh:mm';
  if (id === 18 || id === 20 || id === 32) return 'hh:mm';
  if (id === 19 || id === 21 || id === 33) return 'hh:mm:ss';
  if (id === 45) return 'mm:ss';
  if (id === 46) return '[h]:mm:ss';
  if (id === 47) return 'mm:ss.0';
  if (id === 55 || id === 56) return id === 55 ? 'hh:mm' : 'hh:mm:ss';
  return (id >= 14 && id <= 16) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'yyyy-mm-dd' : 'General';
}

/**
 * How much a number format shows.
 * @param {string} format such as `d/m/yyyy h:mm`
 * @returns {Shown}
 */
export function shownBy(format) {
  const bare = bareFormat(format);
  if (/^0{2,}$/.test(bare)) return { kind: 'zeros', digits: bare.length };
  if (bare.includes('%')) return { kind: 'percent' };
  const elapsed = /\[([hms])/.exec(bare)?.[1];
  if (elapsed === 'h' || elapsed === 'm' || elapsed === 's') return { kind: 'elapsed', unit: elapsed };
  if (bare.includes('general') || /[#0?]/.test(bare.replace(/[.,]0+/g, ''))) return PLAIN;
  const runs = bare.replace(/am\/pm|a\/p|上午\/下午/g, '').match(/([ymdhs])\1*/g) ?? [];
  if (runs.length === 0) return PLAIN;
  const isMinute = (/** @type {number} */ i) => runs[i - 1]?.[0] === 'h' || runs[i + 1]?.[0] === 's';
  const has = (/** @type {string} */ letter) => runs.some((run) => run[0] === letter);
  const months = runs.some((run, i) => run[0] === 'm' && !isMinute(i));
  const date = has('d') ? 'day' : months ? 'month' : has('y') ? 'year' : '';
  const time = !has('h') && !has('s') ? '' : !has('s') ? 'minute' : /[.,]0/.test(bare) ? 'fraction' : 'second';
  return { kind: 'date', date, time, isUtc: UTC.test(format.slice(0, 1000)) };
}

/** A word of a format that says whose times its cells are. */
const UTC = /"\s*(?:UTC|Z)\s*"|\\Z/i;

/**
 * The first part of a format, without words, colours and conditions, in small letters.
 * @param {string} format
 */
function bareFormat(format) {
  let bare = '';
  for (let at = 0; at < Math.min(format.length, 1000); at++) {
    const character = format[at];
    if (character === ';') break;
    if (character === '"') at = endOf(format, '"', at + 1);
    else if (character === '\\' || character === '_' || character === '*') at++;
    else if (character === '[') {
      const end = endOf(format, ']', at + 1);
      if (/^\[(h+|m+|s+)\]?$/i.test(format.slice(at, end + 1))) bare += format.slice(at, end + 1);
      at = end;
    } else bare += character;
  }
  return bare.toLowerCase().trim();
}

/**
 * @param {string} text
 * @param {string} mark
 * @param {number} from
 */
function endOf(text, mark, from) {
  const end = text.indexOf(mark, from);
  return end < 0 ? text.length : end;
}

const DAY_MS = 86_400_000;
/** 31 December 9999, the last day that a sheet shows. */
const LAST_DAY = 2_958_465;
/** Days between the two beginnings that workbooks count from. */
const SINCE_1904 = 1462;

/**
 * A number of a sheet as text, as its format shows it: dates and times in ISO 8601, as exactly as they are shown; shares
 * in per cent, and other numbers, in full, without an exponent.
 * @param {string} value as it is stored
 * @param {Shown} shown
 * @param {boolean} from1904 whether days are counted from 1904
 */
export function numberText(value, shown, from1904) {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (shown.kind === 'zeros' && /^\d+$/.test(value)) return value.padStart(shown.digits, '0');
  if (shown.kind === 'elapsed' && number >= 0) return elapsedText(number, shown.unit);
  if (shown.kind === 'percent') return `${plainNumber(String(Number((number * 100).toPrecision(15))))}%`;
  const serial = from1904 ? number + SINCE_1904 : number;
  if (shown.kind === 'date' && serial >= 0 && serial < LAST_DAY + 1) return momentText(serial, shown);
  return plainNumber(value);
}

/**
 * @param {number} serial days since the beginning of 1900
 * @param {Extract<Shown, { kind: 'date' }>} shown
 */
function momentText(serial, { date, time, isUtc }) {
  const step = time === 'fraction' ? 1 : 1000;
  const ms = Math.round((serial * DAY_MS) / step) * step;
  const day = Math.floor(ms / DAY_MS);
  const clock = new Date(ms - day * DAY_MS).toISOString();
  const shownTime = time === '' ? '' : clock.slice(11, { minute: 16, second: 19, fraction: 23 }[time]);
  // A day that its format hides is not left out; a time alone has none.
  if (date === '' && day === 0) return shownTime;
  const shownDate = dayText(day).slice(0, { year: 4, month: 7, day: 10, '': 10 }[shownTime ? 'day' : date]);
  return shownTime ? `${shownDate}T${shownTime}${isUtc ? 'Z' : ''}` : shownDate;
}

/**
 * The day of a number. Sheets count a 29 February 1900, which there was not, and show day 0 as “1900-01-00”; both are
 * given as shown.
 * @param {number} day
 */
function dayText(day) {
  if (day === 0) return '1900-01-00';
  if (day === 60) return '1900-02-29';
  return new Date(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * DAY_MS).toISOString().slice(0, 10);
}

/**
 * A length of time, such as 26:30 hours.
 * @param {number} days
 * @param {'h' | 'm' | 's'} unit
 */
function elapsedText(days, unit) {
  const seconds = Math.round(days * 86_400);
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  if (unit === 's') return String(seconds);
  if (unit === 'm') return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  const rest = seconds % 60 === 0 ? '' : `:${two(seconds % 60)}`;
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}${rest}`;
}

/**
 * A number in full. Whole numbers stand as they are stored, however long. A sheet shows 15 digits; where these end
 * sooner, what comes after them is an error of computing, such as 0.30000000000000004.
 * @param {string} value
 */
export function plainNumber(value) {
  const text = value.trim();
  if (/^-?\d+$/.test(text)) return text;
  const exact = String(Number(text));
  const shown = String(Number(Number(text).toPrecision(15)));
  return withoutExponent(shown.length < exact.length - 3 && !shown.endsWith('Infinity') ? shown : exact);
}

/** @param {string} text such as `1.5e+21` */
function withoutExponent(text) {
  const [, sign = '', whole = '', part = '', power = ''] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (power === '') return text;
  const digits = whole + part;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return (
    sign + (point >= digits.length ? digits.padEnd(point, '0') : `${digits.slice(0, point)}.${digits.slice(point)}`)
  );
}
