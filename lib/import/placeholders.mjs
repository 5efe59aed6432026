// @ts-check

/** What spreadsheets and programs write where there is no value, and signs that people put there. */
const SIGN = /^(?:[-.…_/\\*]{1,8}|#(?:n\/a|na|ref!|value!|name\?|div\/0!|num!|null!))$/;

/** Words that people write where there is no value, or where they do not know it; in lower case. */
const WORDS = new Set(
  [
    'n/a, n.a., n. a., na, n/v, n/d, none, null, nan, nil, nat, not applicable, not available, blank, empty, missing',
    'unknown, unk, unk., not known, not specified, unspecified, not recorded, not stated, no data, no date, undated',
    'n.d., n. d., tbd, tba, tbc, to be determined, to be confirmed, ?, ??, ???, (unknown), (none), (blank), [unknown]',
    'unbekannt, keine, keine angabe, k.a., k. a., k.a, entfällt, leer, ohne datum, o.d., o. d., o.j., unklar',
    'inconnu, inconnue, néant, aucun, aucune, non précisé, non renseigné, sans objet, s/o, sans date, s.d., s. d., vide',
    'desconocido, desconocida, ninguno, ninguna, sin fecha, sin datos, s/d, s/f, s.f., no consta, no aplica',
    'sconosciuto, sconosciuta, nessuno, nessuna, ignoto, senza data, onbekend, geen, n.v.t., n.b., z.d.',
    'desconhecido, desconhecida, nenhum, nenhuma, sem data, неизвестно, нет, нет данных, غير معروف, 不明, 未知, なし, 无',
  ].flatMap((line) => line.split(', ')),
);
const LONGEST = 24;
const MAY_BE = /^\s*[^\s\d]/;
/** A longer cell is a text rather than a list. */
const LONGEST_LIST = 400;
/** Between the values of a cell, or the sources of a chain. */
const BETWEEN = /[;|\n,]|[-–—−=~]{0,5}>|[→⟶⟹⇒⇨➔➜➝➞➡▶►]/u;

/**
 * Whether a text is one that people write where there is no value: a sign such as “-”, which names nothing, or a word
 * such as “unknown” or “none”, which may also be a name.
 * @param {string} text
 * @returns {'sign' | 'word' | null}
 */
export function placeholderIn(text) {
  // Most cells are longer, or begin with a figure.
  if (text.length > LONGEST || !MAY_BE.test(text)) return null;
  const plain = SIMPLE.test(text) ? text.toLowerCase() : plainOf(text);
  if (SIGN.test(plain)) return 'sign';
  return WORDS.has(plain) ? 'word' : null;
}

/** Letters and signs of ASCII, with single spaces between them. */
const SIMPLE = /^[!-~]+(?: [!-~]+)*$/;

/** @param {string} text */
const plainOf = (text) =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s\u0085]+/g, ' ')
    .replace(/[‐‑‒–—―−]/g, '-');

/**
 * The parts of a cell that may stand for nothing: all of it, or one of its values or sources.
 * @param {string} cell
 * @returns {string[]}
 */
export function placeholdersIn(cell) {
  if (placeholderIn(cell)) return [cell.trim()];
  if (cell.length > LONGEST_LIST || !BETWEEN.test(cell)) return [];
  return cell.split(BETWEEN).flatMap((part) => (placeholderIn(part) ? part.trim() : []));
}
