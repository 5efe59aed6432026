// @ts-check

/** The months in German, French, Spanish, Italian, Portuguese and Dutch, whole and as they are shortened, without accents. */
const names = [
  'januar janner janvier janv enero ene gennaio gen janeiro januari',
  'februar feber fevrier fevr fev febrero febbraio fevereiro februari',
  'mar marz mars marzo marco maart mrt',
  'april avril avr abril abr aprile',
  'mai mayo maggio mag maio mei',
  'juni juin junio giugno giu junho',
  'juli juillet juil julio luglio lug julho',
  'august aout agosto ago augustus',
  'septembre septiembre setiembre settembre setembro set',
  'oktober okt octobre octubre ottobre ott outubro out',
  'novembre noviembre novembro',
  'dezember dez dec decembre diciembre dic dicembre dezembro',
];
const english = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const months = new Map(names.flatMap((line, at) => line.split(' ').map((name) => [name, english[at]])));

const WORD = /[\p{L}\p{M}]{3,12}/gu;
/** More is no date. */
const LONGEST = 100;

/**
 * A date with its month in one of the languages above, as it is written in English; any other text as it is.
 * @param {string} text such as “1er février 2024”, “5 de marzo de 2024” or “5. März 2024, 17.20 Uhr”
 * @returns {string} such as “1 Feb 2024”, “5 Mar 2024” or “5. Mar 2024, 17:20”
 */
export function inEnglish(text) {
  if (text.length > LONGEST) return text;
  const timed = text.replace(/(\d)[.:](\d\d) ?Uhr$/i, '$1:$2').replace(/(\d) ?h ?(\d\d)$/i, '$1:$2');
  let isNamed = false;
  const named = timed.replace(WORD, (word) => {
    const month = months.get(bare(word));
    isNamed ||= month !== undefined;
    return month ?? word;
  });
  return isNamed ? named.replace(/^(\d\d?)(?:er|º|°)(?= )/i, '$1').replace(/ del? /gi, ' ') : timed;
}

/** @param {string} word in small letters, without accents */
const bare = (word) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
