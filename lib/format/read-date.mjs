// @ts-check

/**
 * @typedef {'year' | 'month' | 'day' | 'minute'} DatePrecision
 * @typedef {object} ReadDate
 * @property {string} at when it begins, ISO in UTC; years, months and days begin at midnight there
 * @property {DatePrecision} precision
 * @property {string} day the day as it is written, whatever the zone; “2024-01-01” of a year
 * @property {string} note what was said beyond that, such as “circa 2024” or “2023/2024”; else blank
 * @typedef {{ y: number, m?: number, d?: number }} Parts
 * @typedef {{ at: number, precision: DatePrecision, parts: Parts }} Single
 */

export const FIRST_YEAR = 1500;
export const LAST_YEAR = 2999;
/** Longer texts are no dates. */
export const DATE_LIMIT = 100;
/** A day begins so much earlier in the east than in UTC. */
const EAST = 14 * 3_600_000;
/** Clocks differ. */
const SKEW = 5 * 60_000;

export const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const HOW = 'Write it as “2024”, “March 2024”, “5 March 2024” or “2024-03-05”';

/** @param {string} text */
const onOneLine = (text) => text.replace(/\s+/g, ' ').trim();

/**
 * Reads a date as people, files and pages write it. Refuses what can be read in two ways rather than guessing.
 * @param {string} text
 * @param {{ zoneless?: 'refuse' | 'day', shown?: string }} [options] what becomes of a time without a zone: refused, or
 * its day alone is taken; and the date as it was typed, where `text` says the same otherwise
 * @returns {{ date: ReadDate, problem?: undefined } | { date?: undefined, problem: string }} the date, or what is wrong
 * in a sentence
 */
export function readDate(text, { zoneless = 'refuse', shown: original = text } = {}) {
  const shown = onOneLine(original);
  if (shown === '') return { problem: 'Give a date.' };
  const typed = onOneLine(text)
    .normalize('NFKC')
    .replace(/[‐‑‒–—−]/g, '-');
  const fail = (/** @type {string} */ what) => ({
    problem: `“${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}” ${what}`,
  });
  if (typed.length > DATE_LIMIT) return fail(`is no date. ${HOW}.`);
  /** @param {Single} found @param {string} note */
  const done = ({ at, precision, parts }, note) => {
    const { y, m = 1, d = 1 } = parts;
    return {
      date: {
        at: new Date(at).toISOString(),
        precision,
        day: new Date(Date.UTC(y, m - 1, d)).toISOString().slice(0, 10),
        note,
      },
    };
  };
  const { rest, isVague } = withoutVagueness(typed);
  const single = singleIn(rest, zoneless);
  if (typeof single === 'string') return fail(single);
  if (single) return done(single, isVague ? shown : '');
  const range = rangeIn(rest, zoneless);
  if (typeof range === 'string') return fail(range);
  return range ? done(range, shown) : fail(`is no date. ${HOW}.`);
}

/**
 * Whether a date has not begun yet anywhere on earth.
 * @param {Pick<ReadDate, 'at' | 'precision'>} date
 * @param {number} [now]
 */
export const isAhead = ({ at, precision }, now = Date.now()) =>
  Date.parse(at) > now + (precision === 'minute' ? SKEW : EAST);

const VAGUE =
  /^(?:circa|approximately|approx\.?|about|around|roughly|probably|possibly|perhaps|ca?\.?(?=[\s\d])|~|early|mid|late|(?:the )?(?:beginning|start|middle|end) of|spring|summer|autumn|fall|winter|q[1-4])[\s-]*(?:in |of )?(?=\S)/i;
const VAGUE_AFTER = /\s*(?:~|\?|\(\?\)|\bca?\.|\bcirca)$|[\s-]*\bq[1-4]$/i;

/**
 * What “circa”, “early”, “Q1”, “spring” and similar words refer to.
 * @param {string} text
 */
function withoutVagueness(text) {
  const rest = text.replace(VAGUE, '').replace(VAGUE_AFTER, '').trim();
  return { rest, isVague: rest !== text };
}

/**
 * A range takes the finest precision that contains it. One that no year contains takes the year in which it starts.
 * @param {string} text
 * @param {'refuse' | 'day'} zoneless
 * @returns {Single | string | null}
 */
function rangeIn(text, zoneless) {
  const days = /^([a-z]+\.?) (\d{1,2}) ?- ?(\d{1,2}),? (\d{4})$/i.exec(text);
  const pairs = days ? [[`${days[1]} ${days[2]} ${days[4]}`, `${days[1]} ${days[3]} ${days[4]}`]] : halvesOf(text);
  for (const [left = '', right = ''] of pairs) {
    const to = singleIn(right, zoneless);
    if (to === null || typeof to === 'string') continue;
    const { y, m } = to.parts;
    const wholes = [left, `${left} ${y}`, ...(m ? [`${left} ${MONTHS[m - 1]} ${y}`] : [])];
    for (const whole of wholes) {
      const from = singleIn(whole, zoneless);
      if (from === null || typeof from === 'string') continue;
      if (from.at > to.at) return `ends before it begins. ${HOW}, or as a range such as “March to May 2024”.`;
      return hullOf(from.parts, to.parts);
    }
  }
  return null;
}

