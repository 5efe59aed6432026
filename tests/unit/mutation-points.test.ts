import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { mutantsOf } from '../mutation/mutants';
import { notingTests, pointAt, pointsOf } from '../mutation/points';

const CODE = `const twice = (n: number) => n * 2;
const table = (n: number) => ({ n, next: (m: number) => m + n });
function sizeOf(n: number): string {
  if (n > 10) {
    return 'large';
  }
  return 'small';
}
export const LIMIT = 10;`;
const textOf = ({ start, end }: { start: number; end: number }) => CODE.slice(start, end);

it('tests are seen at each statement of a block, and at the value of a function that is one expression', () => {
  expect(pointsOf(CODE).map((point) => textOf(point).split('\n')[0])).toEqual([
    'n * 2',
    '{ n, next: (m: number) => m + n }',
    'm + n',
    'if (n > 10) {',
    "return 'small';",
    "return 'large';",
  ]);
});

it('a change belongs to the innermost place around it, or to none', () => {
  const points = pointsOf(CODE);
  const placeOf = (was: string) => {
    const start = CODE.indexOf(was);
    const point = points[pointAt(points, { start, end: start + was.length })];
    return point && textOf(point);
  };
  expect([placeOf('m + n'), placeOf("'large'"), placeOf('= 10;')]).toEqual(['m + n', "return 'large';", undefined]);
  expect(placeOf('n > 10')).toMatch(/^if /);
  // There is something to change at each of them but the texts.
  expect(new Set(mutantsOf(CODE).map((mutant) => pointAt(points, mutant)))).toEqual(new Set([0, 2, 3, -1]));
});

it('a text that notes its tests does the same, and names where they came by, once', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'whence-points-'));
  const notes = path.join(folder, 'notes');
  const plain = CODE.replace(/: (number|string)/g, '').replace('export ', '');
  const points = pointsOf(plain);
  const calls = 'return [twice(3), twice(4), table(1).next(2), sizeOf(11)];';
  const run = new Function(`${notingTests(plain, points, notes)}\n${calls}`);
  expect(run()).toEqual([6, 8, 3, 'large']);
  const lines = readFileSync(notes, 'utf8').trim().split('\n');
  expect(lines.every((line) => line.includes('tests/unit/mutation-points.test.ts '))).toBe(true);
  expect(lines.map((line) => line.split(' ').at(-1))).toEqual(['0', '1', '2', '3', '5']);
  rmSync(folder, { recursive: true });
});
