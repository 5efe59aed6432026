import { expect, it } from 'vitest';
import { confidenceInWords, likelihoodInWords } from '@/lib/claims/confidence-in-words';
import { confidences, likelihoods, wordsOf } from '@/lib/vocabulary';

it('confidence is named as such, so that “low” is not taken for “unlikely”', () => {
  expect(wordsOf(confidences).map(confidenceInWords)).toEqual([
    'Cannot be judged',
    'Low confidence',
    'Moderate confidence',
    'High confidence',
  ]);
});

it('likelihood says of what', () => {
  expect(wordsOf(likelihoods).map(likelihoodInWords)).toEqual([
    'almost no chance',
    'very unlikely',
    'unlikely',
    'roughly even chance',
    'likely true',
    'very likely true',
    'almost certain',
  ]);
});
