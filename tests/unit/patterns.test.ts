import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/** Where patterns are put together, of words that stand in the code itself. */
const OF_CONSTANTS = new Set([
  'lib/attributions/chain-line.ts',
  'lib/format/fold.ts',
  'lib/format/search-words.ts',
  'lib/intake/html-times.mjs',
  'lib/intake/names.mjs',
  'lib/intake/no-article.mjs',
  'lib/people/routes.ts',
  'lib/detection/non-claims.ts',
  'lib/detection/turn-labels.ts',
]);

const sources = ['app', 'components', 'lib'].flatMap((top) =>
  readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .map((name) => path.posix.join(top, name.replaceAll(path.sep, '/'))),
);

it('no pattern is made of what somebody wrote: it may be quadratic, or none', () => {
  const made = sources.filter((file) => /\bRegExp\(/.test(readFileSync(file, 'utf8')));
  expect(made.filter((file) => !OF_CONSTANTS.has(file))).toEqual([]);
  expect([...OF_CONSTANTS].filter((file) => !made.includes(file))).toEqual([]);
});
