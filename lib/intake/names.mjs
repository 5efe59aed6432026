// @ts-check

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
/** Days, times and what stands before them. */
const TIMES = new RegExp(
  `(?:\\b(?:on|at)\\s+)?(?:${[
    `\\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+(?=${MONTH}\\b|${DAY}\\b)`,
    `\\b${MONTH}\\.?\\s+${DAY}(?:,?\\s+\\d{4})?\\b`,
    `\\b${DAY}\\.?\\s+${MONTH}\\.?(?:,?\\s+\\d{4})?\\b`,
    '\\b\\d{4}-\\d\\d-\\d\\d(?:T[\\d:.]+Z?)?',
    '\\b\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b',
    '\\b\\d{1,2}:\\d\\d(?::\\d\\d)?(?:\\s*[ap]\\.?m\\b\\.?)?(?:\\s+(?:[A-Z]{2,4}T|GMT|UTC)\\b)?',
    '\\b(?:last\\s+)?(?:posted|published|updated|modified|created)\\s*(?:on|at)?\\b:?',
  ].join('|')})`,
  'gi',
);
/** What stands before a name in a byline, and is no part of it. */
const BEFORE =
  /^(?:(?:(?:story|text|words|article|report|written|posted|published|edited)\s+)?by|von|par|por|di|door|author)\b\s*:?\s*/i;
/** What programs and pages write where nobody is named. */
const NOBODY =
  /^(?:no|unknown|anonymous|guest|default|test|the)?[\s-]*(?:authors?|admin(?:istrator)?|user\s*\d*|ie\s?user|webmaster|webmaestro|editors?|staff|staff writers?|root|guest|anonymous|unknown|none|null|undefined|n\/?a|wordpress|microsoft office user|windows user|owner)$/i;
/** What somebody is, beside a name. */
const ROLE =
  /^(?:(?:a|the|our|staff|senior|chief|managing|deputy|associate|contributing|guest|special|science|political|business|health|sports|technology|foreign|news|web)\s+)*(?:writer|reporter|correspondent|editor|contributor|columnist|producer|journalist|photographer)s?$/i;

/** Between two names. */
const BETWEEN = /\s*(?:[,;|·•]\s*(?:and\s+|&\s+)?|\s(?:and|und|et|&)\s)\s*/i;

/**
 * The names in a byline: “By Ann Author and Bob Writer”.
 * @param {string} byline
 */
export const namesIn = (byline) => realNames(withoutTimes(byline).split(BETWEEN));

/**
 * Those that are names of somebody, without what stands before them.
 * @param {readonly string[]} names
 * @returns {string[]}
 */
export const realNames = (names) => [
  ...new Set(
    names
      .map((name) => withoutTimes(name).replace(BEFORE, '').trim())
      .flatMap(eachOf)
      .filter((name) => /\p{L}/u.test(name) && name.length <= 80 && !NOBODY.test(name) && !ROLE.test(name))
      .filter((name) => !/^(?:https?:)?\/\/|^www\.|^@/i.test(name)),
  ),
];

/**
 * Two whole names that are given as one. “Harbour and Quay” is one.
 * @param {string} name
 */
function eachOf(name) {
  const parts = name.split(/\s+(?:and|&)\s+/i);
  return parts.every((part) => /^\p{Lu}\S*(?:\s+\S+)+$/u.test(part)) ? parts : [name];
}

/** @param {string} text */
const withoutTimes = (text) =>
  text
    .replace(TIMES, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;|·•–—-]+|[\s,;|·•–—-]+$/g, '');
