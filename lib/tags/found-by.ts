/** What each pattern of the detector looks like in a text. “X” is whoever says it. */
const patterns: Readonly<Record<string, (cue: string) => string>> = {
  'source, cue, content': (cue) => `X ${cue} …`,
  'content, cue, source': (cue) => `…, ${cue} X`,
  'content, source, cue': (cue) => `…, X ${cue}`,
  'cue of the same source': (cue) => `X … and ${cue} …`,
  'content, passive cue, source': (cue) => `… ${cue} X`,
  'passive cue without a source': (cue) => `… ${cue} …, without saying who`,
  'according to a source': (cue) => `…, ${cue} X`,
  'citing a source': (cue) => `…, ${cue} X`,
  'passed on by a source': (cue) => `…, ${cue} X`,
  'quoted as saying': (cue) => `X ${cue} …`,
  'told an outlet': (cue) => (cue === '' ? '…, told to X' : `…, ${cue} X`),
  'passed on by the same source': () => '…, passed on by X as before',
  'turn of a speaker': () => 'within what X writes or says',
  'noun of saying': (cue) => `X … ${cue} …`,
  'name and colon': () => 'X: …',
  'name after a dash': () => '… – X',
  reportedly: (cue) => `… ${cue} …, without saying who`,
  'rumour without a source': (cue) => `${cue} …, without saying who`,
  'quotation of the same speaker': () => '“…”, by the one who spoke before',
  'said by nobody who is named': (cue) => `${cue} …, without saying who`,
  dateline: () => 'the agency’s name in brackets before the text',
  'learned from marked texts': (cue) => `${cue} …, as in texts that people have marked`,
  'credit line': () => 'a line that thanks an agency',
};

/** These are no quotations of a pattern. */
const described: Readonly<Record<string, string>> = {
  'passed on by the same source': 'X passed something on before',
  'turn of a speaker': 'it stands within what X writes or says',
  'quotation of the same speaker': 'it is quoted after X spoke',
  dateline: 'an agency’s name stands in brackets before the text',
  'credit line': 'a line of the text thanks an agency',
};

/**
 * Why something is proposed, in a sentence.
 * @param who whoever is credited; empty where nobody is named
 * @param written how the text names them there, which alone may be quoted: “It” for “The port authority”
 */
export function whyProposed({ rule }: { rule: string }, cue: string, who: string, written: string): string {
  const found = foundBy({ rule }, cue);
  if (found === '') return 'Proposed because its wording gives somebody credit.';
  const isDescribed = Object.hasOwn(described, rule);
  const why = (isDescribed ? described[rule] : `the text says “${found}”`) ?? '';
  const name = isDescribed ? who || 'somebody' : shortened(written) || '…';
  return `Proposed because ${why.replace(/\bX\b/g, () => name)}.`.replace('… …', '…');
}

const LONGEST_CUE = 40;
const LONGEST_NAME = 60;

function shortened(words: string): string {
  const letters = [...words.replace(/\s+/g, ' ').trim()];
  if (letters.length <= LONGEST_NAME) return letters.join('');
  return `${letters
    .slice(0, LONGEST_NAME)
    .join('')
    .replace(/\s\S*$/u, '')} …`;
}

/** How a proposal was found, in words for people; empty where the pattern is not known. */
export function foundBy({ rule }: { rule: string }, cue: string): string {
  const words = [...cue].length > LONGEST_CUE ? 'says' : cue.replace(/\s+/g, ' ').toLowerCase();
  return Object.hasOwn(patterns, rule) ? (patterns[rule]?.(words) ?? '') : '';
}
