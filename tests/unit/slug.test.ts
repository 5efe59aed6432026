import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PAGE_NAMES } from '@/lib/format/slug';

describe('the addresses that no record may have', () => {
  it.each(['app/claims', 'app/sources'])('include every page beside the records of %s', (folder) => {
    const pages = fs
      .readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('['))
      .map(({ name }) => name);
    expect(PAGE_NAMES).toEqual(expect.arrayContaining(pages));
  });
});
