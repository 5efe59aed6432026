import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInFormat, numberText, plainNumber, shownBy } from '@/lib/import/cell-format.mjs';

describe('a number as its cell shows it', () => {
  it.each([
    ['45356', 'd. mmmm yyyy', '2024-03-05'],
    ['45356', '[$-407]dddd, d. mmmm yyyy;@', '2024-03-05'],
    ['45356.5', 'yyyy"/"mm', '2024-03'],
    ['45356.999999999', 'dd/mm/yy hh:mm', '2024-03-06T00:00'],
    ['45356.5', 'yyyy\\-mm\\-dd\\ hh:mm\\ "UTC"', '2024-03-05T12:00Z'],
    ['45356.5', 'yyyy-mm-dd hh:mm" UTC"', '2024-03-05T12:00Z'],
    ['45356.5', 'yyyy-mm-dd\\Thh:mm:ss\\Z', '2024-03-05T12:00:00Z'],
    ['45356', 'yyyy-mm-dd "UTC"', '2024-03-05'],
    ['0.5', 'hh:mm "UTC"', '12:00'],
    ['0.7222222222', 'h:mm', '17:20'],
    ['0.5', 'mm:ss.0', '12:00:00.000'],
    ['1.1041666667', '[h]:mm', '26:30'],
    ['0.0420138889', '[mm]:ss', '60:30'],
    ['59', 'dd.mm.yyyy', '1900-02-28'],
    ['60', 'dd.mm.yyyy', '1900-02-29'],
    ['61', 'dd.mm.yyyy', '1900-03-01'],
    ['0', 'dd.mm.yyyy', '1900-01-00'],
    ['-1', 'dd.mm.yyyy', '-1'],
    ['2958465', 'dd.mm.yyyy', '9999-12-31'],
    ['2958466', 'dd.mm.yyyy', '2958466'],
    ['123', '00000', '00123'],
    ['45356', '#,##0.00', '45356'],
    ['45356', '0.00E+00', '45356'],
    ['45356', '[Red]0;[Blue]-0', '45356'],
    ['45356', '"day" 0', '45356'],
    ['0.7', '0%', '70%'],
    ['0.555', '0.00 %', '55.5%'],
    ['0.07', '0%', '7%'],
    ['-1.2', '0%;[Red]-0%', '-120%'],
    ['1E-9', '0%', '0.0000001%'],
    ['0.5', '0"% of all"', '0.5'],
    ['45356', 'General', '45356'],
    ['7', '\\d0', '7'],
  ])('%s under %s is %s', (value, format, text) => expect(numberText(value, shownBy(format), false)).toBe(text));

  it('knows the formats that are not written out', () => {
    expect([14, 17, 20, 22, 46, 0, 2, 9].map((id) => numberText('45356.5', shownBy(builtInFormat(id)), false))).toEqual([
      '2024-03-05',
      '2024-03',
      '2024-03-05T12:00',
      '2024-03-05T12:00',
      '1088556:00',
      '45356.5',
      '45356.5',
      '4535650%',
    ]);
  });

  it('stands as it is where it is none', () => {
    expect(numberText('many', shownBy('dd.mm.yyyy'), false)).toBe('many');
  });
});

describe('a plain number', () => {
  it.each([
    ['0.30000000000000004', '0.3'],
    ['1E+21', '1000000000000000000000'],
    ['-1.25e-7', '-0.000000125'],
    ['12345678901234567890', '12345678901234567890'],
    ['0.14285714285714285', '0.14285714285714285'],
    ['1.5E3', '1500'],
  ])('%s is %s', (value, text) => expect(plainNumber(value)).toBe(text));

  it('has no exponent, and is the number it was to 15 digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const text = plainNumber(String(number));
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text).toPrecision(15)).toBe((number === 0 ? 0 : number).toPrecision(15));
      }),
    );
  });
});
