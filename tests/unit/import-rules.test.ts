import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

type File = { path: string; text: string; imports: string[] };

const files: File[] = ['app', 'components', 'lib'].flatMap((top) =>
  readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .map((name) => {
      const file = path.posix.join(top, name.replaceAll(path.sep, '/'));
      const text = readFileSync(file, 'utf8');
      return { path: file, text, imports: importsOf(file, text) };
    }),
);

/** What a file needs at run time: types are left out, relative paths made into paths from the root. */
function importsOf(file: string, text: string): string[] {
  const found = [
    ...text.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm),
    ...text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g),
  ];
  return found.map(([, name = '']) => (name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name.replace(/^@\//, '')));
}

const inside =
  (...folders: string[]) =>
  (name: string) =>
    folders.some((folder) => name === folder || name.startsWith(`${folder}/`));
const offending = (from: (file: File) => boolean, bad: (name: string, file: File) => boolean) =>
  files.filter(from).flatMap((file) => file.imports.filter((name) => bad(name, file)).map((name) => `${file.path} → ${name}`));

/** Modules that hold rules, words and arithmetic: zod and each other, nothing else. */
const pure = (name: string) =>
  /^lib\/(words|lists|errors|choices|db\/errors)$|^lib\/format\/|^lib\/[\w-]+\/(schema|rules|list)$/.test(name) ||
  /^lib\/list\/(definition|url|write|sentence|search|soon)$/.test(name) ||
  /^lib\/attributions\/(alignment|crediting|graph|chains|chain-\w+|join-plan|lineage|layout|plan|sentence|walk|draft|draft-\w+)$/.test(
    name,
  ) ||
  /^lib\/assessments\/(?!recompute$|store$|rebuild$|near-duplicates$|fill-shapes$|upgrade$|fold-anew$|what-if-query$)/.test(name) ||
  /^lib\/network\/(?!queries$)|^lib\/overview\/(?!queries$)/.test(name) ||
  /^lib\/tags\/(tag|nesting|chain-of|proposals|proposed-in|names|marks|selecting|keys)$/.test(name) ||
  /^lib\/tagging\/(?!schema$|queries$|commands$|detail$)/.test(name) ||
  /^lib\/tags\/(anchoring|brat|chain-of|file|file-content|nesting|new-ones|tag|taken-out|web-annotation|write-brat|write-web-annotation)$/.test(
    name,
  ) ||
  /^lib\/exchange\/(csv|receipt)$/.test(name) ||
  /^lib\/history\/(entities|fields|keys|state|sentence|summary|word-diff|changed-fields)$/.test(name) ||
  /^lib\/documents\/(marked-text|compare|carried-in|carried-in-words|left-in)$|^lib\/claims\/(in-words|warnings-in-words|why-in-words|what-if-in-words|graph-of-detail|excerpt|drift|drift-in-words)$|^lib\/demo\/(article|case)$|^lib\/people\/(permissions|standing|routes|schema|session-limits|password-rules|common-passwords)$/.test(
    name,
  );
const moduleOf = (file: File) => file.path.replace(/\.(ts|tsx|mjs)$/, '');

describe('imports point one way', () => {
  it('lib knows neither pages nor components', () => {
    expect(offending((file) => inside('lib')(file.path), inside('app', 'components'))).toEqual([]);
  });

  it('components know no pages and no database', () => {
    const bad = (name: string) =>
      (inside('app')(name) && !name.endsWith('.css')) ||
      inside('lib/db', 'lib/commands', 'prisma')(name) ||
      /\/(queries|detail|commands)$/.test(name);
    expect(offending((file) => inside('components')(file.path), bad)).toEqual([]);
  });

  it('pages reach the database through lib only', () => {
    expect(offending((file) => inside('app')(file.path), inside('prisma', '@prisma', 'pg', '@electric-sql'))).toEqual([]);
  });

  it('pure modules know each other, and libraries that are pure themselves', () => {
    const allowed = new Set(['zod', '@dagrejs/dagre', 'approx-string-match', 'diff', 'any-ascii', 'stemmer']);
    expect(
      offending(
        (file) => pure(moduleOf(file)),
        (name) => !allowed.has(name) && !pure(name),
      ),
    ).toEqual([]);
  });

  it('only lib/db opens a database', () => {
    expect(
      offending((file) => !inside('lib/db', 'lib/cli/migration.ts')(file.path), inside('pg', '@electric-sql', '@prisma/adapter-pg')),
    ).toEqual([]);
  });

  it('only commands write', () => {
    const writers =
      /\.(create|createMany|update|updateMany|upsert|delete|deleteMany)\(\{|\b(INSERT INTO|DELETE FROM|UPDATE \w+ (\w+ )?SET)\b/;
    const allowed =
      /^lib\/(db\/|cli\/migration\.ts$|commands\/(command|ledger|once)\.ts$|assessments\/(recompute|store|near-duplicates|upgrade|fold-anew)\.ts$|people\/access\.ts$|[\w-]+\/commands\.ts$)/;
    expect(files.filter((file) => !allowed.test(file.path) && writers.test(file.text)).map((file) => file.path)).toEqual([]);
  });

  it('there is no ring of imports between the folders of lib', () => {
    // The pure modules of a folder are a layer of their own below the rest of it.
    const folderOf = (name: string) => name.match(/^lib\/([\w-]+)\//)?.[1]?.concat(pure(name) ? ' (pure)' : '');
    const edges = new Map<string, Set<string>>();
    for (const file of files.filter((file) => inside('lib')(file.path))) {
      const from = folderOf(moduleOf(file));
      for (const to of file.imports.map(folderOf)) if (from && to && from !== to) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
    const rings = [...edges.keys()].filter((folder) => reaches(edges, folder));
    expect(rings).toEqual([]);
  });
});

function reaches(edges: ReadonlyMap<string, ReadonlySet<string>>, start: string): boolean {
  const seen = new Set<string>();
  const open = [...(edges.get(start) ?? [])];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (folder === start) return true;
    if (seen.has(folder)) continue;
    seen.add(folder);
    open.push(...(edges.get(folder) ?? []));
  }
  return false;
}
