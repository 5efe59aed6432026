import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeProblem, readSettings } from '@/lib/cli/settings.mjs';

const root = mkdtempSync(path.join(tmpdir(), 'whence-settings-'));
const read = (env: Record<string, string>, ...args: string[]) =>
  readSettings(env as unknown as NodeJS.ProcessEnv, args, root);

afterAll(() => rmSync(root, { recursive: true }));

describe('settings', () => {
  it('serve this computer only, from ./data with the demonstration, when nothing is set', () => {
    const { settings, problems } = read({});
    expect(problems).toEqual([]);
    const dataDir = path.join(root, 'data');
    expect(settings).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      dataDir,
      demo: true,
      adminLink: false,
    });
  });

  it('take an empty value as not set', () => {
    expect(read({ PORT: '', HOST: '', DATABASE_URL: '', DATA_DIR: '' })).toEqual(read({}));
  });

  it('show the demonstration on a server only when asked', () => {
    const env = { DATABASE_URL: 'postgresql://whence:secret@db:5432/whence' };
    expect(read(env).settings.demo).toBe(false);
    expect(read(env, '--demo').settings.demo).toBe(true);
  });

  it('leave the demonstration out when asked, and refuse both wishes at once', () => {
    expect(read({}, '--empty')).toMatchObject({ settings: { demo: false }, problems: [] });
    expect(read({ DATABASE_URL: 'postgresql://db/whence' }, '--empty').settings.demo).toBe(false);
    expect(read({}, '--empty', '--demo').problems).toEqual([
      expect.stringMatching(/^Choose one of --demo and --empty/),
    ]);
  });

  it('print a link for an admin only when asked', () => {
    expect(read({}, '--admin-link').settings.adminLink).toBe(true);
  });

  it.each(['https://whence.example.org', 'http://10.0.0.5:3000', 'https://whence.example.org/'])(
    'accept public address %s',
    (PUBLIC_URL) => expect(read({ PUBLIC_URL }).problems).toEqual([]),
  );
  it.each(['whence.example.org', 'ftp://a.example', 'https://a.example/whence', 'https://me@a.example'])(
    'refuse public address “%s”',
    (PUBLIC_URL) =>
      expect(read({ PUBLIC_URL }).problems).toEqual([
        expect.stringMatching(/^PUBLIC_URL must be an address without a path/),
      ]),
  );

  it('refuse a short secret without repeating it, and an unclear word about the proxy', () => {
    expect(read({ WHENCE_SECRET: 'too-short' }).problems).toEqual([expect.not.stringContaining('too-short')]);
    expect(
      read({ WHENCE_SECRET: 'x'.repeat(32), BEHIND_PROXY: '1', PUBLIC_URL: 'https://a.example' }).problems,
    ).toEqual([]);
    expect(read({ DETECTOR: 'rules' }).problems).toEqual([]);
    expect(read({ DETECTOR: 'crf' }).problems).toEqual([expect.stringContaining('DETECTOR must be rules')]);
    for (const CAPTURES_LIMIT of ['5 GB', '500MB', '0.5 tb', '0'])
      expect(read({ CAPTURES_LIMIT }).problems).toEqual([]);
    for (const CAPTURES_LIMIT of ['5', '5 kB', '-1 GB', 'much', '5,5 GB'])
      expect(read({ CAPTURES_LIMIT }).problems).toEqual([expect.stringContaining('CAPTURES_LIMIT must be a size')]);
    expect(read({ CAPTURES_S3_KEY: 'a' }).problems).toEqual([
      'CAPTURES_S3_KEY needs CAPTURES_S3_BUCKET and CAPTURES_S3_SECRET too.',
    ]);
    expect(read({ FETCH_HOSTS: 'wiki.lan,10.0.0.5:8080' }).problems).toEqual([]);
    for (const FETCH_HOSTS of ['wiki.lan; 10.0.0.5', 'http://wiki.lan', 'wiki.lan:0', 'wiki.lan,', '*'])
      expect(read({ FETCH_HOSTS }).problems).toEqual([
        expect.stringContaining('FETCH_HOSTS must be names or addresses'),
      ]);
    expect(read({ FETCH_PORTS: '8080,8443' }).problems).toEqual([]);
    for (const FETCH_PORTS of ['8080;8443', '0', '80,', 'all', '8080, 8443'])
      expect(read({ FETCH_PORTS }).problems).toEqual([expect.stringContaining('FETCH_PORTS must be whole numbers')]);
    expect(read({ BEHIND_PROXY: 'yes' }).problems).toEqual(['BEHIND_PROXY must be 1 or 0, not “yes”.']);
  });

  it('want the public address beside the proxy, since cookies must know whether it is https', () => {
    expect(read({ BEHIND_PROXY: '1' }).problems).toEqual([expect.stringMatching(/^BEHIND_PROXY needs PUBLIC_URL/)]);
    expect(read({ BEHIND_PROXY: '0' }).problems).toEqual([]);
  });

  it.each(['1', '80', '3210', '65535'])('accept port %s', (PORT) => expect(read({ PORT }).problems).toEqual([]));
  it.each(['0', '65536', '-1', '80a', '3e3', ' 80', '99999999'])('refuse port “%s”', (PORT) => {
    expect(read({ PORT }).problems).toEqual([`PORT must be a whole number from 1 to 65535, not “${PORT}”.`]);
  });

  it.each(['0.0.0.0', '::', '::1', 'localhost', 'db-1.example.org'])('accept host %s', (HOST) =>
    expect(read({ HOST }).problems).toEqual([]),
  );
  it.each(['http://localhost', 'a b', '300.1.1.1', 'host:80', '-x', '..'])('refuse host “%s”', (HOST) => {
    expect(read({ HOST }).problems).toEqual([
      expect.stringMatching(/^HOST must be an address or name of this computer.*\.$/),
    ]);
  });

  it.each([
    'postgres://u:p@db/whence',
    'postgresql://db',
    'postgresql://u:p%40ss@[::1]:5432/w?sslmode=require',
    'postgresql:///w?host=/run/postgresql',
  ])('accept database %s', (DATABASE_URL) => expect(read({ DATABASE_URL }).problems).toEqual([]));
  it.each([
    'mysql://u:secret@db/w',
    'whence',
    'postgres://',
    'postgres:///w',
    'postgres://u:secret@db:99999/w',
    'postgres://u:secret%@db/w',
  ])('refuse database %s without repeating it', (DATABASE_URL) => {
    const { problems } = read({ DATABASE_URL });
    expect(problems).toEqual([expect.stringMatching(/^DATABASE_URL .*\.$/)]);
    expect(problems.join()).not.toContain('secret');
  });

  it('refuse a data folder that is a file, or lies below one', () => {
    const file = path.join(root, 'file');
    writeFileSync(file, '');
    const sentence = `DATA_DIR must be a folder, and ${file} is a file.`;
    expect(read({ DATA_DIR: 'file' }).problems).toEqual([sentence]);
    expect(read({ DATA_DIR: path.join(file, 'below') }).problems).toEqual([sentence]);
    expect(read({ DATA_DIR: 'not/there/yet' }).problems).toEqual([]);
  });

  it('name every problem at once', () => {
    expect(read({ PORT: 'x', HOST: '?', DATABASE_URL: 'x' }, '--dmeo').problems).toHaveLength(4);
  });

  it('need Node 20.19', () => {
    expect(['20.19.0', '20.20.2', '22.1.0', '26.0.0'].map(nodeProblem)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(nodeProblem('20.18.3')).toBe('Whence needs Node 20.19 or newer, and this is Node 20.18.3.');
    expect(nodeProblem('18.20.0')).toContain('18.20.0');
  });
});