/**
 * @param {string} text @returns {string[][]} every way to cut a text at a word or sign that stands between two dates
 */
function halvesOf(text) {
  const [, inner = text] = /^(?:between|from) (.+)$/i.exec(text) ?? [];
  return [...inner.matchAll(/ (?:to|and|until|till|through) | - |\.\.|\/|-/gi)].map((cut) => [
    inner.slice(0, cut.index).trim(),
    inner.slice(cut.index + cut[0].length).trim(),
  ]);
}

/** @param {Parts} from @param {Parts} to @returns {Single} */
function hullOf(from, to) {
  const { y } = from;
  const m = y === to.y && from.m === to.m ? from.m : undefined;
  const d = m !== undefined && from.d === to.d ? from.d : undefined;
  return dated({ y, m, d });
}

/**
 * One date: null where it has the form of none, a sentence where it has the form of one and is none.
 * @param {string} text
 * @param {'refuse' | 'day'} zoneless
 * @returns {Single | string | null}
 */
function singleIn(text, zoneless) {
  const time = timeIn(text);
  const [, weekday, rest = time ? time.before : text] =
    /^([a-z]{3,9})\.?,? (?=[a-z\d])(.+)$/i.exec(time ? time.before : text) ?? [];
  const named = weekday === undefined ? -1 : nameIn(WEEKDAYS, weekday);
  const parts = partsIn(named < 0 ? (time ? time.before : text) : rest);
  if (parts === null || typeof parts === 'string') return parts;
  const wrong = wrongIn(parts);
  if (wrong) return wrong;
  const { y, m, d } = parts;
  const day = new Date(Date.UTC(y, (m ?? 1) - 1, d ?? 1));
  if (named >= 0 && d !== undefined && day.getUTCDay() !== named)
    return `is no date: ${d} ${MONTHS[(m ?? 1) - 1]} ${y} is a ${WEEKDAYS[day.getUTCDay()]}.`;
  if (!time) return dated(parts);
  if (d === undefined) return 'has a time, but no day.';
  const { hour, minute, zone } = time;
  if (hour > 23 || minute > 59) return 'has no such time of day. Hours go to 23, minutes to 59.';
  if (zone === null || zone === undefined) {
    if (zoneless === 'day') return dated(parts);
    return zone === null
      ? 'has a time without a zone. Add “UTC” or the offset, such as “+02:00”, or leave the time out.'
      : 'names a zone that is not known here. Write it as “UTC” or as an offset, such as “+02:00”.';
  }
  return { at: day.getTime() + (hour * 60 + minute - zone) * 60_000, precision: 'minute', parts };
}

/** @param {Parts} parts @returns {Single} */
const dated = ({ y, m, d }) => ({
  at: Date.UTC(y, (m ?? 1) - 1, d ?? 1),
  precision: m === undefined ? 'year' : d === undefined ? 'month' : 'day',
  parts: { y, m, d },
});

