import { describe, expect, it } from 'vitest';
import { imported, reasonsOf, rowOf, using } from '../support/imported';

const rowsOf = (cells: string[], change?: Parameters<typeof imported>[2]) =>
  imported(
    ['Claim', 'Chain'],
    cells.map((cell, at) => [`It rained ${at} times.`, cell]),
    change,
  );
const chainsOf = (cell: string, change?: Parameters<typeof imported>[2]) =>
  rowOf(rowsOf([cell], change).rows[0]).chains.map((chain) => chain.map(({ source }) => source?.name));

describe('several sources in a cell of chains, without arrows', () => {
  it.each(['A | B | C', 'A\nB\nC', 'A; B; C', 'A, B, C'])('“%s” are asked about, and refused meanwhile', (cell) => {
    const { questions, rows } = rowsOf([cell, 'D']);
    expect(questions.filter(({ kind }) => kind === 'list')).toMatchObject([{ column: 1, example: cell }]);
    expect(reasonsOf(rows[0])).toEqual(['1: No arrow stands between “A” and “B”. Say whether they are one chain.']);
    expect(rows[1]?.kind).toBe('row');
  });
  it.each(['A | B | C', 'A\nB\nC', 'A; B; C', 'A, B, C'])('“%s” are one chain, or one each', (cell) => {
    expect(chainsOf(cell, using('Chain', { list: 'chain' }))).toEqual([['A', 'B', 'C']]);
    expect(chainsOf(cell, using('Chain', { list: 'separate' }))).toEqual([['A'], ['B'], ['C']]);
  });
  it('stay as they stand: bars and lines part chains, other signs belong to a name', () => {
    const change = using('Chain', { list: 'name' });
    expect(chainsOf('Lee, Ann', change)).toEqual([['Lee, Ann']]);
    expect(chainsOf('A | B', change)).toEqual([['A'], ['B']]);
  });
  it('are no question where chains have arrows: such a cell is a name', () => {
    const { questions, rows } = rowsOf(['A → B', 'Lee, Ann']);
    expect(questions.filter(({ kind }) => kind === 'list')).toEqual([]);
    expect(rowOf(rows[1]).chains).toEqual([[{ source: { name: 'Lee, Ann' } }]]);
  });
  it('keep what stands in brackets and quotation marks', () => {
    const change = using('Chain', { list: 'chain' });
    expect(rowsOf(['Reuters [Rain, and more]', '"Lee, Ann"']).questions).toEqual([]);
    expect(chainsOf('"Lee, Ann", Reuters [Rain, and more]', change)).toEqual([['Lee, Ann', 'Reuters']]);
  });
});
