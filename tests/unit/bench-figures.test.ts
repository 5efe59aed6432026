import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Figure, withFigures } from '../bench/report-figures';

const figure = (name: string, value: number): Figure => ({ name, value, limit: 20, unit: 'ms', met: value <= 20 });
const first = { claims: 100_000, when: '2026-01-02', where: 'a machine' };
const later = { claims: 100_000, when: '2026-03-04', where: 'another' };
const document = readFileSync('docs/measurements.md', 'utf8');
const rowsOf = (text: string) => text.split('\n').filter((line) => /^\| a (page|save) \|/.test(line));

describe('figures of a run', () => {
  it('go between the markers of docs/measurements.md, and nothing else changes', () => {
    const written = withFigures(document, [figure('a page', 12.345), figure('a save', 21)], first);
    const added = [
      '| a page | 12.35 ms | 20 ms | yes | 100,000 | 2026-01-02 | a machine |',
      '| a save | 21 ms | 20 ms | no | 100,000 | 2026-01-02 | a machine |',
    ];
    expect(written.split('\n').filter((line) => !added.includes(line))).toEqual(document.split('\n'));
    expect(written.split('\n').filter((line) => added.includes(line))).toEqual(added);
  });

  it('replace only earlier ones of the same name and size', () => {
    const once = withFigures(document, [figure('a page', 12), figure('a save', 5)], first);
    const twice = withFigures(once, [figure('a page', 11)], later);
    const larger = withFigures(twice, [figure('a page', 19)], { ...later, claims: 1_000_000 });
    expect(
      rowsOf(larger).map((row) =>
        row
          .split('|')
          .map((cell) => cell.trim())
          .slice(1, 6)
          .join(' '),
      ),
    ).toEqual(['a page 11 ms 20 ms yes 100,000', 'a save 5 ms 20 ms yes 100,000', 'a page 19 ms 20 ms yes 1,000,000']);
  });

  it('are refused by a document without markers', () => {
    expect(() => withFigures('# Nothing', [figure('a page', 1)], first)).toThrow('<!-- bench -->');
  });
});
