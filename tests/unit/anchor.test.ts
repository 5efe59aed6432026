import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Anchoring, anchor } from '@/lib/anchoring/anchor';
import { DIFFERING } from '@/lib/anchoring/likeness';

const spanOf = (text: string, words: string, from = 0): [number, number] => {
  const unit = text.indexOf(words, from);
  if (unit < 0) throw new Error(`«${words}» is not in the text.`);
  const start = [...text.slice(0, unit)].length;
  return [start, start + [...words].length];
};
const wordsAt = (text: string, spans: readonly number[]) =>
  spans.flatMap((start, i) => (i % 2 === 0 ? [[...text].slice(start, spans[i + 1]).join('')] : []));
/** How the words of one text were found in another, and what stands there. */
const found = (before: string, words: string, after: string) => {
  const result = anchor(before, spanOf(before, words), after);
  return result && [result.how, ...wordsAt(after, result.spans)];
};

describe('a passage in the text that followed', () => {
  const before = 'First line.\n\nThe harbour will be closed in May, The Gazette said.\n\nLast line.';

  it('stands where it stood, or as far from the end', () => {
    expect(anchor(before, spanOf(before, 'The Gazette'), before)).toEqual({
      spans: spanOf(before, 'The Gazette'),
      how: 'position',
    });
    const longer = `A new beginning 🚢.\n\n${before}`;
    expect(anchor(before, spanOf(before, 'The Gazette'), longer)).toEqual({
      spans: spanOf(longer, 'The Gazette'),
      how: 'position',
    });
  });

  it('is found by its words between two changes', () => {
    const after = before.replace('First', 'Very first').replace('Last', 'The last');
    expect(found(before, 'The harbour will be closed', after)).toEqual(['words', 'The harbour will be closed']);
    expect(found(before, 'May', after)).toEqual(['words', 'May']);
  });

  it('is found when a few letters of it were changed, and its ends are those of words', () => {
    const after = (words: string) => `Something else.\n\n${before.replace('will be closed in May', words)}`;
    const passage = 'The harbour will be closed in May';
    expect(found(before, passage, after('will close in May'))).toEqual(['likeness', 'The harbour will close in May']);
    expect(found(before, passage, after('will be closd in May'))).toEqual([
      'likeness',
      'The harbour will be closd in May',
    ]);
    expect(found(before, passage, after('will be closed in June'))).toBeNull();
    expect(found(before, passage, after('will stay open all through the summer'))).toBeNull();
  });

  it('that is short is never found by likeness', () => {
    expect(found('“It is closed”, she said.', 'closed', '“It was clsoed then”, said she.')).toBeNull();
  });

  it('is gone when it was taken out', () => {
    expect(found(before, 'The harbour will be closed in May', 'First line.\n\nLast line.')).toBeNull();
    expect(found(before, 'May', before.replace(' in May', ''))).toBeNull();
    expect(found(before, 'May', '')).toBeNull();
  });

  it('that stands in two places equally well is in neither', () => {
    expect(
      found(
        'x. The quote here is good. y.',
        'The quote here is good.',
        'The quote here is good. z. The quote here is good.',
      ),
    ).toBeNull();
    const once = 'Before it. The quote here is good, they say. After it.';
    const altered = once.replace('Before it', 'Earlier').replace('After it', 'Later').replace('good', 'goad');
    expect(found(once, 'The quote here is good, they say', `${altered} ${altered}`)).toBeNull();
  });

  it('is told from its like by what stands beside it', () => {
    const text = 'On Monday the company declined to comment. On Friday the company declined to comment.';
    const after =
      'News. On Monday the company declined to comment. On Tuesday too. On Friday, the company declined to comment. End.';
    const second = spanOf(text, 'the company declined to comment', 50);
    expect(anchor(text, second, after)?.spans).toEqual(spanOf(after, 'the company declined to comment', 70));
    const clear = after.replace('Friday,', 'Friday');
    expect(anchor(text, second, clear)?.spans).toEqual(spanOf(clear, 'the company declined to comment', 70));
  });

  it('of which two stood there is not taken for the other one', () => {
    const text = 'Sales rose, says Ada Lind of the bank. It is cold. Nobody knows why, says Ada Lind of the bank.';
    const after = 'It is warm now! Nobody knew, wrote Eva, says Ada Lind of the bank and leaves.';
    expect(found(text, 'says Ada Lind of the bank', after)).toBeNull();
    const rows = 'Intro. Sales rose by 31 per cent in the north. Middle. Sales rose by 38 per cent in the north. End.';
    expect(
      found(rows, 'Sales rose by 31 per cent in the north', 'Sales rose by 38 per cent in the north. Fin.'),
    ).toBeNull();
  });

  it('is no part of a longer word, nor a letter without its mark', () => {
    expect(found('The cat sat on the mat and looked.', 'cat', 'The category sat on the mat and looked.')).toBeNull();
    expect(found('a x b', 'x', 'a x\u0304 b')).toBeNull();
    expect(found('wave 👋 now', '👋', 'wave 👋🏽 now')).toBeNull();
  });

  it('is exact beyond the basic plane, with marks, from right to left, and without spaces', () => {
    const text = '🚢🚢 𝒜 מעריב: «הנמל ייסגר במאי» ‏אמר 👩🏽‍🚀 x̄ 港口将于五月关闭，公报说。';
    for (const words of ['הנמל ייסגר במאי', '👩🏽‍🚀', 'x̄', '港口将于五月关闭', '𝒜']) {
      const after = `🇫🇷😀 ${text.replace('«', '😀 «').replace('，', '🎉，')} 🚢`;
      expect(found(text, words, after)?.[1]).toBe(words);
    }
    expect(
      found(
        '一二三四五六七八港口将于五月关闭公报说',
        '港口将于五月关闭',
        '新一二三四五六七八港口将于五月关闭，公报说',
      )?.[1],
    ).toBe('港口将于五月关闭');
  });

  it('at a place that is not in the text is not found', () => {
    expect(anchor('short', [0, 50], 'short')).toBeNull();
    expect(anchor('short', [], 'long')).toEqual({ spans: [], how: 'position' });
  });
});

