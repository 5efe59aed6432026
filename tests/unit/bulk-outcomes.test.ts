import { describe, expect, it } from 'vitest';
import { type BulkState, outcomeOf } from '@/lib/bulk/rules';
import type { BulkChange } from '@/lib/bulk/schema';

const claim: BulkState = {
  id: 1,
  status: 'unverified',
  topicIds: [2, 3],
  deleted: false,
  merged: false,
  demonstrated: false,
};
const none = { add: [], remove: [] };
const numbers = (count: number, from = 1) => Array.from({ length: count }, (_, i) => from + i);
const outcome = (state: Partial<BulkState>, change: BulkChange, topics = none as { add: number[]; remove: number[] }) =>
  outcomeOf({ ...claim, ...state }, change, topics);

describe('what a change of many claims does to one of them', () => {
  it('sets a status that is another', () => {
    expect(outcome({}, { status: 'disputed' })).toEqual({ kind: 'change', status: 'disputed' });
    expect(outcome({}, { status: 'unverified' })).toEqual({ kind: 'same' });
  });

  it('adds and removes topics, each once, in order', () => {
    const change: BulkChange = { addTopics: ['a'], removeTopics: ['b'] };
    expect(outcome({}, change, { add: [1, 3], remove: [2] })).toEqual({ kind: 'change', topicIds: [1, 3] });
    expect(outcome({}, change, { add: [2, 3], remove: [9] })).toEqual({ kind: 'same' });
    expect(outcome({}, change, { add: [], remove: [3] })).toEqual({ kind: 'change', topicIds: [2] });
    expect(outcome({}, change, { add: [3], remove: [3] })).toEqual({ kind: 'change', topicIds: [2, 3] });
  });

  it('gives a claim fifty topics at most', () => {
    const change: BulkChange = { addTopics: ['a'] };
    const of = (topicIds: number[], add: number[], remove: number[] = []) =>
      outcome({ topicIds }, change, { add, remove });
    expect(of(numbers(49), [100])).toEqual({ kind: 'change', topicIds: [...numbers(49), 100] });
    expect(of(numbers(50), [100])).toEqual({ kind: 'refused', reason: 'full' });
    expect(of(numbers(49), [100, 101])).toEqual({ kind: 'refused', reason: 'full' });
    expect(of(numbers(50), [100], [1])).toEqual({ kind: 'change', topicIds: [...numbers(49, 2), 100] });
    expect(of(numbers(50), [7])).toEqual({ kind: 'same' });
    // One that has more from before may still lose some.
    expect(of(numbers(60), [], [1])).toEqual({ kind: 'change', topicIds: numbers(59, 2) });
  });

  it('judges, and keeps the status where none is given', () => {
    const judge = { confidence: 'low', likelihood: 'likely', reason: 'Why.' } as const;
    expect(outcome({ status: 'disputed' }, { judge })).toEqual({ kind: 'change', status: 'disputed' });
    expect(outcome({}, { judge: { ...judge, status: 'refuted' } })).toEqual({ kind: 'change', status: 'refuted' });
  });

  it('deletes and brings back', () => {
    expect(outcome({}, { delete: true })).toEqual({ kind: 'change' });
    expect(outcome({ deleted: true }, { delete: true })).toEqual({ kind: 'same' });
    expect(outcome({ deleted: true }, { restore: true })).toEqual({ kind: 'change' });
    expect(outcome({}, { restore: true })).toEqual({ kind: 'same' });
    expect(outcome({ deleted: true, demonstrated: true }, { restore: true })).toEqual({
      kind: 'refused',
      reason: 'demonstrated',
    });
    expect(outcome({ deleted: true, merged: true }, { restore: true })).toEqual({ kind: 'refused', reason: 'merged' });
  });

  it.each([{ status: 'disputed' }, { addTopics: ['a'] }] as const)('leaves deleted claims alone: %j', (change) => {
    expect(outcome({ deleted: true }, change as BulkChange)).toEqual({ kind: 'refused', reason: 'deleted' });
    expect(outcome({ deleted: true, merged: true }, change as BulkChange)).toEqual({
      kind: 'refused',
      reason: 'merged',
    });
  });
});
