import { describe, expect, it } from 'vitest';
import { withCreditLines } from '@/lib/detection/credit-lines';
import { detect } from '@/lib/detection/detect';

const words = (text: string, spans: readonly { start: number; end: number }[]) =>
  spans.map(({ start, end }) => [...text].slice(start, end).join('')).join(' … ');
const read = (text: string, publisher = 'The Courier') =>
  withCreditLines(text, detect(text).attributions, publisher).map(({ source, cue, content, parent, rule }) => ({
    ...{ source: words(text, source), cue: words(text, cue), content: words(text, content) },
    ...{ parent, rule },
  }));
const rest = 'The ferry will stop in May. It has run for ninety years.';

describe('a dateline proposes the relay', () => {
  it.each([
    [`LONDON, March 3 (Reuters) – ${rest}`, 'Reuters'],
    [`NEW YORK (AP) — ${rest}`, 'AP'],
    [`(Reuters) - ${rest}`, 'Reuters'],
    [`Washington, D.C., Jan. 5 (The Canadian Press) -- ${rest}`, 'The Canadian Press'],
    [`Rio de Janeiro, 3 March 2026 (AFP) – ${rest}`, 'AFP'],
    [`São Paulo, 4. März (Nordlicht Presse) – ${rest}`, 'Nordlicht Presse'],
    [`Ferry to stop\n\nBy Ann Lee\n\nBERLIN (dpa) – ${rest}`, 'dpa'],
    [`Berlin/Leipzig (dpa) - ${rest}`, 'dpa'],
    [`Zurich (SDA) – ${rest}`, 'SDA'],
    [`BRASILIA, June 4 (EFE).- ${rest}`, 'EFE'],
    [`BISHKEK (24.kg) – ${rest}`, '24.kg'],
    [`DUBAI: (AFP) — ${rest}`, 'AFP'],
    [`🚢 Ferry to stop\n\nOSLO, May 1 (NTB) – ${rest}`, 'NTB'],
  ])('%j', (text, source) => {
    const lines = read(text).filter(({ rule }) => rule === 'dateline');
    expect(lines).toEqual([
      { source, cue: `(${source})`, content: 'The ferry will stop in May.', parent: null, rule: 'dateline' },
    ]);
  });

  it('of everything said in the text, and is not part of it', () => {
    const text =
      'LONDON, March 3 (Reuters) – The ferry will stop in May, the minister said.\n\nA poll shows that most people are sorry.';
    const found = read(text);
    expect(found.map(({ source, content, parent }) => [source, content, parent])).toEqual([
      ['the minister', 'The ferry will stop in May', 2],
      ['A poll', 'that most people are sorry', 2],
      ['Reuters', 'The ferry will stop in May, the minister said.', null],
    ]);
  });

  it.each([
    ['a ticker', `Apple (AAPL) – shares of the company rose.`],
    ['a year', `LONDON, March 3 (2026) – ${rest}`],
    ['a sentence', `The minister (of the interior) – who was ill – did not come.`],
    ['a name in the middle', `The old ferry (Reuters) sails – ${rest}`],
    ['nothing after it', 'LONDON (Reuters) – '],
    ['far down', `One.\n\nTwo.\n\nThree.\n\nFour.\n\nLONDON (Reuters) – ${rest}`],
  ])('but not %s', (_, text) => expect(read(text).filter(({ rule }) => rule === 'dateline')).toEqual([]));

  it('but not in the agency’s own text', () => {
    expect(read(`LONDON (Reuters) – ${rest}`, 'Reuters')).toEqual([]);
    expect(read(`LONDON (Associated Press) – ${rest}`, 'The Associated Press')).toEqual([]);
    expect(read(`TEHRAN, May 3 (MNA) – ${rest}`, 'Mehr News Agency')).toEqual([]);
  });
});

describe('a credit line proposes the relay', () => {
  it.each([
    [`${rest}\n\nAP contributed to this report.`, 'AP', 'contributed to this report'],
    [`${rest}\n\nThe Associated Press contributed.`, 'The Associated Press', 'contributed'],
    [`${rest}\n\nAdditional reporting by Reuters`, 'Reuters', 'Additional reporting by'],
    [`${rest}\n\nWith files from The Canadian Press.`, 'The Canadian Press', 'With files from'],
    [`${rest}\n\nSource: AFP`, 'AFP', 'Source'],
    [`${rest}\n\nAnn Lee is in Oslo. Reuters contributed to this story.`, 'Reuters', 'contributed to this story'],
  ])('%j', (text, source, cue) => {
    const lines = read(text).filter(({ rule }) => rule === 'credit line');
    expect(lines).toEqual([{ source, cue, content: 'The ferry will stop in May.', parent: null, rule: 'credit line' }]);
  });

  it.each([
    ['a person', `${rest}\n\nAnn Lee contributed to this report.`],
    ['the agency of the dateline once more', `LONDON (Reuters) – ${rest}\n\nReuters contributed to this report.`],
    ['what is said of others', `${rest}\n\nHeavy rain contributed to this report of delays, the agency said.`],
  ])('but not %s', (_, text) => expect(read(text).filter(({ rule }) => rule === 'credit line')).toEqual([]));
});
