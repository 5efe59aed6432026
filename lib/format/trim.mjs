// @ts-check

/**
 * Removes from the ends of a text the signs that a pattern for one sign matches. A pattern that ends in `+$` would
 * restart at each sign of a long run, which takes minutes for very many; this visits each once.
 * @param {string} text
 * @param {RegExp} sign
 * @param {'both' | 'start' | 'end'} [where]
 */
export function trimmed(text, sign, where = 'both') {
  let [from, to] = [0, text.length];
  for (let next = pointAt(text, from); where !== 'end' && from < to && sign.test(next); next = pointAt(text, from))
    from += next.length;
  for (
    let last = pointBefore(text, to);
    where !== 'start' && to > from && sign.test(last);
    last = pointBefore(text, to)
  )
    to -= last.length;
  return text.slice(from, to);
}

/**
 * @param {string} text
 * @param {number} at
 */
const pointAt = (text, at) => String.fromCodePoint(text.codePointAt(at) ?? 0);

/**
 * @param {string} text
 * @param {number} at
 */
function pointBefore(text, at) {
  const two = text.slice(Math.max(0, at - 2), at);
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(two) ? two : two.slice(-1);
}
