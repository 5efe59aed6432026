import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldCharacters, foldingParts } from '@/lib/format/fold';

const all = Array.from({ length: 0x110000 }, (_, point) => point).filter((point) => point < 0xd800 || point > 0xdfff);
const signs = all.map((point) => String.fromCodePoint(point)).filter((sign) => /[^\p{Cn}\p{Co}]/u.test(sign));

describe('folding', () => {
  it.each([
    ['Straßenbahn', 'strassenbahn'],
    ['STRASSENBAHN', 'strassenbahn'],
    ['Ørsted', 'orsted'],
    ['İSTANBUL', 'istanbul'],
    ['ısı', 'isi'],
    ['ΟΔΥΣΣΕΎΣ', 'οδυσσευσ'],
    ['Οδυσσεύς', 'οδυσσευσ'],
    ['２０２４', '2024'],
    ['٢٠٢٤ २०२४', '2024 2024'],
    ['ｶﾞｽ', 'ガス'],
    ['ﬁne', 'fine'],
    ['مُحَمَّـــد', 'محمد'],
    ['أعلن', 'اعلن'],
    ['שָׁלוֹם', 'שלום'],
    ['Acme\u200bNews\u202e \u00adInc', 'acmenews inc'],
    ['a\u00a0b\u2009c\u0085d', 'a b c d'],
    ['“x” «x» „x‟ ″', '"x" "x" "x" "'],
    ['it’s ‘so’ ´n`', "it's 'so' 'n`"],
    ['a–b—c−d‑e－f', 'a-b-c-d-e-f'],
    ['Łódź Đà Nẵng Æsir', 'lodz da nang aesir'],
  ])('%s → %s', (text, folded) => expect(fold(text)).toBe(folded));

  it('keeps marks that belong to the letter', () => {
    expect(fold('कारखाना')).toBe('कारखाना');
    expect(fold('काम')).not.toBe(fold('कम'));
    expect(fold('がく')).not.toBe(fold('かく'));
    expect(fold('ที่')).not.toBe(fold('ที'));
  });

  it('is the same for every form of a text', () => {
    for (const text of ['번역을', 'Élan', 'が', 'कारख़ाना', 'район', 'أعلن', 'Việt Nam', 'İzmir'])
      for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) expect(fold(text.normalize(form))).toBe(fold(text));
  });

  it('changes nothing that is folded, whatever the character', () => {
    expect(signs.filter((sign) => fold(fold(sign)) !== fold(sign))).toEqual([]);
    expect(signs.filter((sign) => fold(`a${sign}b`) !== fold(fold(`a${sign}b`)))).toEqual([]);
    expect(signs.filter((sign) => fold(sign.normalize('NFD')) !== fold(sign))).toEqual([]);
  }, 60_000);

  const anything = fc.string({
    unit: fc.oneof(
      fc.nat(signs.length - 1).map((at) => signs[at] ?? ''),
      fc.constantFrom(...'aß Iéſ́가각ᄀ그ﾞｶかكـ-क़ा'),
    ),
  });

  it('changes nothing that is folded, whatever the text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it('can be done part by part', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(foldingParts(text).join('')).toBe(text);
        expect(foldingParts(text).map(foldCharacters).join('').normalize('NFC')).toBe(foldCharacters(text));
      }),
      { numRuns: 500 },
    );
  });
});
