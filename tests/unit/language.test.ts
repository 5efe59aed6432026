import { describe, expect, it } from 'vitest';
import { proposedIn } from '@/lib/tags/proposed-in';
import { otherLanguageOf } from '@/lib/text/language';
import { goldFilesOf } from '../detection-texts/gold';
import { languageTexts } from '../support/language-texts';

const notRefused = new Set(['en', 'code', 'table', 'short']);
const of = (language: string) => languageTexts.filter(([one]) => one === language).map(([, text]) => text);
const english = of('en').join('\n\n');
const german = of('de').join('\n\n');

describe('what language a text is in', () => {
  it('nothing English, no code, no table and nothing short is refused', () => {
    const refused = languageTexts.filter(([language, text]) => notRefused.has(language) && otherLanguageOf(text));
    expect(refused).toEqual([]);
  });

  it('no part of the English texts of the project is refused', () => {
    const texts = [...goldFilesOf('tuning'), ...goldFilesOf('closed')];
    const refused = texts.flatMap(({ text, file }) => (otherLanguageOf(text) ? [file] : []));
    expect(texts.length).toBeGreaterThan(100);
    expect(refused).toEqual([]);
  });

  it('of short texts in other languages nearly all are noticed', () => {
    const others = languageTexts.filter(([language]) => !notRefused.has(language));
    const missed = others.filter(([, text]) => !otherLanguageOf(text));
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(3);
  });

  it.each([
    ['de', 'German'],
    ['nl', 'Dutch'],
    ['sv', 'Swedish'],
    ['no', 'Norwegian'],
    ['da', 'Danish'],
    ['fr', 'French'],
    ['es', 'Spanish'],
    ['pt', 'Portuguese'],
    ['it', 'Italian'],
    ['pl', 'Polish'],
    ['tr', 'Turkish'],
    ['ru', 'Russian'],
    ['uk', 'Ukrainian'],
    ['zh', 'Chinese'],
    ['ja', 'Japanese'],
    ['ar', 'Arabic'],
  ])('a text of several paragraphs in %s reads as %s', (language, name) => {
    expect(otherLanguageOf(of(language).join('\n\n'))).toMatchObject({ name, whole: true });
  });

  it('an English article with a German quotation stays English', () => {
    const quotation = '„Niemand hat uns etwas gesagt. Wir müssten bis zum Herbst in der Bucht liegen.“';
    for (const text of [
      `${of('en')[0]}\n\n${quotation}\n\n${of('en')[1]}`,
      `The captain was angry. ${quotation}, she told the paper.`,
    ])
      expect(otherLanguageOf(text)).toBeNull();
  });

  it('a German article with English quotations gives nothing', () => {
    const text = `${of('de')[0]}\n\n“Nobody has told the crews of the plan,” sagte Lind.\n\n${of('de')[1]}`;
    expect(otherLanguageOf(text)).toMatchObject({ name: 'German', whole: true });
    expect(proposedIn(text, '')).toMatchObject({ proposals: [], otherLanguage: { name: 'German', whole: true } });
  });

  it('of an English text after a German one, the English paragraphs have proposals, and it says so', () => {
    const both = proposedIn(`${german}\n\n${english}`, '');
    const alone = proposedIn(english, '');
    expect(both.otherLanguage).toEqual({ name: 'German', whole: false });
    expect(alone.otherLanguage).toBeNull();
    const start = [...german].length;
    expect(both.proposals.length).toBeGreaterThanOrEqual(alone.proposals.length - 2);
    expect(both.proposals.every(({ contentSpans }) => (contentSpans[0] ?? 0) > start)).toBe(true);
  });

  it('reads anything, however long a line is', () => {
    for (const text of [
      '',
      '\n\n',
      '"'.repeat(10_000),
      'a'.repeat(400_000),
      '„x '.repeat(100_000),
      '\ud800x'.repeat(99),
    ])
      expect(otherLanguageOf(text)?.name ?? null).toBeTypeOf('object');
  });
});
