import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { commands } from '@/lib/http/command-registry';
import { type Actor, anonymous, may, roles } from '@/lib/people/permissions';
import { routes } from '@/lib/people/routes';
import { commandSamples } from '../support/command-samples';
import { eachDatabase } from '../support/databases';
import { signedIn, system } from '../support/people';

/** Said once more, apart from the table in the product: who may run what. */
const whoMay: Readonly<Record<string, readonly string[]>> = {
  admin: [
    'demo.remove',
    'people.invite',
    'people.resetLink',
    'people.setRole',
    'people.disable',
    'people.enable',
    'people.endSessions',
    'people.setEmail',
    'invitations.revoke',
    'settings.change',
    'corrector.learn',
    'corrector.use',
  ],
  server: ['people.inviteAdmin'],
  anybody: ['people.join', 'people.setPassword'],
  'signed in': ['account.rename', 'account.changePassword', 'account.endSession', 'tokens.create', 'tokens.revoke'],
  editor: [
    'attributions.edit',
    'attributions.remove',
    'chains.add',
    'chains.addAll',
    'chains.edit',
    'claims.bulk',
    'claims.create',
    'claims.delete',
    'claims.edit',
    'claims.merge',
    'claims.restore',
    'claims.split',
    'dependences.set',
    'documents.addVersion',
    'documents.create',
    'documents.delete',
    'documents.edit',
    'documents.keepCopy',
    'documents.restore',
    'documents.settle',
    'documents.setState',
    'history.restore',
    'history.undo',
    'cases.bringIn',
    'imports.removeMapping',
    'imports.run',
    'imports.saveMapping',
    'judgements.add',
    'notes.set',
    'tracing.accept',
    'tracing.answer',
    'sources.create',
    'sources.delete',
    'sources.edit',
    'sources.grade',
    'sources.merge',
    'sources.restore',
    'tags.add',
    'tags.edit',
    'tags.enter',
    'tags.import',
    'tags.link',
    'tags.reject',
    'tags.remove',
    'topics.delete',
    'topics.merge',
    'topics.rename',
    'utterances.edit',
    'utterances.join',
    'utterances.remove',
  ],
};
const least: Readonly<Record<string, readonly string[]>> = {
  admin: ['admin'],
  server: [],
  anybody: ['anonymous', ...roles],
  'signed in': roles,
  editor: ['editor', 'admin'],
};
const groupOf = (name: string) => Object.keys(whoMay).find((group) => whoMay[group]?.includes(name)) ?? 'nobody';

describe('every command', () => {
  it('is in the list of who may run it, and has a sample', () => {
    const names = [...commands.keys()].sort();
    expect(Object.values(whoMay).flat().sort()).toEqual(names);
    expect(Object.keys(commandSamples).sort()).toEqual(names);
  });
});

const sourcesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({
      name: path.posix.join(folder, file.replaceAll(path.sep, '/')),
      text: readFileSync(path.join(folder, file), 'utf8'),
    }));

describe('every route for sending', () => {
  it('that accepts more than GET is one of these', () => {
    const methods = /export (?:const|(?:async )?function) (POST|PUT|PATCH|DELETE)\b/;
    const doors = sourcesIn('app').filter(({ name, text }) => name.endsWith('/route.ts') && methods.test(text));
    expect(doors.map(({ name }) => path.posix.dirname(name).slice('app'.length)).sort()).toEqual([
      // Reads; a list of ids is too long for an address.
      '/api/bulk/preview',
      '/api/commands/[name]',
      // Fetches the page of a document, and stores nothing in the record.
      '/api/documents/[id]/fetch-again',
      // Take a file, read it and try what it comes to. They store nothing in the record.
      '/api/imports',
      '/api/imports/[id]',
      '/api/imports/[id]/case',
      '/api/imports/[id]/dry-run',
      '/api/imports/[id]/read',
      '/api/imports/[id]/similar',
      // Reads a page or a file that is sent, and stores nothing.
      '/api/intake',
      '/api/sign-in',
      '/api/sign-out',
      // Reads a text that is sent, and stores nothing.
      '/api/trace/text',
    ]);
  });

  it('is a route: there are no server actions', () => {
    const actions = ['app', 'components', 'lib']
      .flatMap(sourcesIn)
      .filter(({ text }) => /^\s*['"]use server['"]/m.test(text));
    expect(actions.map(({ name }) => name)).toEqual([]);
  });
});

describe('every route', () => {
  it('is in the table', () => {
    const found = readdirSync('app', { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll(path.sep, '/'))
      .filter((file) => /(^|\/)(page|route)\.tsx?$/.test(file))
      .map((file) => `/${path.posix.dirname(file)}`.replace(/\/\.$/, '/'));
    expect(Object.keys(routes).sort()).toEqual([...new Set(found)].sort());
  });
});

eachDatabase('who may do what', (open) => {
  let db: Db;
  const actors = new Map<string, Actor>([['anonymous', anonymous]]);
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
    for (const role of roles) actors.set(role, await signedIn(db, role));
  });

  describe.each([...commands.keys()])('%s', (name) => {
    it.each(['anonymous', ...roles])('as %s', async (role) => {
      const command = commands.get(name);
      const actor = actors.get(role);
      if (!command || !actor) throw new Error('missing');
      const input = await commandSamples[name]?.({ db, admin: system, actor });
      const before = await db.prisma.change.count();
      const run = perform(db, actor, command, input);
      if (least[groupOf(name)]?.includes(role)) {
        await expect(run).resolves.toBeDefined();
        expect(await db.prisma.change.count()).toBe(before + 1);
      } else {
        await expect(run).rejects.toMatchObject({ kind: role === 'anonymous' ? 'unauthorized' : 'forbidden' });
        expect(await db.prisma.change.count()).toBe(before);
      }
      // What the screen shows as possible is what is possible.
      if (name !== 'people.inviteAdmin')
        expect(may(actor, command.permission)).toBe(least[groupOf(name)]?.includes(role));
    });
  });
});
