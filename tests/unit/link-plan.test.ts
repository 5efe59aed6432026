import { describe, expect, it } from 'vitest';
import { linkPlan, linksOf } from '@/lib/tags/link-plan';

const claim = (id: number, statement: string, nearly = false) => ({ id, statement, nearly });

describe('linking all tags', () => {
  it('takes the claim in the same words, else the one that is nearly the same, else a new one', () => {
    const rows = linkPlan([
      { id: 1, statement: 'The port closes', found: [claim(7, 'Port closes', true), claim(8, 'the port closes')] },
      { id: 2, statement: 'The quay is sold', found: [claim(9, 'A bridge is sold'), claim(10, 'Quay is sold', true)] },
      { id: 3, statement: 'The mayor resigns', found: [claim(11, 'The mayor sings')] },
    ]);
    expect(linksOf(rows)).toEqual([
      { id: 1, claimId: 8, statement: '' },
      { id: 2, claimId: 10, statement: '' },
      { id: 3, claimId: null, statement: 'The mayor resigns' },
    ]);
  });

  it('two tags that say the same go to one new claim, also when its statement is changed', () => {
    const rows = linkPlan([
      { id: 1, statement: 'The harbor will be closed in May', found: [] },
      { id: 2, statement: 'In May, the harbor will be closed', found: [] },
    ]);
    expect(rows[1]?.choice).toEqual({ to: 'same', as: 1 });
    const changed = rows.map((row) => (row.id === 1 ? { ...row, statement: 'The harbor closes in May' } : row));
    expect(linksOf(changed).map(({ statement }) => statement)).toEqual(Array(2).fill('The harbor closes in May'));
    const without = rows.map((row) => (row.id === 1 ? { ...row, choice: { to: 'none' as const } } : row));
    expect(linksOf(without)).toEqual([{ id: 2, claimId: null, statement: 'In May, the harbor will be closed' }]);
  });
});
