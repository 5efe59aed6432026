import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DatabaseUnavailable } from '@/lib/db/errors';
import { takeLock } from '@/lib/db/lock';
import { runScript, type Script } from '../../support/processes';

let file: string;
beforeEach(() => {
  file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'whence-lock-')), 'lock');
});
afterEach(() => fs.rmSync(path.dirname(file), { recursive: true }));

const attempt = async ({ child, lines }: Script) => {
  child.stdin.write('try\n');
  return (await lines.next()).value;
};

test('a second process is refused and told who holds the lock', async () => {
  const [first, second] = [runScript('lock-contender.ts', file), runScript('lock-contender.ts', file)];
  expect(await attempt(first)).toBe('held');
  expect(await attempt(second)).toContain(`in use by process ${first.child.pid}`);
  expect(() => takeLock(file)).toThrow(DatabaseUnavailable);
  await Promise.all([first.kill(), second.kill()]);
});

test('a process that ends by itself leaves no lock', async () => {
  const holder = runScript('lock-contender.ts', file);
  expect(await attempt(holder)).toBe('held');
  holder.child.stdin.end();
  await new Promise((resolve) => holder.child.once('exit', resolve));
  expect(fs.existsSync(file)).toBe(false);
});

test('exactly one of several processes takes over from a killed one', async () => {
  const contenders = Array.from({ length: 6 }, () => runScript('lock-contender.ts', file));
  while (contenders.length > 0) {
    const answers = await Promise.all(contenders.map(attempt));
    expect(answers.filter((answer) => answer === 'held')).toHaveLength(1);
    const [winner] = contenders.splice(answers.indexOf('held'), 1);
    await winner?.kill();
  }
  takeLock(file).release();
  expect(fs.readdirSync(path.dirname(file))).toEqual([]);
});

test('a process number reused by another process is not mistaken for the holder', () => {
  fs.writeFileSync(file, JSON.stringify({ pid: process.ppid, started: '1', host: os.hostname() }));
  takeLock(file).release();
});

test('a half-written lock is respected while fresh and taken over when old', () => {
  fs.writeFileSync(file, '');
  expect(() => takeLock(file)).toThrow(DatabaseUnavailable);
  fs.utimesSync(file, 1, 1);
  takeLock(file).release();
});

test('a lock of another machine is never taken over', () => {
  fs.writeFileSync(file, JSON.stringify({ pid: 1, started: '1', host: 'elsewhere.example' }));
  expect(() => takeLock(file)).toThrow(/in use by process 1 on elsewhere.example.*delete/);
});

test('a full disk leaves no lock that nobody holds', () => {
  const full = vi.spyOn(fs, 'writeFileSync').mockImplementation(() => {
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  });
  expect(() => takeLock(file)).toThrow(/no space left/);
  full.mockRestore();
  expect(fs.readdirSync(path.dirname(file))).toEqual([]);
  takeLock(file).release();
});
