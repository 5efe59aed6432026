import { describe, expect, it } from 'vitest';
import { fileFinder, type Source, sourcesIn } from '../support/sources';

const files = sourcesIn('app', 'components', 'lib');
const fileOf = fileFinder(files);
const inside =
  (...folders: string[]) =>
  (name: string) =>
    folders.some((folder) => name === folder || name.startsWith(`${folder}/`));
const offending = (from: (file: Source) => boolean, bad: (name: string, file: Source) => boolean) =>
  files
    .filter(from)
    .flatMap((file) => file.imports.filter((name) => bad(name, file)).map((name) => `${file.path} → ${name}`));

const inServerFolder = inside('lib/db', 'lib/commands', 'lib/http', 'lib/boot', 'lib/cli', 'lib/threads');
/** Whether a module runs on the server alone: its name says so, or its folder. */
const isServer = (name: string) => /\.server(\.\w+)?$/.test(name) || inServerFolder(name);

describe('imports point one way', () => {
  it('lib knows neither pages nor components', () => {
    expect(offending((file) => inside('lib')(file.path), inside('app', 'components'))).toEqual([]);
  });

  it('components know no pages, and nothing that runs on the server alone', () => {
    const bad = (name: string) =>
      (inside('app')(name) && !name.endsWith('.css')) || inside('prisma')(name) || isServer(name);
    expect(offending((file) => inside('components')(file.path), bad)).toEqual([]);
  });

  it('pages reach the database through lib only', () => {
    expect(offending((file) => inside('app')(file.path), inside('prisma', '@prisma', 'pg', '@electric-sql'))).toEqual(
      [],
    );
  });

  it('what is not named .server runs anywhere: it needs only its like, and libraries that run anywhere', () => {
    const allowed = new Set(['zod', '@dagrejs/dagre', 'approx-string-match', 'diff', 'any-ascii', 'stemmer', 'franc']);
    const isPure = (name: string) => inside('lib')(name) && !isServer(name);
    const bad = (name: string) => !allowed.has(name) && !isPure(name);
    expect(offending((file) => isPure(file.path), bad)).toEqual([]);
  });

  it('only lib/db opens a database', () => {
    const bad = inside('pg', '@electric-sql', '@prisma/adapter-pg');
    expect(offending((file) => !inside('lib/db', 'lib/cli/migration.ts')(file.path), bad)).toEqual([]);
  });

  it('only commands write', () => {
    const writers =
      /\.(create|createMany|update|updateMany|upsert|delete|deleteMany)\(\{|\b(INSERT INTO|DELETE FROM|UPDATE \w+ (\w+ )?SET)\b/;
    const allowed =
      /^lib\/(db\/|cli\/migration\.ts$|commands\/(command|entry|ledger|once)\.ts$|assessments\/(recompute|store|near-duplicates|upgrade|fold-anew)\.server\.ts$|people\/access\.server\.ts$|[\w-]+\/commands\.server\.ts$)/;
    expect(
      files.filter((file) => !allowed.test(file.path) && writers.test(file.text)).map((file) => file.path),
    ).toEqual([]);
  });

  it('what a query gives is declared, and never cast', () => {
    const isOwn = inside('lib/data-table/sql.server.ts', 'lib/db', 'lib/exchange');
    const undeclared = /\.\$queryRaw|\brun(<.*>)?\(\s*(pool|reader|tx|db)\b|\.query(<|\()/;
    const cast = /\b(find(Many|First|Unique)\w*|rowsFrom|rowFrom|groupBy|aggregate)\([^;]*?\)\)* as (?!const\b)/;
    const isBad = ({ path, text }: Source) => !isOwn(path) && (undeclared.test(text) || cast.test(text));
    expect(files.filter(isBad).map((file) => file.path)).toEqual([]);
  });

  it('integration tests that set something for their whole process have one of their own', () => {
    const sets =
      /\bvi\.(mock|doMock|unmock|stub\w+|spyOn|useFakeTimers)\(|\bprocess\.env\b|\bglobalThis\b|failing-disk'/;
    const shared = sourcesIn('tests/integration').filter(({ path }) => !inside('tests/integration/own-process')(path));
    expect(shared.filter(({ text }) => sets.test(text)).map((file) => file.path)).toEqual([]);
  });

  it('unit tests share what they import, and mock no module for the others', () => {
    const mocking = sourcesIn('tests/unit').filter(({ text }) => /^\s*vi\.(mock|doMock)\(/m.test(text));
    expect(mocking.map((file) => file.path)).toEqual([]);
  });

  it('addresses are parsed by lib/format/url.mjs, since Node 20 comes to be wrong about them', () => {
    expect(files.filter(({ text }) => /URL\.canParse\(/.test(text)).map((file) => file.path)).toEqual([]);
  });

  it('no file imports itself through others', () => {
    const needs = new Map(files.map((file) => [file.path, file.names.flatMap((name) => fileOf(name) ?? [])]));
    expect(ringsIn(needs)).toEqual([]);
  });
});

/** The rings among files, each as its way round. */
function ringsIn(needs: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const way: string[] = [];
  const rings: string[] = [];
  const visit = (file: string) => {
    const at = way.indexOf(file);
    if (at >= 0) rings.push([...way.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    way.push(file);
    for (const next of needs.get(file) ?? []) visit(next);
    way.pop();
    done.add(file);
  };
  for (const file of needs.keys()) visit(file);
  return rings;
}
