import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasMoved,
  judgementState,
  movedInWords,
  type Suggestion,
  storedSuggestion,
  suggestion,
} from '@/lib/assessments/suggestion';
import { confidences, likelihoods, warnings, wordsOf } from '@/lib/vocabulary';

const base: Suggestion = {
  confidence: 'low',
  likelihood: 'likely',
  credibility: 3,
  origins: 1,
  documents: 2,
  warnings: ['single-origin'],
  formulaVersion: 1,
};
const suggestions: fc.Arbitrary<Suggestion> = fc.record({
  confidence: fc.constantFrom(...wordsOf(confidences)),
  likelihood: fc.option(fc.constantFrom(...wordsOf(likelihoods))),
  credibility: fc.integer({ min: 1, max: 6 }),
  origins: fc.nat(20),
  documents: fc.nat(20),
  warnings: fc.subarray([...wordsOf(warnings)]),
  formulaVersion: fc.nat(3),
});

describe('a suggestion kept with a judgement', () => {
  it('is read back as it was written', () =>
    fc.assert(
      fc.property(suggestions, (it) => {
        expect(storedSuggestion(JSON.parse(JSON.stringify(it)))).toEqual(it);
      }),
    ));

  it('is null where none was kept, or what was kept is something else', () => {
    expect([null, undefined, {}, 'low', { ...base, confidence: 'sure' }].map(storedSuggestion)).toEqual(
      Array(5).fill(null),
    );
    expect(suggestion.safeParse({ ...base, credibility: 7 }).success).toBe(false);
  });

  it('changes only with its verdict', () => {
    const counted = { ...base, origins: 5, documents: 9, warnings: [], formulaVersion: 2 };
    expect(hasMoved(base, counted)).toBe(false);
    expect(hasMoved(base, { ...base, confidence: 'moderate' })).toBe(true);
    expect(hasMoved(base, { ...base, likelihood: null })).toBe(true);
    expect(hasMoved(base, { ...base, credibility: 2 })).toBe(true);
  });

  it('says what changed exactly if something is different', () =>
    fc.assert(
      fc.property(suggestions, suggestions, (then, now) => {
        const same =
          JSON.stringify({ ...then, warnings: [...then.warnings].sort() }) ===
          JSON.stringify({ ...now, warnings: [...now.warnings].sort() });
        expect(movedInWords(then, now).length === 0).toBe(same);
        expect(movedInWords(then, then)).toEqual([]);
      }),
    ));

  it('says it in words', () =>
    expect(
      movedInWords(base, {
        ...base,
        confidence: 'none',
        likelihood: null,
        origins: 2,
        warnings: ['contested', 'circular'],
      }),
    ).toEqual([
      'suggested confidence was Low, now cannot be judged',
      'suggested likelihood was likely, now none',
      'independent origins were 1, now 2',
      'new warnings: contested, circular reporting',
      'no longer: single origin',
    ]));

  it('names a single new warning, and what else was counted', () => {
    const warnings = [...base.warnings, 'contested' as const];
    expect(movedInWords(base, { ...base, warnings })).toEqual(['new warning: contested']);
    const more = { ...base, documents: base.documents + 1, formulaVersion: base.formulaVersion + 1, credibility: 5 };
    expect(movedInWords(base, more)).toEqual([
      `suggested credibility was ${base.credibility}, now 5`,
      `documents were ${base.documents}, now ${base.documents + 1}`,
      `version of the rule was ${base.formulaVersion}, now ${base.formulaVersion + 1}`,
    ]);
  });
});

describe('how a judgement stands', () => {
  it('none without a judgement', () =>
    expect(judgementState(false, base, { ...base, confidence: 'high' })).toBe('none'));
  it('current while the rule says the same', () => expect(judgementState(true, base, base)).toBe('current'));
  it('current if nobody kept the suggestion', () => expect(judgementState(true, null, base)).toBe('current'));
  it('outdated once the suggestion changes', () =>
    expect(judgementState(true, base, { ...base, credibility: 1 })).toBe('outdated'));
});