const CLOCK = /^(.*?\S)(?:T|,? at |,? |, ?)(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?(?: ?([ap])\.?m\.?)?(?: ?(\S.*))?$/i;
const COMPACT = /^(\d{8})T(\d{2})(\d{2})(?:\d{2}(?:[.,]\d+)?)?()(?: ?(\S.*))?$/i;

/**
 * The time of day at the end of a text: `zone` is the offset in minutes, null where none is given, undefined where it
 * is not known.
 * @param {string} text
 */
function timeIn(text) {
  const [, before, hours, minutes, half, place] = CLOCK.exec(text) ?? COMPACT.exec(text) ?? [];
  if (before === undefined) return null;
  const given = Number(hours);
  const hour = !half ? given : given < 1 || given > 12 ? 24 : (given % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return {
    before: before.replace(/,$/, ''),
    hour,
    minute: Number(minutes),
    zone: place === undefined ? null : zoneIn(place),
  };
}

/** @param {string} text @returns {number | undefined} minutes east of UTC */
function zoneIn(text) {
  if (/^(?:z|utc?|gmt)$/i.test(text)) return 0;
  const [, sign, hours, minutes = '0'] =
    /^(?:utc|gmt)? ?([+-])(\d{1,2})(?::?(\d{2}))?(?: \([^()]*\))?$/i.exec(text) ?? [];
  const offset = Number(hours) * 60 + Number(minutes);
  return sign === undefined || offset > 14 * 60 || Number(minutes) > 59 ? undefined : sign === '-' ? -offset : offset;
}

/**
 * @param {readonly string[]} names @param {string} word @returns {number} the whole name, its first three letters, or
 * “Sept”; else −1
 */
function nameIn(names, word) {
  const low = word.toLowerCase();
  return names.findIndex((name) => {
    const whole = name.toLowerCase();
    return (
      low === whole ||
      low === whole.slice(0, 3) ||
      (low.length === 4 && ['sept', 'tues', 'thur'].includes(low) && whole.startsWith(low))
    );
  });
}

const words = {
  dayFirst: /^(\d{1,2})(?:st|nd|rd|th)?\.?[ -](?:of )?([a-z]+)\.?,?[ -](\d{4}|\d{2})$/i,
  monthFirst: /^([a-z]+)\.?[ -](\d{1,2})(?:st|nd|rd|th)?,? ?[ ,](\d{4}|\d{2})$/i,
  noDay: /^([a-z]+)\.?,?[ -](?:of )?(\d{4})$/i,
  yearFirst: /^(\d{4}),?[ -]([a-z]+)\.?(?:[ -](\d{1,2})(?:st|nd|rd|th)?)?$/i,
  noYear: /^(?:(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]+)|([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?|([a-z]+))$/i,
};

/** @param {string} text @returns {Parts | string | null} */
function partsIn(text) {
  const year = /^(\d{4})$/.exec(text) ?? /^(\d{4})年$/.exec(text);
  if (year) return { y: Number(year[1]) };
  const iso = /^(\d{4})([-./])(\d{1,2})(?:\2(\d{1,2}))?$/.exec(text);
  if (iso && iso[4] === undefined && iso[2] === '/' && Number(iso[3]) === (Number(iso[1]) + 1) % 100)
    return `can be a month or two years. Write “${iso[1]}-${iso[3]?.padStart(2, '0')}” or “${iso[1]}/${Number(iso[1]) + 1}”.`;
  const found = iso
    ? [iso[1], iso[3], iso[4]]
    : (/^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?$/.exec(text))?.slice(1);
  if (found)
    return { y: Number(found[0]), m: Number(found[1]), d: found[2] === undefined ? undefined : Number(found[2]) };
  const month = /^(\d{1,2})[-./](\d{4})$/.exec(text);
  if (month) return { y: Number(month[2]), m: Number(month[1]) };
  return figuresIn(text) ?? wordsIn(text);
}

/** Day, month and year in figures, in whichever order. @param {string} text @returns {Parts | string | null} */
function figuresIn(text) {
  const [, a, , b, year] = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text) ?? [];
  if (year === undefined) return null;
  if (year.length === 2) return `can be read in several ways. ${HOW}.`;
  const [one, two, y] = [Number(a), Number(b), Number(year)];
  if (one > 12 || two > 12 || one === two) return one > 12 ? { y, m: two, d: one } : { y, m: one, d: two };
  const [european, american] = [`${one} ${MONTHS[two - 1]} ${y}`, `${two} ${MONTHS[one - 1]} ${y}`];
  if (one === 0 || two === 0) return `is no date. ${HOW}.`;
  return `can be ${european} or ${american}. Write “${european}” or “${y}-${two2(two)}-${two2(one)}”, or the other.`;
}

const two2 = (/** @type {number} */ n) => String(n).padStart(2, '0');

/** A month by its name, with or without a day. @param {string} text @returns {Parts | string | null} */
function wordsIn(text) {
  const [day, first, bare, year, half] = Object.values(words).map((form) => form.exec(text));
  const [name, y, d] = day
    ? [day[2], day[3], day[1]]
    : first
      ? [first[1], first[3], first[2]]
      : bare
        ? [bare[1], bare[2], undefined]
        : year
          ? [year[2], year[1], year[3]]
          : [half?.[2] ?? half?.[3] ?? half?.[5], undefined, undefined];
  const m = name === undefined ? 0 : nameIn(MONTHS, name) + 1;
  if (m === 0) return null;
  if (y === undefined) return `has no year. ${HOW}.`;
  if (y.length === 2) return `has a year of two digits. Write all four, as in “5 March 2024”.`;
  return { y: Number(y), m, d: d === undefined ? undefined : Number(d) };
}

/** What is wrong with the parts of a date, if anything. @param {Parts} parts @returns {string | null} */
function wrongIn({ y, m, d }) {
  if (y < FIRST_YEAR)
    return `would lie in the year ${y}; dates are kept from ${FIRST_YEAR} on. If it is of another calendar, write it in the Gregorian one, such as “5 March 2024”.`;
  if (y > LAST_YEAR) return `would lie in the year ${y}; dates go up to ${LAST_YEAR}.`;
  if (m !== undefined && (m < 1 || m > 12)) return `is no date: there is no month ${m}.`;
  if (m === undefined || d === undefined) return null;
  const days = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return d >= 1 && d <= days ? null : `is no date: ${MONTHS[m - 1]} ${y} has ${days} days.`;
}
