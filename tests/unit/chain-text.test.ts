import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHAIN_HOP_LIMIT,
  formatChains,
  formatChainText,
  NAME_LIMIT,
  parseChainText,
  splitChains,
} from '@/lib/attributions/chain-text';

describe('chain text', () => {
  it.each([
    ['The Information → Reuters → AI News', ['The Information', 'Reuters', 'AI News']],
    ['The Information->Reuters -> AI News', ['The Information', 'Reuters', 'AI News']],
    ['  A>B > C  ', ['A', 'B', 'C']],
    ['AI News', ['AI News']],
    ['Agence France-Presse → Le Monde', ['Agence France-Presse', 'Le Monde']],
    ['A\\>B → C\\→D', ['A>B', 'C→D']],
    ['A-\\>B', ['A->B']],
    ['C:\\news → \\\\share', ['C:\\news', '\\share']],
    ['A | B', ['A | B']],
    ['end\\', ['end\\']],
  ])('reads %j', (text, names) => expect(parseChainText(text)).toEqual({ ok: true, names }));

  it.each([
    ['', 'Write at least one name.'],
    [' \n', 'Write at least one name.'],
    ['A →', 'Name 2 in the chain is missing.'],
    ['→ A', 'Name 1 in the chain is missing.'],
    ['A → -> B', 'Name 2 in the chain is missing.'],
    [Array(51).fill('A').join('>'), 'A chain can have 50 names at most; this one has 51.'],
    [`A > ${'x'.repeat(201)}`, 'Name 2 in the chain has 201 characters; 200 is the most.'],
  ])('refuses %j', (text, message) => expect(parseChainText(text)).toEqual({ ok: false, message }));

  it('counts characters as people do', () => expect(parseChainText('🗞'.repeat(NAME_LIMIT)).ok).toBe(true));

  it('writes', () => {
    expect(formatChainText(['The Information', 'Reuters', 'AI News'])).toBe('The Information → Reuters → AI News');
    expect(formatChains([['A', 'B'], ['C']])).toBe('A → B | C');
    expect(splitChains('')).toEqual([]);
  });

  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('→', '-', '>', '|', '\\', ' ', 'a', 'é') }),
  );
  const name = piece.map((it) => it.trim()).filter((it) => it !== '' && [...it].length <= NAME_LIMIT);
  const chain = fc.array(name, { minLength: 1, maxLength: CHAIN_HOP_LIMIT });

  it('reads back every list of names it wrote', () =>
    fc.assert(
      fc.property(chain, (names) => void expect(parseChainText(formatChainText(names))).toEqual({ ok: true, names })),
      { numRuns: 2000 },
    ));

  it('reads back several chains', () =>
    fc.assert(
      fc.property(fc.array(chain), (chains) => {
        expect(splitChains(formatChains(chains)).map(parseChainText)).toEqual(
          chains.map((names) => ({ ok: true, names })),
        );
      }),
    ));

  it('never throws', () => fc.assert(fc.property(piece, (text) => void parseChainText(text))));
});
