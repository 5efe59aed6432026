import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDb } from '@/lib/db';
import { databaseUrl, onServer, startPostgres } from './postgres-server';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with a migrated embedded database, to be copied. */
    embeddedTemplate: string;
    /** A server with a migrated database to copy, or null where there is none. */
    postgres: { url: string; template: string } | null;
  }
}

/** Once a run: a migrated database of each kind, which every test file then copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const embeddedTemplate = await fs.mkdtemp(path.join(os.tmpdir(), 'whence-template-'));
  await (await openDb({ dataDir: embeddedTemplate })).close();
  project.provide('embeddedTemplate', embeddedTemplate);
  const withoutServer = () => {
    project.provide('postgres', null);
    return () => fs.rm(embeddedTemplate, { recursive: true });
  };
  if (process.env.TEST_DATABASES === 'embedded') return withoutServer();

  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startPostgres();
  if (server.url === null) {
    const notice = `PostgreSQL: NOT RUN: ${server.reason}, and TEST_DATABASE_URL is not set.`;
    if (process.env.CI === 'true') throw new Error(notice);
    console.error(`\n${'!'.repeat(notice.length)}\n${notice}\n${'!'.repeat(notice.length)}\n`);
    return withoutServer();
  }

  const { url, stop } = server;
  const template = `whence_template_${process.pid}`;
  await onServer(url, `CREATE DATABASE ${template}`);
  await (await openDb({ databaseUrl: databaseUrl(url, template) })).close();
  project.provide('postgres', { url, template });
  return async () => {
    await fs.rm(embeddedTemplate, { recursive: true });
    await onServer(url, `DROP DATABASE ${template}`);
    await stop();
  };
}
