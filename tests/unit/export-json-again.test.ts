import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatChains } from '@/lib/attributions/chain-text';
import { claimList } from '@/lib/claims/table';
import { objectWriter } from '@/lib/exchange/jsonl-format';
import { Columns, jsonOf } from '@/lib/import/json-cells.mjs';
import { propose } from '@/lib/import/propose';

const { chain, topics, claim } = claimList.columns;
const columns = [...claimList.csvAlways, ...claim.csv, ...chain.csv, ...topics.csv];
const name = fc.constantFrom('The Information', 'A → B', 'C | D', 'a > b', '\\', 'E; F');

it('chains and topics of our own JSON Lines are read as they were', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(name, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
      fc.uniqueArray(fc.constantFrom('chips', 'trade', 'ports'), { maxLength: 3 }),
      (chains, named) => {
        const text = formatChains(chains);
        const line = objectWriter(columns)(['12', 'a-claim', 'A claim.', text, named.join('; ')]);
        const read = new Columns();
        const cells = read.cellsOf(JSON.parse(JSON.stringify(jsonOf(line))));
        expect(cells.slice(0, 4)).toEqual(['12', 'a-claim', 'A claim.', text]);
        const { mapping } = propose(read.names, [[1, ...cells]], { kind: 'jsonl' });
        const use = mapping.columns.find(({ header }) => header === 'topics')?.as;
        expect(use).toMatchObject({ use: 'field', field: 'claim.topics', split: '|' });
        expect((cells[4] ?? '').split('|').flatMap((part) => part.trim() || [])).toEqual(named);
      },
    ),
  );
});
