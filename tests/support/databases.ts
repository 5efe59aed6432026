import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, inject } from 'vitest';
import { type Db, openDb } from '@/lib/db';
import { databaseUrl, onServer } from './postgres-server';

type Copy = { open(): Promise<Db>; remove(): Promise<void> };

let copies = 0;

/**
 * Runs the same tests on both databases. Each call of `open` gives a new, migrated, empty one, which is removed after
 * the tests.
 */
export function eachDatabase(name: string, tests: (open: () => Promise<Db>) => void): void {
  const server = inject('postgres');
  describe(`${name} (embedded)`, () => tests(opener(embeddedCopy)));
  if (server) describe(`${name} (PostgreSQL)`, () => tests(opener(() => serverCopy(server.url, server.template))));
  else describe.skip(`${name} (PostgreSQL: NOT RUN)`, () => tests(() => Promise.reject()));
}

/** A new folder with a migrated embedded database. */
export async function embeddedFolder(): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'whence-test-'));
  await fs.cp(inject('embeddedTemplate'), folder, { recursive: true });
  return folder;
}

/** A new database on the server, empty unless it is made from a template. */
export async function serverDatabase(
  url: string,
  template = 'template0',
): Promise<{ url: string; remove(): Promise<void> }> {
  const name = `whence_test_${process.pid}_${++copies}`;
  await onServer(url, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return { url: databaseUrl(url, name), remove: () => onServer(url, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function embeddedCopy(): Promise<Copy> {
  const dataDir = await embeddedFolder();
  return { open: () => openDb({ dataDir }), remove: () => fs.rm(dataDir, { recursive: true }) };
}

async function serverCopy(server: string, template: string): Promise<Copy> {
  const { url, remove } = await serverDatabase(server, template);
  return { open: () => openDb({ databaseUrl: url }), remove };
}

function opener(makeCopy: () => Promise<Copy>): () => Promise<Db> {
  const undo: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const step of undo.reverse()) await step();
  });
  return async () => {
    const copy = await makeCopy();
    undo.push(copy.remove);
    const db = await copy.open();
    undo.push(db.close);
    return db;
  };
}
