import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { help } from '@/lib/cli/settings.mjs';
import { commandWords } from '@/lib/history/sentence';
import { routes } from '@/lib/people/routes';
import packageJson from '@/package.json';

const documents = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => path.join('docs', name)),
]
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(name, 'utf8') }));
const textOf = (name: string) => documents.find((document) => document.name === name)?.text ?? '';
const inCode = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

/** All that is written in the program and its tests. */
const source = ['app', 'components', 'lib', 'tests', 'proxy.ts', 'instrumentation.ts']
  .flatMap((from) => (from.endsWith('.ts') ? [from] : filesIn(from)))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .map((name) => path.join(folder, name));
}

const rooms = new Set(Object.keys(commandWords).map((command) => command.split('.')[0]));
const patterns = Object.keys(routes).map(
  (route) => new RegExp(`^${route.replaceAll('.', '\\.').replace(/\[\w+\]/g, '[^/]+')}$`),
);

describe.each(documents)('$name', ({ name, text }) => {
  it('names files that are there', () => {
    const named = inCode(text).filter((code) =>
      /^(app|components|docs|lib|prisma|public|tests)\/[\w.[\]/-]+$/.test(code),
    );
    const links = [...text.matchAll(/\]\(([\w./-]+)\)/g)].map(([, link = '']) => path.join(path.dirname(name), link));
    expect([...named, ...links].filter((file) => !existsSync(file))).toEqual([]);
  });

  it('names commands that there are', () => {
    const scripts = inCode(text).flatMap((code) => /^npm run ([\w:]+)/.exec(code)?.[1] ?? []);
    expect(scripts.filter((script) => !(script in packageJson.scripts))).toEqual([]);
    const commands = inCode(text).filter((code) => /^\w+\.\w+$/.test(code) && rooms.has(code.split('.')[0]));
    expect(commands.filter((command) => !Object.hasOwn(commandWords, command))).toEqual([]);
  });

  it('names settings and constants that there are', () => {
    const named = inCode(text).flatMap((code) => /^([A-Z]+(?:_[A-Z]+)+)(?:=.*)?$/.exec(code)?.[1] ?? []);
    expect(named.filter((word) => !new RegExp(`\\b${word}\\b`).test(source))).toEqual([]);
  });

  it('names addresses that there are', () => {
    const local = [...text.matchAll(/(?:localhost:3000|whence\.example\.org)(\/[^\s`'"?#]*)/g)].map(
      ([, route = '']) => route,
    );
    const named = inCode(text).filter((code) => /^\/[\w.[\]/-]*(\?.*)?$/.test(code));
    const paths = [...local, ...named.map((code) => code.split('?')[0] ?? '')];
    expect(paths.filter((route) => !patterns.some((pattern) => pattern.test(route)))).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  it('stays short', () => {
    expect(Buffer.byteLength(textOf('ARCHITECTURE.md'))).toBeLessThanOrEqual(12_000);
  });
});

describe('docs/decisions', () => {
  const decisions = readdirSync('docs/decisions').filter((name) => name !== 'README.md');

  it('are all in their index, numbered in a row', () => {
    const listed = [...textOf('docs/decisions/README.md').matchAll(/^\| (\d{4}) \| \[(.+)\]\((.+)\) \|$/gm)];
    expect(listed.map(([, , , file]) => file)).toEqual(decisions.sort());
    expect(listed.map(([, number]) => Number(number))).toEqual(decisions.map((_, index) => index + 1));
    for (const [, , title, file] of listed) expect(textOf(`docs/decisions/${file}`).split('\n')[0]).toBe(`# ${title}`);
  });

  it.each(decisions)('%s says why, what and what follows', (name) => {
    const heads = [...textOf(`docs/decisions/${name}`).matchAll(/^## (.+)$/gm)].map(([, head]) => head);
    expect(heads.slice(0, 3)).toEqual(['Context', 'Decision', 'Consequences']);
    expect(['Measured', undefined]).toContain(heads[3]);
  });
});

describe('comments', () => {
  it('name sections of documents that are there', () => {
    const cited = [...source.matchAll(/(docs\/[\w-]+\.md),[\s*]+steps? (\d)/g)];
    expect(cited.length).toBeGreaterThan(5);
    for (const [, file = '', step] of cited) expect(textOf(file)).toContain(`\n## Step ${step}: `);
  });
});

describe('README.md', () => {
  it('names every setting that the help names', () => {
    const settings = help.match(/^ {2}[A-Z_]+(?= )/gm)?.map((name) => name.trim()) ?? [];
    expect(settings.length).toBeGreaterThan(5);
    expect(settings.filter((name) => !textOf('README.md').includes(`| \`${name}\` |`))).toEqual([]);
  });
});

describe('SECURITY.md', () => {
  it('counts its own table rightly, and leaves no requirement out', () => {
    const text = textOf('SECURITY.md');
    const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) \| [12] \| (met|accepted) \| (.+) \|$/gm)];
    const elsewhere = [...text.matchAll(/^- ((?:\d+\.\d+\.\d+(?:, )?)+):/gm)].flatMap(([, ids = '']) =>
      ids.split(', '),
    );
    const [, all, met, accepted, others] =
      /Of (\d+) requirements (\d+) are met, (\d+) are accepted.*?, (\d+) do not apply/.exec(text) ?? [];
    const having = (state: string) => rows.filter(([, , how]) => how === state).length;
    expect([met, accepted, others].map(Number)).toEqual([having('met'), having('accepted'), elsewhere.length]);
    expect(new Set([...rows.map(([, id]) => id), ...elsewhere]).size).toBe(Number(all));
    expect(Number(all)).toBe(253);
  });
});
