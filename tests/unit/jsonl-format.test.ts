import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatChains, namesInChains } from '@/lib/attributions/chain-text';
import { objectWriter } from '@/lib/exchange/jsonl-format';

describe('a line of JSON', () => {
  const write = objectWriter([
    { name: 'id', type: 'integer', help: '' },
    { name: 'a "name"', type: 'string', help: '' },
    { name: 'chain', type: 'string', list: 'chains', help: '' },
    { name: 'topics', type: 'string', list: 'words', help: '' },
    { name: 'added', type: 'dateTime', help: '' },
  ]);

  it('has numbers as numbers, lists as arrays and times in ISO 8601', () => {
    const line = write(['12', 'two\nlines', 'A → B | C \\→ D', 'chips; trade', '2026-04-06 11:30:00+00']);
    expect(line.endsWith('}\n')).toBe(true);
    expect(line.trimEnd()).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({
      id: 12,
      'a "name"': 'two\nlines',
      chain: [['A', 'B'], ['C → D']],
      topics: ['chips', 'trade'],
      added: '2026-04-06T11:30:00Z',
    });
  });

  it('has null for what is empty, and an empty array for an empty list', () => {
    expect(JSON.parse(write(['1', '', null, '']))).toEqual({
      id: 1,
      'a "name"': null,
      chain: [],
      topics: [],
      added: null,
    });
  });

  it('gives back the names of every chain', () => {
    const name = fc
      .oneof(fc.string(), fc.constantFrom(' → ', ' | ', '\\', '->'))
      .map((text) => text.replace(/\s+/g, ' ').trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(
        fc.array(fc.array(name, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        (chains) => {
          expect(namesInChains(formatChains(chains))).toEqual(chains);
        },
      ),
    );
  });
});
