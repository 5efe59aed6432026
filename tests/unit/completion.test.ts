import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf, unseenChoice } from '@/components/forms/completion';
import type { LookupItem } from '@/lib/data-table/lookup.server';
import { isNamed } from '@/lib/format/is-named';

const item = (id: number, label: string, alias?: string): LookupItem => ({ id, label, detail: '', alias });
const reuters = item(1, 'Reuters');
const institute = item(2, 'Reuters Institute');
const agence = item(3, 'Agence France-Presse', 'AFP');

const answered = (...items: LookupItem[]) => ({ items, pending: false });
const older = (...items: LookupItem[]) => ({ items, pending: true });
const keysOf = (...asked: Parameters<typeof entriesOf>) => entriesOf(...asked).map(({ key }) => key);

describe('what a list offers', () => {
  it('is the answer, and the text as a new record where there is none of this name', () => {
    expect(keysOf(answered(institute), ' Reuters ', true)).toEqual(['2', 'new']);
    expect(keysOf(answered(reuters, institute), 'reuters', true)).toEqual(['1', '2']);
    expect(keysOf(answered(institute), 'Reuters', false)).toEqual(['2']);
    expect(keysOf(answered(reuters), '', true)).toEqual(['1']);
  });

  it('of an older answer is only what fits the text by now, and nothing new', () => {
    expect(keysOf(older(reuters, institute, agence), 'Institute', true)).toEqual(['2']);
    expect(keysOf(older(reuters), 'Reuterz', true)).toEqual([]);
    expect(keysOf(older(reuters), '', true)).toEqual([]);
  });
});

describe('what Enter takes from an answer that nobody has seen', () => {
  const choice = (items: readonly LookupItem[], text: string, marked: string | null = null) =>
    unseenChoice(entriesOf({ items, pending: false }, text, true), text, marked)?.key ?? null;

  it('is the record of this very name or other name', () => {
    expect(choice([institute, reuters], 'REUTERS')).toBe('1');
    expect(choice([agence, reuters], 'afp')).toBe('3');
  });

  it('is the only thing on offer', () => {
    expect(choice([], 'Nobody knows it')).toBe('new');
    expect(unseenChoice(entriesOf(answered(institute), 'Reut', false), 'Reut', null)?.key).toBe('2');
  });

  it('is nothing where several may be meant', () => {
    expect(choice([reuters, institute], 'Reut')).toBeNull();
    expect(choice([institute], 'Reuters')).toBeNull();
    expect(choice([item(4, 'The Times'), item(5, 'The Times')], 'The Times')).toBeNull();
  });

  it('is what the person had marked, if it is still there', () => {
    expect(choice([reuters, institute], 'Reut', '2')).toBe('2');
    expect(choice([reuters], 'Reuters', '2')).toBeNull();
  });

  it('is never a record of another name while there is more than one entry', () => {
    const names = fc.array(fc.constantFrom('Reuters', 'Reuters Institute', 'AFP', 'afp', 'Agence'), { maxLength: 5 });
    fc.assert(
      fc.property(names, fc.constantFrom('Reuters', 'Reut', 'AFP', 'x'), fc.boolean(), (labels, text, offersNew) => {
        const entries = entriesOf(answered(...labels.map((label, id) => item(id, label))), text, offersNew);
        const chosen = unseenChoice(entries, text, null);
        if (chosen === null || entries.length === 1) return;
        expect('item' in chosen.taken && isNamed(chosen.taken.item, text)).toBe(true);
      }),
    );
  });
});