describe('pieces and parts that belong together', () => {
  const before = 'The ferry, said Ada Lind on Monday, will not sail. Nobody else said anything. The end.';
  const pieces = [...spanOf(before, 'The ferry'), ...spanOf(before, 'will not sail')];

  it('are found in order, each near the other', () => {
    const after = `Intro. ${before.replace('on Monday', 'in an interview on Monday evening')}`;
    expect(wordsAt(after, anchor(before, pieces, after)?.spans ?? [])).toEqual(['The ferry', 'will not sail']);
  });

  it('are all found or none is', () => {
    expect(anchor(before, pieces, before.replace(', will not sail', ''))).toBeNull();
  });

  it('do not come from far apart or in another order', () => {
    const filler = 'Words that have nothing to do with it. '.repeat(40);
    expect(anchor(before, pieces, `The ferry. ${filler} Then it will not sail. The end.`)).toBeNull();
    expect(anchor(before, pieces, 'It will not sail, said Ada Lind on Monday, The ferry. Nobody else.')).toBeNull();
  });

  it('a short part is taken beside its long one alone', () => {
    const parts = [spanOf(before, 'Ada Lind'), spanOf(before, 'said'), spanOf(before, 'will not sail')];
    const after = 'Nobody said so. The ferry, said Ada Lind on Monday, will not sail. They said so.';
    const together = new Anchoring(before, after).together(parts);
    expect(together?.parts[1]).toEqual(spanOf(after, 'said', 20));
    const lost = 'Nobody said so. The ferry, wrote Ada Lind on Monday, will not sail. They said so.';
    expect(new Anchoring(before, lost).together(parts)).toBeNull();
  });

  it('what stands within another part still does', () => {
    const text = 'A spokesman reportedly quit on Friday.';
    const parts = [[], spanOf(text, 'reportedly'), spanOf(text, 'A spokesman reportedly quit')];
    const after = `It rains. ${text} It snows.`;
    expect(new Anchoring(text, after).together(parts)?.parts.map((spans) => wordsAt(after, spans))).toEqual([
      [],
      ['reportedly'],
      ['A spokesman reportedly quit'],
    ]);
  });
});

/** Words of which none is part of another, beyond the basic plane too. */
const word = fc
  .tuple(fc.integer({ min: 100, max: 999 }), fc.constantFrom('a', 'é', '🚢', 'ש', '𝒜', 'x̄', '港'))
  .map(([n, mark]) => `${mark}${n}`);
/** Words of letters alone, since a number that was altered is another one. */
const letters = fc.string({ unit: fc.constantFrom(...'aeioubcdfghklmnprstvwz'), minLength: 6, maxLength: 9 });
const prose = (min: number, max = 40) =>
  fc
    .array(fc.tuple(word, fc.constantFrom(' ', ' ', ', ', '. ', '\n\n')), { minLength: min, maxLength: max })
    .map((parts) => parts.flat().join(''));
/** A text, and a passage of whole words of it in code points. */
const marked = prose(2).chain((text) => {
  const points = [...text];
  const starts = [...text.matchAll(/\S+/gu)].map(({ index, 0: one }) => {
    const start = [...text.slice(0, index)].length;
    return { start, end: start + [...one].length };
  });
  return fc.tuple(fc.nat(starts.length - 1), fc.nat(5)).map(([from, more]) => {
    const last = Math.min(starts.length - 1, from + more);
    return { text, points, span: [starts[from]?.start ?? 0, starts[last]?.end ?? 0] };
  });
});

