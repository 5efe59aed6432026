// @ts-check

const MONTH =
  '(?:jan(?:uary|uar|vier)?|enero|gennaio|januari|f[eé]b(?:ruar[yi]?|rero|braio)?|févr(?:ier)?|mar(?:ch|s|zo)?|märz|maart|a[pv]r(?:il|ile)?|abril|may|ma[iy]|mayo|maggio|mei|june?|juni|juin|junio|giugno|july?|juli|juil(?:let)?|julio|luglio|a[uo]g(?:ust|ustus|osto)?|août|agosto|sept?(?:embre|ember)?|set(?:tembre|embro)|septiembre|o[ck]t(?:ober|obre|ubre)?|ottobre|nov(?:ember|embre|iembre)?|d[eéi][cz](?:ember|embre|iembre)?|dicembre)';
const DAY = '\\d{1,2}(?:st|nd|rd|th|er|º)?';
/** Figures may stand right behind a name: “Ann Lee25 March”. */
const FIRST = '(?<!\\d)';
/** Days, times and what stands before them. */
const TIMES = new RegExp(
  `(?:\\b(?:on|at|am|le|el|il|op)\\s+)?(?:${[
    `\\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+(?=${MONTH}\\b|${DAY}\\b)`,
    `\\b${MONTH}\\.?\\s+${DAY}(?:,?\\s+\\d{4})?\\b`,
    `${FIRST}${DAY}\\.?\\s+(?:de\\s+)?${MONTH}(?!\\p{L})\\.?(?:,?\\s+(?:de\\s+)?\\d{4})?`,
    `${FIRST}\\d{4}[-/]\\d\\d?[-/]\\d\\d?(?:T[\\d:.]+Z?)?`,
    `${FIRST}\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b`,
    `(?:\\bà\\s+|(?<=\\s)à\\s+)?${FIRST}\\d{1,2}(?::\\d\\d|h\\d\\d)(?::\\d\\d)?(?:\\s*(?:[ap]\\.?m\\b\\.?|uhr))?(?:\\s+(?:[A-Z]{2,4}T|GMT|UTC)\\b)?`,
    `${FIRST}\\d+\\s+(?:second|minute|min|hour|hr|day|week|month|year)s?\\s+(?:ago|read)\\b`,
    '\\bvor\\s+\\d+\\s+\\p{L}+|\\bil\\s+y\\s+a\\s+\\d+\\s+\\p{L}+|\\bhace\\s+\\d+\\s+\\p{L}+',
    '\\b(?:last\\s+|first\\s+)?(?:posted|published|updated|modified|created|veröffentlicht|aktualisiert|publiée?|publicado)\\s*(?:on|at)?(?!\\p{L}):?',
  ].join('|')})`,
  'giu',
);
/** A month right behind a name: “Ann LeeMarch 25”. */
const GLUED = /(\p{Ll})(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d)/gu;
/** What stands before a name in a byline, and is no part of it. A name may begin with the short ones: “Von Miller”. */
const BEFORE =
  /^(?:(?:(?:view|see|read)\s+)?(?:all|more)\s+(?:posts|articles|stories)\s+(?:by|from)|(?:(?:story|text|words|article|report|(?:re)?written|posted|published|edited|updated)\s+)?by\b|(?:story|text|words|author|authors|autore?a?|auteure?|автор|текст)(?=\s*:|\s+\p{Lu})|記者|记者|撰文|(?:von|par|por|di|door)(?=\s*:|\s+\S+\s+\S))\s*:?\s*/iu;
/** Who had another part in it. */
const OTHERS =
  /^(?:(?:medically|fact|peer)[\s-]+)?(?:reviewed|checked|translated|photographs?|photos?|pictures?|images?|illustrations?|illustrated|video|filmed|fotos?|bilder)\s*(?:by\b|von\b|:)/i;
const OTHERS_BEHIND = /[.,;|]?\s+(?:photographs?|photos?|pictures?|illustrations?|video|fotos?)\s*(?:by\b|von\b|:).*$/i;
/** What programs and pages write where nobody is named. */
const NOBODY =
  /^(?:no|unknown|anonymous|guest|default|test|the|our|my|office|web|news|digital|online)?[\s-]*(?:authors?|admin(?:istrator)?|user\s*\d*|ie\s?user|webmaster|webmaestro|editors?|staff|staff writers?|root|guest|anonymous|unknown|none|(?:null|undefined)(?: (?:null|undefined))?|n\/?a|wordpress|microsoft office user|windows user|owner|pc|preinstalled|news\s?room|(?:news|web|city|online|digital)?[\s-]?desk|editorial (?:team|staff)|press release|(?:die |la |de )?(?:redaktion|rédaction|redacción|redazione|redactie|redação)|редакция)$/iu;
/** What stands on buttons. */
const BUTTON =
  /^(?:share|follow|comments?|leave a comment|read more|see more|view (?:all|profile|posts)|all posts|subscribe|advertisement|sponsored|print|email|save|listen|copy link)(?:\s+(?:this|us|on|posts?|articles?|story|with|to)\b.*)?$/i;
const WHAT =
  'writer|reporter|correspondent|editor|contributor|columnist|producer|journalist|photographer|redakteur(?:in)?|journaliste';
