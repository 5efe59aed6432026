import { describe, expect, it } from 'vitest';
import { detect } from '@/lib/detection/detect';
import { wordsOf } from '../support/tagging-words';

describe('what a text says about its own reporting', () => {
  it.each([
    ['Reuters could not independently verify the report.', 'not confirmed', 'Reuters'],
    ['The Courier was unable to confirm the figures.', 'not confirmed', 'The Courier'],
    ['The ministry declined to comment.', 'no comment', 'The ministry'],
    [
      'A spokesman for the bank did not immediately respond to a request for comment.',
      'no comment',
      'A spokesman for the bank',
    ],
    ['Officials would not say whether the plant is open.', 'not said', 'Officials'],
  ])('%s', (text, kind, source) => {
    const { attributions, nonClaims } = detect(text);
    expect(attributions).toEqual([]);
    expect(nonClaims.map((one) => [one.kind, wordsOf(text, one.source)])).toEqual([[kind, source]]);
  });

  it('stands beside the claims of the same sentence', () => {
    const { attributions, nonClaims } = detect('Holt said the dam leaks, and the ministry declined to comment.');
    expect(attributions).toHaveLength(1);
    expect(nonClaims).toHaveLength(1);
  });

  it('is not a denial', () => {
    expect(detect('The ministry denied the report.')).toMatchObject({ attributions: [{}], nonClaims: [] });
  });
});
