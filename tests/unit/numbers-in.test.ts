import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numbersIn } from '@/lib/format/number';

test('only numbers that can be ids remain of a list', () => {
  expect(numbersIn('12,x,34,,0,-1,1.5, 7,1e3,99999999999999999999,0x10')).toEqual([12, 34]);
  const fits = (id: number) => Number.isInteger(id) && id > 0 && id < 2 ** 31;
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.array(fc.double()).map(String)), (text) => numbersIn(text).every(fits)),
  );
});
