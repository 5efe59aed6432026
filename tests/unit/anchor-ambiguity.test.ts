import { describe, expect, it } from 'vitest';
import { Edges, flatten } from '@/lib/anchoring/flat-text';
import { Grams } from '@/lib/anchoring/grams';
import { findAlike, tolerance } from '@/lib/anchoring/likeness';

const passage = 'the council of the harbour will close both of its eastern gates before the first of May next year';
const { most, clearly } = tolerance(passage) ?? { most: 0, clearly: 0 };
/** The passage with so many letters of it altered, none of them at its ends. */
const altered = (count: number) => {
  const letters = [...passage];
  for (let done = 0, at = 4; done < count; at += 6) {
    if (letters[at] === ' ') at += 1;
    letters[at] = 'q';
    done++;
  }
  return letters.join('');
};
/** What is found for the passage in a text of these pieces. */
const foundIn = (...pieces: string[]) => {
  const flat = flatten(pieces.map((piece) => `Something else stands here first. ${piece}. And more.`).join('\n\n'));
  const text = flat.texts[0] ?? '';
  const match = findAlike(passage, new Grams(text), new Edges(flat), { from: 0, to: text.length }, () => true);
  return match && text.slice(match.start, match.end);
};

describe('words that stand altered in a text', () => {
  it('are found where they stand once, up to as many errors as they may have', () => {
    expect([most, clearly]).toEqual([14, 4]);
    for (const errors of [0, 1, most]) expect(foundIn(altered(errors))).toBe(altered(errors));
    expect(foundIn(altered(most + 1))).toBeNull();
  });

  it('are nowhere where two places are equally near', () => {
    expect(foundIn(altered(1), altered(1))).toBeNull();
    expect(foundIn(altered(4), altered(4))).toBeNull();
  });

  it('are nowhere where one place is hardly nearer than the other, whichever stands first', () => {
    expect(foundIn(altered(1), altered(1 + clearly))).toBeNull();
    expect(foundIn(altered(1 + clearly), altered(1))).toBeNull();
    // Within the first third of the errors allowed only one of them is looked for.
    expect(foundIn(altered(3), altered(4))).toBeNull();
  });

  it('are at the nearer place where the other is clearly farther', () => {
    expect(foundIn(altered(1), altered(2 + clearly))).toBe(altered(1));
    expect(foundIn(altered(2 + clearly), altered(1))).toBe(altered(1));
  });

  it('are nowhere where looking takes too long', () => {
    const flat = flatten(`It is said that ${altered(1)}.`);
    const text = flat.texts[0] ?? '';
    expect(findAlike(passage, new Grams(text), new Edges(flat), { from: 0, to: text.length }, () => false)).toBeNull();
  });
});
