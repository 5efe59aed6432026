import { describe, expect, it } from 'vitest';
import { type Line, textOfLines } from '@/lib/intake/pdf-lines.mjs';

/** Lines one under the other at the left edge; a blank one makes a gap. */
function page(texts: readonly string[], { size = 10, width = 400 } = {}): Line[] {
  return texts.flatMap((text, i) =>
    text === '' ? [] : [{ text, x: 50, y: 800 - i * 12, width: text.length < 40 ? text.length * 5 : width, size }],
  );
}

const text = (...pages: Line[][]) => textOfLines(pages).text;
const full = 'a line that is as long as the column is wide,';

describe('the lines of a PDF as running text', () => {
  it('joins lines and keeps paragraphs apart', () => {
    expect(text(page([full, full, 'and ends.', '', full, 'and ends.']))).toBe(
      `${full} ${full} and ends.\n\n${full} and ends.`,
    );
  });

  it('begins a paragraph after a short last line and at an indent', () => {
    expect(
      text(page([full, 'and it ends here.', 'The next one begins with a long line as well,', 'and ends.'])).split(
        '\n\n',
      ),
    ).toHaveLength(2);
    const [first, ...rest] = page([
      `${full.slice(0, -1)}.`,
      'This line stands a little further to the right than',
      'the others do.',
    ]);
    expect(text([first as Line, { ...(rest[0] as Line), x: 65 }, rest[1] as Line]).split('\n\n')).toHaveLength(2);
  });

  it('rejoins words broken at the end of a line', () => {
    expect(text(page(['it was said of the gov-', 'ernment that it would']))).toBe(
      'it was said of the government that it would',
    );
    expect(text(page(['a long-term view of the', 'plan, and another long-', 'term one']))).toContain(
      'another long-term one',
    );
    expect(text(page(['by Anna Smith-', 'Jones of the']))).toBe('by Anna Smith-Jones of the');
    expect(text(page(['of the gov\u00AD', 'ernment']))).toBe('of the government');
  });

  it('continues over the end of a page', () => {
    expect(text(page([full]), page(['and ends there.']))).toBe(`${full} and ends there.`);
    expect(text(page(['It ends here.']), page(['And goes on.']))).toBe('It ends here.\n\nAnd goes on.');
  });

  it('leaves out page numbers and what repeats on every page', () => {
    const pages = [1, 2, 3, 4].map((n) =>
      page([
        'Annual report of the harbour',
        '',
        `${full.slice(0, -1)} ${'abcd'[n]}.`,
        full,
        full,
        '',
        `Page ${n} of 4`,
      ]),
    );
    const found = textOfLines(pages);
    expect(found.text).not.toMatch(/Annual report|Page/);
    expect(found.left).toBe(true);
    expect(text(page(['1984']))).toBe('1984');
  });

  it('leaves nothing out of a text that says the same on many pages', () => {
    const pages = Array.from({ length: 5 }, () => page([full, full, 'and ends.']));
    expect(text(...pages).match(/column/g)).toHaveLength(10);
  });

  it('keeps the lines of a heading together', () => {
    const heading = page(['The ferry stops', 'here'], { size: 20 }).map((line, i) => ({ ...line, y: 860 - i * 24 }));
    expect(text([...heading, ...page([full, full, full])]).split('\n\n')[0]).toBe('The ferry stops here');
  });

  it('puts no spaces between lines of Chinese', () => {
    expect(text(page(['渡轮将停靠在', '新码头。']))).toBe('渡轮将停靠在新码头。');
  });
});
