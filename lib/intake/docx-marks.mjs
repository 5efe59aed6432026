// @ts-check

/** What of the XML of a Word file decides whether its words are seen. */
const TOKEN = /<(\/?)w:(r|t|vanish|rPrChange|dstrike)(?=[\s/>])([^>]*)>/g;

/**
 * The XML of a Word file without the words that it hides. What is struck out twice is struck out as by one line.
 * @param {string} xml
 * @returns {{ xml: string, hidden: boolean }} `hidden`: whether there were such words
 */
export function withoutHidden(xml) {
  if (!/<w:(vanish|dstrike)\b/.test(xml)) return { xml, hidden: false };
  /** @type {boolean[]} whether the runs that are open are hidden */
  const runs = [];
  /** @type {string[]} */
  const kept = [];
  let [from, past, hidden] = [0, 0, false];
  for (const { 0: tag, 1: end, 2: name, 3: rest = '', index } of xml.matchAll(TOKEN)) {
    const isEmpty = rest.endsWith('/');
    // What it was before a change that is tracked.
    if (name === 'rPrChange') past += end ? -1 : isEmpty ? 0 : 1;
    else if (name === 'r' && !isEmpty) {
      if (end) runs.pop();
      else runs.push(runs.at(-1) ?? false);
    } else if (name === 'vanish' && past === 0 && runs.length > 0 && isOn(rest)) runs[runs.length - 1] = true;
    else if (name === 'dstrike' && past === 0) {
      kept.push(xml.slice(from, index), tag.replace('w:dstrike', 'w:strike'));
      from = index + tag.length;
    } else if (name === 't' && runs.at(-1)) {
      if (end) from = index;
      else if (!isEmpty) {
        kept.push(xml.slice(from, index + tag.length));
        from = index + tag.length;
        hidden = true;
      }
    }
  }
  kept.push(xml.slice(from));
  return { xml: kept.join(''), hidden };
}

/** @param {string} attributes */
const isOn = (attributes) => !/w:val\s*=\s*["'](0|false|off)["']/.test(attributes);

/**
 * What a reader should know of how a Word file is made.
 * @param {string} xml of its text
 * @param {boolean} hasComments
 * @returns {string[]}
 */
export function noticesOfDocx(xml, hasComments) {
  const isChanged = /<w:(ins|del|moveFrom|moveTo)\s/.test(xml);
  return [
    ...(hasComments ? ['The file has comments. They were left out.'] : []),
    ...(isChanged
      ? [
          'The file has tracked changes. The text is as if they were accepted: what was inserted is there, what was deleted is not.',
        ]
      : []),
    ...(/<w:txbxContent\b/.test(xml)
      ? ['The file has text boxes. Check whether their words are all there, and where.']
      : []),
  ];
}
