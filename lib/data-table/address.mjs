// @ts-check

/**
 * Why an address cannot be read, in a sentence; null if it can. A lone “%” in a search stands for itself, as in
 * browsers.
 * @param {string} address path and query, as they came
 */
export function addressProblem(address) {
  const at = address.indexOf('?');
  const [path, query] = at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at)];
  try {
    const read = decodeURIComponent(path) + decodeURIComponent(query.replaceAll(/%(?![\da-f]{2})/gi, '%25'));
    return read.includes('\0') ? 'It contains a NUL character, which nothing here can contain.' : null;
  } catch {
    return 'It has a “%” with signs behind it that stand for no character.';
  }
}
