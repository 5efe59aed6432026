import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import type * as LongValues from '@/lib/db/long-values';
import { eachDatabase } from '../support/databases';

const file = pathToFileURL(path.resolve('lib/db/long-values.ts')).href;

eachDatabase('a text of many characters', (open) => {
  it.each(['', '?another'])(
    'reaches the database, whichever copy of its module a bundle asks by: “%s”',
    async (copy) => {
      const db = await open();
      const { withPlaces }: typeof LongValues = await import(/* @vite-ignore */ `${file}${copy}`);
      const text = 'The ferry stops at noon. '.repeat(2000);
      const rows = await withPlaces([text], (placed) =>
        db.prisma.$queryRawUnsafe('SELECT $1::text AS text', ...placed),
      );
      expect(rows).toEqual([{ text }]);
    },
  );
});
