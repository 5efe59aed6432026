// @ts-check

/**
 * An address in its parts; null where it is none. Not by `URL.canParse`: once it has been called often, Node 20 says of
 * addresses with letters such as “ü” that they are none.
 * @param {string} text
 * @param {string | URL} [base] what a relative address is read from
 * @returns {URL | null}
 */
export function urlOf(text, base) {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
