import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatChains, formatChainText } from '@/lib/attributions/chain-text';

/** Reads the names back: an arrow separates, a backslash takes its meaning from the sign after it. */
const namesIn = (text: string) =>
  (text.match(/(?:\\.|[^\\→])+/gsu) ?? []).map((name) => name.replace(/^ | $/g, '').replace(/\\(.)/gsu, '$1'));
const chainsIn = (text: string) => (text.match(/(?:\\.|[^\\|])+/gsu) ?? []).map((chain) => chain.replace(/^ | $/g, ''));

describe('chain text', () => {
  it.each([
    ['The Information → Reuters → AI News', ['The Information', 'Reuters', 'AI News']],
    ['A\\>B → C\\→D', ['A>B', 'C→D']],
    ['A \\| B → C:\\\\news', ['A | B', 'C:\\news']],
    ['', []],
  ])('writes %j', (text, names) => expect(formatChainText(names)).toBe(text));

  it('joins several', () => expect(formatChains([['A', 'B'], ['C|D']])).toBe('A → B | C\\|D'));

  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('→', '-', '>', '|', '\\', ' ', 'a', 'é') }),
  );
  const name = piece.map((it) => it.trim()).filter((it) => it !== '');
  const chain = fc.array(name, { minLength: 1, maxLength: 50 });

  it('can be read back name by name', () =>
    fc.assert(
      fc.property(chain, (names) => void expect(namesIn(formatChainText(names))).toEqual(names)),
      { numRuns: 2000 },
    ));

  it('can be read back chain by chain', () =>
    fc.assert(
      fc.property(
        fc.array(chain),
        (chains) => void expect(chainsIn(formatChains(chains)).map(namesIn)).toEqual(chains),
      ),
    ));
});
