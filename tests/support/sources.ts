import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * One file of the project, by its path from the root. `imports` are the paths of what it needs at run time, `names`
 * also of what it has types from.
 */
export type Source = {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
  readonly names: readonly string[];
};

const RUN_TIME = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const ANY = /^(?:import|export)\s+(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;

/** All TypeScript and JavaScript files in these folders. */
export const sourcesIn = (...folders: readonly string[]): Source[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
      .map((name) => {
        const file = path.posix.join(folder, name.replaceAll(path.sep, '/'));
        const text = readFileSync(file, 'utf8');
        return { path: file, text, imports: importsOf(file, text, RUN_TIME), names: importsOf(file, text, ANY) };
      }),
  );

/** Paths are made into paths from the root. */
function importsOf(file: string, text: string, statements: RegExp): string[] {
  const found = [...text.matchAll(statements), ...text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)];
  return found.map(([, name = '']) =>
    name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name.replace(/^@\//, ''),
  );
}

/** Finds the file that an import means, among these; undefined for a package. */
export function fileFinder(files: readonly Source[]): (name: string) => string | undefined {
  const paths = new Set(files.map((file) => file.path));
  return (name) => [name, `${name}.ts`, `${name}.tsx`, `${name}/index.ts`].find((candidate) => paths.has(candidate));
}
