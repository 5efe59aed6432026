import { afterEach, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import { bulkPreviewInput } from '@/lib/bulk/schema';
import { commands } from '@/lib/http/command-registry';
import { intakeInput } from '@/lib/intake/schema';
import { email, joining } from '@/lib/people/schema';

/** What a pattern may be asked about before the length has been: what is typed on one line. */
const MOST = 20_000;
const EIGHT_MB = 8_000_000;
const long = {
  letters: 'a'.repeat(EIGHT_MB),
  spaces: `${' '.repeat(EIGHT_MB)}a`,
  address: `https://a.example/${'a/'.repeat(EIGHT_MB / 2)}`,
  'e-mail': `${'a.'.repeat(EIGHT_MB / 2)}a@a.example`,
  hyphens: 'a-'.repeat(EIGHT_MB / 2),
};

type Leaf = { at: string; schema: z.core.$ZodType };

// biome-ignore lint/suspicious/noExplicitAny: the definition of a schema has as many forms as there are kinds
const defOf = (schema: z.core.$ZodType): any => schema._zod.def;
const isText = (schema: z.core.$ZodType): boolean =>
  defOf(schema).type === 'string' || (defOf(schema).type === 'pipe' && isText(defOf(schema).in));

/** Every place of an input where a text may stand, as it would be given. */
function textsOf(schema: z.core.$ZodType, at: string): Leaf[] {
  if (isText(schema)) return [{ at, schema }];
  const def = defOf(schema);
  const inner: [string, z.core.$ZodType][] = [
    ...Object.entries<z.core.$ZodType>(def.shape ?? {}),
    ...(def.options ?? [])
      .filter((option: unknown) => typeof option === 'object')
      .map((option: z.core.$ZodType) => ['', option]),
    ...(def.items ?? []).map((item: z.core.$ZodType) => ['', item]),
    ...['innerType', 'element', 'in', 'keyType', 'valueType'].flatMap((name) => (def[name] ? [['', def[name]]] : [])),
  ];
  return inner.flatMap(([name, part]) => textsOf(part, name ? `${at}.${name}` : at));
}

const leaves = [
  ...[...commands.values()].flatMap(({ name, input }) => textsOf(input, name)),
  ...textsOf(bulkPreviewInput, 'preview'),
  ...textsOf(intakeInput, 'intake'),
];

afterEach(() => vi.restoreAllMocks());

/** By this alone zod counts the code points of a text, one sign after the other. */
const COUNTING = '[\\uD800-\\uDBFF]';

/** The longest text that any pattern is tried on meanwhile. */
function longestTried(work: () => void): number {
  let longest = 0;
  const { test, exec } = RegExp.prototype;
  vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, text: string) {
    if (this.source !== COUNTING) longest = Math.max(longest, text.length);
    return text.length > MOST ? null : exec.call(this, text);
  });
  vi.spyOn(RegExp.prototype, 'test').mockImplementation(function (this: RegExp, text: string) {
    if (this.source !== COUNTING) longest = Math.max(longest, text.length);
    return text.length > MOST ? false : test.call(this, text);
  });
  const parse = vi.spyOn(globalThis, 'URL').mockImplementation((text) => {
    longest = Math.max(longest, String(text).length);
    throw new TypeError('Invalid URL');
  });
  work();
  parse.mockRestore();
  vi.restoreAllMocks();
  return longest;
}

describe('the length of a text is checked before any pattern', () => {
  it('there are such texts', () => {
    expect(leaves.length).toBeGreaterThan(60);
    expect(leaves.map(({ at }) => at)).toEqual(
      expect.arrayContaining(['people.join.email', 'claims.create.statement', 'documents.create.url']),
    );
  });

  it.each(Object.entries(long))('%s', (_, text) => {
    const tried = leaves.filter(({ schema }) => longestTried(() => void (schema as z.ZodType).safeParse(text)) > MOST);
    expect(tried.map(({ at }) => at)).toEqual([]);
  });

  it('an address that is too long is refused by name', () => {
    const read = joining.safeParse({
      token: 't'.repeat(30),
      name: 'Ada',
      email: long['e-mail'],
      password: 'p'.repeat(12),
    });
    expect(read.error?.issues).toMatchObject([
      { path: ['email'], message: 'An e-mail address has at most 320 characters.' },
    ]);
    expect(email.parse(' Ada@Example.org ')).toBe('ada@example.org');
  });
});