describe('whatever the texts', () => {
  it('in the same text everything stands where it stood', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (text, a, b) => {
        const length = [...text].length;
        fc.pre(length > 0);
        const start = a % length;
        const span = [start, start + 1 + (b % (length - start))];
        expect(anchor(text, span, text)).toEqual({ spans: span, how: 'position' });
      }),
    );
  });

  it('what is put in elsewhere moves a passage by its length', () => {
    fc.assert(
      fc.property(marked, prose(1, 20), fc.nat(), ({ text, points, span: [start = 0, end = 0] }, put, at) => {
        const place = at % (points.length + 1);
        fc.pre(
          (place <= start || place >= end) &&
            (place === 0 || place === points.length || /\s/.test(points[place - 1] ?? '')),
        );
        // What is put in must not say the same.
        fc.pre(!put.split(/\W+/u).some((one) => one !== '' && text.includes(one)));
        const after = [...points.slice(0, place), ...`${put} `, ...points.slice(place)].join('');
        const shift = place <= start ? [...put].length + 1 : 0;
        expect(anchor(text, [start, end], after)?.spans).toEqual([start + shift, end + shift]);
      }),
    );
  });

  it('what was taken out is not found', () => {
    fc.assert(
      fc.property(marked, ({ points, span: [start = 0, end = 0] }) => {
        const after = [...points.slice(0, start), ...points.slice(end)].join('');
        fc.pre(!after.includes(points.slice(start, end).join('')));
        const result = anchor(points.join(''), [start, end], after);
        expect(result === null || result.how === 'likeness').toBe(true);
      }),
    );
  });

  it('what is found never differs by more than is allowed, and short words by nothing', () => {
    fc.assert(
      fc.property(
        marked,
        prose(0, 8),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('', 'q', '🎈', ' '), fc.nat(2)), { maxLength: 8 }),
        (old, put, edits) => {
          const after = [...put, ...old.points];
          for (const [at, one, count] of edits) after.splice(at % (after.length + 1), count, ...one);
          const result = anchor(old.text, old.span, after.join(''));
          if (!result) return;
          // White space does not matter.
          const spaced = (points: string[]) => [...points.join('').replace(/\s+/g, ' ')];
          const [was, is] = [spaced(old.points.slice(...old.span)), spaced(after.slice(...result.spans))];
          const limit = result.how === 'likeness' && was.length >= 12 ? Math.floor((was.length * DIFFERING) / 100) : 0;
          expect(distance(was, is)).toBeLessThanOrEqual(limit);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('edits of a letter or two leave a long passage findable', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(letters, { minLength: 20, maxLength: 40, selector: (one) => one.slice(0, 2) }),
        fc.nat(),
        (words, at) => {
          const text = words.join(' ');
          const passage = words.slice(5, 15).join(' ');
          const place = 1 + (at % (passage.length - 2));
          // Another first letter makes another word.
          fc.pre(/\p{L}{2}/u.test(passage.slice(place - 1, place + 1)));
          const altered = `${passage.slice(0, place)}q${passage.slice(place + 1)}`;
          const after = `Q ${text.replace(passage, altered)} Q`;
          expect(found(text, passage, after)).toEqual(['likeness', altered]);
        },
      ),
    );
  });
});

describe('long texts', () => {
  const many = (words: number, from = 0) =>
    Array.from({ length: words }, (_, i) => `word${((i + from) * 7919) % 100_003}`).join(' ');
  const carried = (before: string, after: string, count: number, length: number) => {
    const anchoring = new Anchoring(before, after);
    let found = 0;
    for (let i = 0; i < count; i++) {
      const start = Math.floor(((before.length - length) / count) * i);
      if (anchoring.anchor([start, start + length])) found++;
    }
    return found;
  };

  it('500 passages of 100,000 characters', () => {
    const text = many(11_000);
    const after = text.replace(/(.{900}) /g, '$1 something new ');
    expect(carried(text, after, 500, 60)).toBeGreaterThan(350);
  });

  it('of two megabytes do not hang, even if they say one thing over and over', () => {
    expect(carried(many(200_000), many(200_000, 300_000), 500, 80)).toBeLessThan(10);
    const [one, other] = [`${'a'.repeat(99)}b`.repeat(20_000), 'a'.repeat(2_000_000)];
    expect(carried(one, other, 500, 80)).toBe(0);
  });
});

function distance(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, one] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries())
      next.push(Math.min((row[j] ?? 0) + (one === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    row = next;
  }
  return row[b.length] ?? 0;
}