const RANK =
  'a|the|our|staff|senior|chief|managing|deputy|associate|contributing|guest|special|science|political|business|health|sports|technology|foreign|news|web';
/** What somebody is, beside a name. */
const ROLE = new RegExp(`^(?:(?:${RANK})\\s+)*(?:${WHAT})s?(?:[- ]in[- ]chief)?$`, 'i');
const ROLE_BEHIND = new RegExp(`^(\\S+\\s+\\S.*?)(?:\\s+(?:${RANK}))+\\s+(?:${WHAT})$`, 'i');
/** What belongs to the name before it, and what says no more of who it is. */
const [GENERATION, DEGREE] = [/^(?:jr|sr|ii|iii|iv)\.?$/i, /^(?:m\.?d|ph\.?d|m\.?p|esq|dr|prof|mba|msc?|r\.?n)\.?$/i];

/** Between two names. */
const BETWEEN = /\s*(?:[,|·•]\s*(?:(?:and|und|et|y|e|en)\s+|&\s+)?|\s[/–—]\s)\s*/i;
/** Between two whole names. “Harbour and Quay” is one. */
const AND =
  /\s+(?:and|und|et|y|e|en|og|och|with|&)\s+(?:(?:edited|reported|compiled) by\s+)?|\s*,\s+(?:(?:and|und|et|y|e|en|og|och|&)\s+)?/i;

/**
 * The names in a byline: “By Ann Author and Bob Writer”.
 * @param {string} byline
 */
export function namesIn(byline) {
  const text = withoutTimes(byline).replace(OTHERS_BEHIND, '');
  if (text.includes(';')) return realNames(text.split(';'));
  /** @type {string[]} */
  const names = [];
  for (const part of text.split(BETWEEN)) {
    const last = names.at(-1);
    if (last && GENERATION.test(part)) names[names.length - 1] = `${last}, ${part}`;
    else if (!last || !DEGREE.test(part)) names.push(part);
  }
  return realNames(names);
}

/**
 * Those that are names of somebody, without what stands before them.
 * @param {readonly string[]} names
 * @returns {string[]}
 */
export const realNames = (names) => [
  ...new Set(
    names
      .map(withoutTimes)
      .filter((name) => !OTHERS.test(name))
      .map((name) => name.replace(BEFORE, '').trim())
      .flatMap(eachOf)
      .filter((name) => name.length <= 160)
      .map(nameAlone)
      .map(inUsualLetters)
      .filter((name) => /\p{L}/u.test(name) && name.length <= 80)
      .filter((name) => ![NOBODY, ROLE, BUTTON, DEGREE].some((none) => none.test(name)))
      .filter((name) => !/^(?:https?:)?\/\/|^www\.|^@|^\S+@\S+$/i.test(name)),
  ),
];

/**
 * Two or more whole names that are given as one.
 * @param {string} name
 */
function eachOf(name) {
  const parts = name.split(AND);
  const persons = parts.filter((part) => PERSON.test(part));
  // “Ann Lee, Bob Ray, v1 and City TV”
  if (parts.length > 2 && persons.length > 1) return persons;
  return parts.every((part) => /^\p{Lu}\S*(?:\s+\S+)+$/u.test(part)) ? parts : [name];
}

/** The name of a person. */
export const PERSON =
  /^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:d[aei]|de la|del|della|der|den|ten|van|von|bin|al|el|le|la|y|e))*(?: \p{Lu}[\p{L}\p{M}.'’-]*){1,3}$/u;
/** What words of an organisation are, which may be all in capitals by right. */
const OF_AN_ORGANISATION =
  /\b(?:news|press|tv|radio|media|agency|desk|staff|team|times|post|online|digital|group|network|wire|service|bureau|web|editors?|newsroom|redacci[oó]n|redazione|afp|dpa|efe|ansa|bbc|cnn|nbc|abc|cbs|nhk)\b/i;
const PARTICLE = /^(?:de|da|di|del|della|der|den|van|von|la|le|e|y|bin|al)$/;

/** “ANN LEE” as “Ann Lee”, where it is a person. @param {string} name */
function inUsualLetters(name) {
  if (!/^\p{Lu}[\p{Lu}\p{M}.'’-]+(?: \p{Lu}[\p{Lu}\p{M}.'’-]*){1,3}$/u.test(name) || OF_AN_ORGANISATION.test(name))
    return name;
  return name
    .toLowerCase()
    .split(' ')
    .map((word, i) =>
      i > 0 && PARTICLE.test(word) ? word : word.replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase()),
    )
    .join(' ');
}

/** Without a title before it, and an address, a place or a role behind it. @param {string} name */
const nameAlone = (name) =>
  name
    .replace(/^(?:dr|prof|professor)\.? (?=\S+ \S)/i, '')
    .replace(/(\S)\s+(?:<[^<>]*>|\([^()]*\)|@\w+|\S+@\S+)$/, '$1')
    .replace(ROLE_BEHIND, '$1');

/** @param {string} text */
const withoutTimes = (text) =>
  text
    .replace(GLUED, '$1 ')
    .replace(TIMES, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;|·•–—-]+|[\s,;|·•–—-]+$/g, '');
