import { expect, it } from 'vitest';
import { urlOf } from '@/lib/format/url.mjs';

it('an address in its parts', () => {
  expect(urlOf('https://example.org/a?b=c')?.searchParams.get('b')).toBe('c');
  expect(urlOf('/a', 'https://example.org/b')?.href).toBe('https://example.org/a');
  expect(urlOf('/a')).toBeNull();
  expect(urlOf('https://')).toBeNull();
});

it('an address with letters such as “ü” is one, however often that is asked', () => {
  const refused = Array.from({ length: 100_000 }, () => urlOf('https://münchen.example/ä')).filter((url) => !url);
  expect(refused.length).toBe(0);
});
