import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect, LONGEST, type Span } from '@/lib/detection/detect';

const pieces = fc.constantFrom(
  ...[
    '“',
    '”',
    '"',
    "'",
    '’',
    "''",
    '(',
    ')',
    ',',
    '.',
    '?',
    ':',
    ';',
    '—',
    '\n',
    '\r\n\r\n',
    '😀',
    'e\u0301',
    '\ud83d',
    'ש',
    ' ',
    'said',
    'Reuters',
  ],
  ...[
    'according to',
    'citing',
    'reported by',
    'is said to',
    'reportedly',
    'that',
    'the plan',
    'Ms. Holt',
    'who',
    'and',
    'declined to comment',
    'could not',
    'verify',
  ],
);
const texts = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.array(pieces, { maxLength: 60 }).map((them) => them.join(' ')),
  fc.array(pieces, { maxLength: 60 }).map((them) => them.join('')),
);

describe('in any text', () => {
  it('spans are within it, in order and not empty, and there is always a cue', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const length = [...text].length;
        const sound = (spans: readonly Span[]) =>
          spans.every(({ start, end }, i) => start >= (spans[i - 1]?.end ?? 0) && end > start && end <= length);
        const { attributions, nonClaims } = detect(text);
        attributions.forEach(({ source, cue, content, parent, inheritsFrom }, i) => {
          expect([source, cue, content].every(sound)).toBe(true);
          expect(cue.length).toBeGreaterThan(0);
          expect(content.length).toBeGreaterThan(0);
          expect(parent === null || (attributions[parent] !== undefined && parent !== i)).toBe(true);
          expect(inheritsFrom === undefined || inheritsFrom < i).toBe(true);
        });
        expect(nonClaims.every(({ source, words }) => sound(source) && sound([words]))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('nesting has no ring', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { attributions } = detect(text);
        for (const one of attributions) {
          let at: number | null = one.parent;
          for (let steps = 0; at !== null && steps < attributions.length; steps++)
            at = attributions[at]?.parent ?? null;
          expect(at).toBeNull();
        }
      }),
    );
  });

  it('a text that is too long is read to a limit', () => {
    const text = 'a'.repeat(LONGEST + 10);
    expect(detect(text).readTo).toBe(LONGEST);
  });
});
