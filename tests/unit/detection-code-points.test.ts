import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointsOf } from '@/lib/text/code-points';

describe('code points', () => {
  it('count a pair once, a mark that combines and a lone half by themselves', () => {
    const text = 'a😀e\u0301\ud83dשל';
    const points = codePointsOf(text);
    expect(points.length).toBe([...text].length);
    expect(points.toPoints(text.indexOf('e'))).toBe(2);
    expect(points.toPoints(text.indexOf('ש'))).toBe(5);
    expect(points.toUnits(2)).toBe(3);
  });

  it('read the middle of a pair as its beginning', () => {
    expect(codePointsOf('x😀y').toPoints(2)).toBe(1);
  });

  it('of an empty text are none', () => {
    expect(codePointsOf('')).toMatchObject({ length: 0 });
    expect(codePointsOf('').toPoints(0)).toBe(0);
  });

  it('agree with the iterator of strings and go there and back', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('\ud83d', '\ude00', 'x', 'é', '\u0301', 'ש')), (some) => {
        const text = some.join('');
        const points = codePointsOf(text);
        const all = [...text];
        const units = all.map((_, i) => all.slice(0, i).join('').length);
        expect(units.map(points.toPoints)).toEqual([...all.keys()]);
        expect([...all.keys()].map(points.toUnits)).toEqual(units);
        expect(points.length).toBe(all.length);
        expect(points.toUnits(all.length)).toBe(text.length);
        expect(points.toPoints(text.length)).toBe(all.length);
      }),
    );
  });
});
