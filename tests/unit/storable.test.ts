import { describe, expect, it } from 'vitest';
import { unstorable } from '@/lib/commands/storable';

describe('texts that no database can store', () => {
  it.each([
    ['a NUL', { statement: 'a\0b' }, ['statement']],
    ['half a character', { statement: 'a\ud800' }, ['statement']],
    ['the other half, in a list', { hops: [{ newSource: { name: '\udc00' } }] }, ['hops.0.newSource.name']],
    ['in a name', { choices: { 'a\0': 1 } }, ['choices.a name']],
    ['a whole one', { statement: '🚢' }, []],
    ['no text', { a: 1, b: null, c: [true] }, []],
  ])('%s', (_, input, paths) => expect(unstorable(input).map(({ path }) => path)).toEqual(paths));
});
