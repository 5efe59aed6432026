// @ts-check

/** How much is kept where nobody says otherwise, in bytes. */
const USUAL = 5_000_000_000;
const units = { MB: 1_000_000, GB: 1_000_000_000, TB: 1_000_000_000_000 };

/**
 * How many bytes of copies may be kept in all: “5 GB”, “500 MB”, “0” for none; undefined for what is no size.
 * @param {string | undefined} text of CAPTURES_LIMIT
 * @returns {number | undefined}
 */
export function capturesLimit(text) {
  const written = text?.trim() ?? '';
  if (written === '') return USUAL;
  if (written === '0') return 0;
  const [, number, unit] = /^(\d{1,6}(?:\.\d{1,3})?) ?(MB|GB|TB)$/i.exec(written) ?? [];
  if (!number || !unit) return undefined;
  return Math.round(Number(number) * units[/** @type {keyof typeof units} */ (unit.toUpperCase())]);
}
