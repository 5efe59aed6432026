import { describe, expect, it } from 'vitest';
import { isNearlySame } from '@/lib/claims/likeness';
import { fold } from '@/lib/format/fold';
import { termsOf } from '@/lib/format/search-words';

const stemmed = (text: string) => ({ text, stems: [...new Set(termsOf(fold(text)))] });
const nearly = (a: string, b: string) => isNearlySame(stemmed(a), stemmed(b));

describe('two texts that are nearly the same', () => {
  it.each([
    ['The bridge will close on Monday for repairs', 'The bridge closes on Monday, for repairs'],
    ['V4 runs on Huawei chips', 'V4 run on Huawei’s chips'],
    ['V4 runs on Huawei chips', 'On Huawei chips, V4 runs'],
    ['The harbor will be closed in May', 'The harbour will be closed in May'],
  ])('%s | %s', (a, b) => {
    expect(nearly(a, b)).toBe(true);
    expect(nearly(b, a)).toBe(true);
  });

  it.each([
    ['The ferry will stop at Lindhaven', 'The ferry may be sold to Lindhaven’s council'],
    ['V4 runs on Huawei chips', 'V4 was trained on NVIDIA chips'],
    ['Yes', 'No'],
    ['', ''],
  ])('but not these: %s | %s', (a, b) => expect(nearly(a, b)).toBe(false));
});
