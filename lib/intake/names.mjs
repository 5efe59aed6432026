// @ts-check

/**
 * The names in a byline: “By Ann Author and Bob Writer”.
 * @param {string} byline
 */
export function namesIn(byline) {
  const names = byline
    .replace(/^\s*(?:by|von|par|por|di|door)\s+/i, '')
    .split(/\s*(?:,|;|\||\s+and\s+|\s+und\s+|\s+et\s+|\s+&\s+)\s*/i);
  return names.map((name) => name.replace(/\s+/g, ' ').trim()).filter((name) => name !== '' && name.length <= 80);
}
