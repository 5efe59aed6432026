import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Export, ListDefinition } from '@/lib/data-table/definition';
import { formatsOf } from '@/lib/data-table/export-formats';
import { commands } from '@/lib/http/command-registry';
import { routes } from '@/lib/people/routes';
import { lists } from '@/lib/tables';
import { csvFiles } from '@/lib/tables.server';

const text = readFileSync('CONTRIBUTING.md', 'utf8');
const [, section = ''] = /^## Recipes\n([\s\S]*?)^## /m.exec(text) ?? [];

const filesIn = (text: string) =>
  [...text.matchAll(/`((?:[\w.[\]-]+\/)+[\w.-]+|README\.md)`/g)].map(([, file = '']) => file);
/** The steps of each recipe, by its name. */
const recipes = new Map(
  section
    .split(/^### /m)
    .slice(1)
    .map((recipe) => [recipe.split('\n', 1)[0] ?? '', recipe.split(/^- /m).slice(1)]),
);
const filesOf = (name: string) => (recipes.get(name) ?? []).flatMap(filesIn);
/** But for those that the recipe says only some changes touch. */
const alwaysTouched = (name: string) =>
  (recipes.get(name) ?? []).filter((step) => !/\bonly\s+where\b/.test(step)).flatMap(filesIn);
const isTest = (file: string) => file.startsWith('tests/');
const read = (file: string) => readFileSync(file, 'utf8');

describe('the recipes', () => {
  it('are ten', () => {
    expect([...recipes.keys()]).toEqual([
      'Add a column',
      'Add a filter',
      'Add a warning',
      'Add a source kind',
      'Add a command',
      'Add a pattern to the detector',
      'Add a setting',
      'Add a page',
      'Add an export',
      'Add a migration',
    ]);
  });

  it.each([...recipes.keys()])('%s: names files that are there', (name) => {
    const files = filesOf(name);
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it.each([
    ['Add a column', 4],
    ['Add a filter', 3],
    ['Add a warning', 3],
    ['Add a command', 5],
  ])('%s: always touches at most %i files besides tests', (name, most) => {
    const files = alwaysTouched(name).filter((file) => !isTest(file));
    expect(files.length).toBeGreaterThan(0);
    expect(files.length).toBeLessThanOrEqual(most);
  });
});

/** The files of the recipe for commands that every command must be named in, and in which this one is not. */
function forgottenBy(command: string): string[] {
  const naming = filesOf('Add a command').filter((file) => isTest(file) || file === 'lib/history/sentence.ts');
  return naming.filter((file) => !read(file).includes(`'${command}'`));
}

describe('the recipe for a command', () => {
  it('was followed by every command that the history tells of', () => {
    const told = [...commands.keys()].flatMap((name) => forgottenBy(name).map((file) => `${name}: ${file}`));
    expect(told).toEqual([]);
  });

  it('names what a command without them has forgotten', () => {
    expect(forgottenBy('topics.polish')).toEqual([
      'lib/history/sentence.ts',
      'tests/support/command-samples.ts',
      'tests/integration/permission-walk.test.ts',
    ]);
  });
});

describe('the recipe for an export', () => {
  it('was followed by every file that a table offers', () => {
    const offered: readonly Export[] = Object.values<ListDefinition>(lists).flatMap(({ exports }) => exports);
    expect(offered.map(({ path }) => path.slice(1)).sort()).toEqual(Object.keys(csvFiles).sort());
    const files = offered.flatMap((file) => [
      `${file.path}.csv-metadata.json`,
      ...formatsOf(file).map(({ ending }) => file.path + ending),
    ]);
    for (const path of files) {
      expect(existsSync(`app${path}/route.ts`)).toBe(true);
      expect(Object.keys(routes)).toContain(path);
    }
  });
});
