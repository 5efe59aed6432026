import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { help } from '@/lib/cli/settings.mjs';
import packageJson from '@/package.json';

const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'].map((name) => ({
  name,
  text: readFileSync(name, 'utf8'),
}));
const inCode = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

describe.each(documents)('$name', ({ text }) => {
  it('names files that are there', () => {
    const named = inCode(text).filter((code) => /^(app|components|lib|prisma|public|tests)\/[\w.[\]/-]+$/.test(code));
    const links = [...text.matchAll(/\]\(([\w./-]+)\)/g)].map(([, link = '']) => link);
    expect([...named, ...links].filter((file) => !existsSync(file))).toEqual([]);
  });

  it('names commands that there are', () => {
    const commands = inCode(text).flatMap((code) => /^npm run ([\w:]+)/.exec(code)?.[1] ?? []);
    expect(commands.filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });
});

describe('README.md', () => {
  it('names every setting that the help names', () => {
    const settings = help.match(/^ {2}[A-Z_]+(?= )/gm)?.map((name) => name.trim()) ?? [];
    expect(settings.length).toBeGreaterThan(5);
    const [readme] = documents;
    expect(settings.filter((name) => !readme?.text.includes(`| \`${name}\` |`))).toEqual([]);
  });
});

describe('SECURITY.md', () => {
  it('counts its own table rightly, and leaves no requirement out', () => {
    const text = documents.at(-1)?.text ?? '';
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
