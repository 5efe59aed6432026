// @ts-check

/** What of the XML of a Word file decides whether its words are seen. */
const TOKEN = /<(\/?)w:(r|t|vanish|rPrChange|dstrike|rStyle|position)(?=[\s/>])([^>]*)>/g;

/** @typedef {{ struck: ReadonlySet<string>, hidden: ReadonlySet<string> }} Styles the names of styles that strike out or hide */

/** @type {Styles} */
const NO_STYLES = { struck: new Set(), hidden: new Set() };

/**
 * The styles of a Word file that strike out words, or hide them.
 * @param {string} xml
 * @returns {Styles}
 */
export function stylesOf(xml) {
  const styles = xml.split(/<w:style(?=\s)/).slice(1);
  const having = (/** @type {RegExp} */ mark) =>
    new Set(
      styles.filter((style) => isOn(mark.exec(style)?.[1] ?? 'w:val="0"')).map((style) => valueIn(style, 'styleId')),
    );
  return { struck: having(/<w:d?strike(?=[\s/>])([^>]*)>/), hidden: having(/<w:vanish(?=[\s/>])([^>]*)>/) };
}

/**
 * @param {string} attributes
 * @param {'val' | 'styleId'} name
 */
const valueIn = (attributes, name) =>
  (name === 'val' ? /w:val\s*=\s*["']([^"']*)/ : /w:styleId\s*=\s*["']([^"']*)/).exec(attributes)?.[1] ?? '';

/**
 * The XML of a Word file without the words that it hides. What is struck out twice, or by a style, is struck out as by one
 * line, and what is moved up or down stands higher or lower.
 * @param {string} xml
 * @param {Styles} [styles]
 * @returns {{ xml: string, hidden: boolean }} `hidden`: whether there were such words
 */
export function withoutHidden(xml, styles = NO_STYLES) {
  if (!/<w:(vanish|dstrike|position|rStyle)\b/.test(xml)) return { xml, hidden: false };
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
    } else if (name === 'rStyle' && past === 0) {
      const style = valueIn(rest, 'val');
      if (styles.hidden.has(style) && runs.length > 0) runs[runs.length - 1] = true;
      if (styles.struck.has(style)) {
        kept.push(xml.slice(from, index), '<w:strike/>');
        from = index + tag.length;
      }
    } else if (name === 'position' && past === 0 && !end) {
      const moved = Number(valueIn(rest, 'val')) || 0;
      if (Math.abs(moved) < MOVED) continue;
      kept.push(xml.slice(from, index), `<w:vertAlign w:val="${moved > 0 ? 'superscript' : 'subscript'}"/>`);
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

/** Less than this moves a word to please the eye. In half points. */
const MOVED = 4;

/** What of a formula is read: its signs, and where they stand. */
const FORMULA = /<(\/?)m:(oMath|t|sup|sub|den)(?=[\s/>])([^>]*)>/g;

/**
 * The XML of a Word file with formulas as words, which are else left out.
 * @param {string} xml
 */
export function withFormulas(xml) {
  if (!/<m:oMath[\s>]/.test(xml)) return xml;
  /** @type {string[]} */
  const kept = [];
  let [from, inside, level] = [0, 0, ''];
  for (const { 0: tag, 1: end, 2: name, 3: rest = '', index } of xml.matchAll(FORMULA)) {
    if (rest.endsWith('/')) continue;
    if (name === 'oMath') {
      if (!end && inside === 0) kept.push(xml.slice(from, index));
      inside += end ? -1 : 1;
      from = index + tag.length;
    } else if (inside === 0) continue;
    else if (name === 'den') kept.push(end ? '' : wordRun('/', ''));
    else if (name !== 't') level = end ? '' : name === 'sup' ? 'superscript' : 'subscript';
    else if (end) kept.push(wordRun(xml.slice(from, index), level));
    else from = index + tag.length;
    if (end && name !== 'oMath') from = index + tag.length;
  }
  kept.push(xml.slice(from));
  return kept.join('');
}

/**
 * @param {string} words as they stand in XML
 * @param {string} level
 */
const wordRun = (words, level) =>
  `<w:r>${level ? `<w:rPr><w:vertAlign w:val="${level}"/></w:rPr>` : ''}<w:t xml:space="preserve">${words}</w:t></w:r>`;

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
    ...(/<m:oMath[\s>]/.test(xml) ? ['The file has formulas. Check how they read.'] : []),
    ...(/<w:altChunk\b/.test(xml) ? ['The file has another file in it, whose words are not there.'] : []),
    ...(/<w:txbxContent\b/.test(xml)
      ? ['The file has text boxes. Check whether their words are all there, and where.']
      : []),
  ];
}
