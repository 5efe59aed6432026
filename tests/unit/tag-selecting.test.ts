import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionOf, actions, keyProblem, keysFrom, pressed, standardKeys } from '@/lib/tags/keys';
import { type Mark, marksByParagraph, paragraphsOf, piecesOf } from '@/lib/tags/marks';
import { moved, rangeOf, type Selection, sentenceAt, snapped, wordAt } from '@/lib/tags/selecting';

const text = 'One two, three. Four 🚢 five?\nSix.';
const shown = (selection: Selection) => {
  const { start, end } = rangeOf(selection);
  return text.slice(start, end);
};
const one: Selection = { anchor: 0, head: 3 };

describe('selecting by keys', () => {
  it('goes from word to word and from sentence to sentence', () => {
    const words: string[] = [];
    let at = one;
    for (let i = 0; i < 12; i++) {
      words.push(shown(at));
      at = moved(text, at, 'word', 1, false);
    }
    expect(words).toEqual(['One', 'two', ',', 'three', '.', 'Four', '🚢', 'five', '?', 'Six', '.', '.']);
    expect(shown(moved(text, { anchor: 4, head: 7 }, 'word', -1, false))).toBe('One');
    expect(shown(moved(text, one, 'sentence', 1, false))).toBe('Four 🚢 five?');
    expect(sentenceAt(text, 17)).toEqual({ start: 16, end: 29 });
    expect(wordAt(text, 3)).toEqual({ start: 4, end: 7 });
  });

  it('extends, draws back, and turns round past its anchor', () => {
    const two = moved(text, one, 'word', 1, true);
    expect(shown(two)).toBe('One two');
    expect(shown(moved(text, two, 'word', -1, true))).toBe('One');
    const back = moved(text, moved(text, { anchor: 4, head: 7 }, 'word', -1, true), 'word', -1, true);
    expect(shown(back)).toBe('One ');
    expect(shown(moved(text, one, 'sentence', 1, true))).toBe('One two, three.');
    expect(shown(moved(text, { anchor: 16, head: 20 }, 'letter', 1, true))).toBe('Four ');
    expect(shown(moved(text, { anchor: 16, head: 21 }, 'letter', 1, true))).toBe('Four 🚢');
    expect(shown(moved(text, { anchor: 16, head: 23 }, 'letter', -1, true))).toBe('Four ');
  });

  it('never leaves the text and never cuts a character', () => {
    const move = fc.tuple(fc.constantFrom('word', 'sentence', 'letter'), fc.constantFrom(1, -1), fc.boolean());
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.array(move, { maxLength: 20 }), (any, moves) => {
        let at: Selection = { anchor: 0, head: 0 };
        for (const [by, direction, extend] of moves) {
          at = moved(any, at, by as 'word', direction as 1, extend);
          const { start, end } = rangeOf(at);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(any.length);
          for (const edge of [start, end])
            expect(/[\ud800-\udbff]$/.test(any.slice(0, edge)) && /^[\udc00-\udfff]/.test(any.slice(edge))).toBe(false);
        }
      }),
    );
  });

  it('a selection by mouse takes whole words', () => {
    const around = (start: number, end: number) => {
      const range = snapped(text, { start, end });
      return text.slice(range.start, range.end);
    };
    expect(around(1, 6)).toBe('One two');
    expect(around(3, 4)).toBe(' ');
    expect(around(0, 8)).toBe('One two,');
  });
});

describe('marks in a text', () => {
  const mark = (start: number, end: number): Mark => ({
    start,
    end,
    role: 'contentSpans',
    item: `${start}`,
    ghost: false,
    focused: false,
  });

  it('paragraphs and pieces put together are the text, and every letter has its marks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ab', ' ', '\n', '🚢', 'é'), { maxLength: 30 }),
        fc.array(fc.tuple(fc.nat(40), fc.nat(20)), { maxLength: 8 }),
        (parts, pairs) => {
          const any = parts.join('');
          const marks = pairs
            .map(([start, length]) => mark(Math.min(start, any.length), Math.min(start + length, any.length)))
            .filter(({ start, end }) => end > start);
          const paragraphs = paragraphsOf(any);
          expect(paragraphs.map(({ start, end }) => any.slice(start, end)).join('\n')).toBe(any);
          const lists = marksByParagraph(paragraphs, marks);
          paragraphs.forEach((paragraph, i) => {
            const pieces = piecesOf(any, paragraph, lists[i] ?? []);
            expect(pieces.map((piece) => piece.text).join('')).toBe(any.slice(paragraph.start, paragraph.end));
            for (const piece of pieces)
              for (let at = piece.start; at < piece.start + piece.text.length; at++)
                expect(piece.marks.map(({ item }) => item).sort()).toEqual(
                  marks
                    .filter(({ start, end }) => start <= at && at < end)
                    .map(({ item }) => item)
                    .sort(),
                );
          });
        },
      ),
    );
  });
});

describe('keys', () => {
  const press = (key: string, more: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
    pressed({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

  it('every action has a key of its own, and none that is the browser’s', () => {
    const keys = Object.values(standardKeys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => /^(Ctrl|Alt)\+(?!Enter)|^F\d|^Tab$/.test(key))).toEqual([]);
  });

  it('pressed keys are what the sheet calls them', () => {
    expect(press('S', { shiftKey: true })).toBe('Shift+S');
    expect(press('s')).toBe('s');
    expect(press('?', { shiftKey: true })).toBe('?');
    expect(press('Backspace')).toBe('Delete');
    expect(press('Enter', { metaKey: true })).toBe('Ctrl+Enter');
    expect(press('ArrowRight', { shiftKey: true })).toBe('Shift+ArrowRight');
    expect(press('Shift', { shiftKey: true })).toBeNull();
    expect(actionOf(standardKeys, 'a')).toBe('accept');
  });

  it('are given anew with care', () => {
    expect(keyProblem(standardKeys, 'accept', 'x')).toBeNull();
    expect(keyProblem(standardKeys, 'accept', 'r')).toBe(`“r” is taken: ${actions.reject.label}.`);
    expect(keyProblem(standardKeys, 'accept', 'Ctrl+W')).toContain('browser');
    expect(keyProblem(standardKeys, 'accept', 'g')).toContain('already opens something');
    expect(keysFrom({ accept: 'x', nonsense: 'y', reject: 7 })).toEqual({ ...standardKeys, accept: 'x' });
    expect(keysFrom({ accept: 'r' })).toEqual(standardKeys);
    expect(keysFrom(null)).toEqual(standardKeys);
  });
});
