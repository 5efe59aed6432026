import { sentencesIn } from '@/lib/anchoring/kept-sentences';
import { spacedOut } from '@/lib/anchoring/spacing';
import { shinglesOf } from '@/lib/assessments/shingles';
import { spansOf } from '@/lib/attributions/quote.server';
import { searchMarks, searchTerms } from '@/lib/data-table/search';
import { wordCount } from '@/lib/documents/rules';
import { guard, unguard } from '@/lib/exchange/csv';
import { fold, foldingParts } from '@/lib/format/fold';
import { indexWords } from '@/lib/format/search-words';
import { squeeze, visible } from '@/lib/format/squeeze';
import { trimmed } from '@/lib/format/trim.mjs';
import { textOfLines } from '@/lib/intake/pdf-lines.mjs';
import { readTagFile } from '@/lib/tags/file';
import { nameIn } from '@/lib/tags/names';
import { statementFrom } from '@/lib/tags/proposals';
import { paragraphsOf } from '@/lib/text/paragraphs';

const LENGTH = 400_000;
/** What is repeated until the text is long. */
const units = [
  ...[
    ' ',
    '\t',
    '\u00a0',
    '\n',
    '\n ',
    'a',
    'A',
    'aB',
    'Ab ',
    'Ab\n',
    'the ',
    'a  ',
    'a.',
    'A.',
    '.',
    '. ',
    'a-',
    '-',
    '- ',
    '→',
    '; ',
    ";'",
  ],
  ...[
    '"',
    '"a" ',
    '“a ',
    'a” ',
    "'",
    "a's ",
    '…',
    '[…]',
    '[',
    ')',
    '<a ',
    '&amp;',
    '\u0301',
    'a\u0301 ',
    '\u200d',
    '\u1100\u1161',
    '語',
    '1,',
  ],
  ...[
    '\ud83d',
    '😀',
    'Bank of the ',
    'Lee said Kim said ',
    'T1\tSource 0 3\tthe\n',
    'T1\tSource 0 400000\ta\nb\n',
    '=1;',
    '😀;=\t',
  ],
];
const long = (unit: string) => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);

/**
 * Texts on which a pattern that begins anew at every sign takes minutes. The end is another sign, so that nothing of
 * it can match by luck.
 */
export const hostileTexts = new Map([
  ...units.map((unit): [string, string] => [JSON.stringify(unit), `x${long(unit)}#`]),
  ['one long T line', `T1\tSource 0 ${LENGTH}\ta\n${long('b\n')}`],
]);

/** What reads texts that people or pages send, and is not read in a thread that can be ended. */
export const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'the place of a quotation': (text) => spansOf(text.repeat(4), `${text.slice(1, 5000)}?`),
  'the place of a quotation with gaps': (text) => spansOf(text, `${text.slice(1, 50)} … `.repeat(99)),
  'a name': nameIn,
  'a statement': statementFrom,
  'a search': searchTerms,
  'marks of a search': (text) => searchMarks(text, searchTerms('a the said "the the" ,')),
  'a CSV cell': (text) => unguard(guard(text)),
  'a text on one line': squeeze,
  'whether anything is seen': visible,
  'a folded text': (text) => [fold(text), foldingParts(text).length],
  'the words of an index': indexWords,
  'a number of words': wordCount,
  'the ends of a text': (text) => trimmed(text, /^[^x]$/),
  paragraphs: paragraphsOf,
  'a text without its spaces': spacedOut,
  sentences: (text) => sentencesIn(text, spacedOut(text).breaks),
  shingles: shinglesOf,
  'lines of a PDF file': (text) =>
    textOfLines([
      text.match(/.{1,80}/gsu)?.map((line, i) => ({ text: line, x: 0, y: -10 * i, width: 100, size: 10 })) ?? [],
    ]),
  'one line of a PDF file': (text) => textOfLines([[{ text, x: 0, y: 0, width: 100, size: 10 }]]),
  'a file of tags': (text) => readTagFile('brat', text, 'The text.'),
};
