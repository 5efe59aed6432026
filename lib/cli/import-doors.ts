import { createReadStream, existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { perform, rehearse } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { DomainError, invalid, notFound } from '@/lib/errors';
import { jsonLinesOf } from '@/lib/format/json-lines';
import { runImport } from '@/lib/import/commands.server';
import { type ReadUpload, readUpload } from '@/lib/import/desk.server';
import { addPart, beginFile, PART_LIMIT, readFileOf, removeFile } from '@/lib/import/files.server';
import type { Mapping } from '@/lib/import/mapping';
import { refusedCsv } from '@/lib/import/refused-rows.server';
import type { Report } from '@/lib/import/report';
import type { Actor } from '@/lib/people/permissions';

export type Told = (done: number, total: number) => void;

/** A way in: a running server, or the database itself. All throw DomainError with a sentence for people. */
export type ImportDoor = {
  send(file: string, told: Told): Promise<ReadUpload>;
  dryRun(id: string, mapping: Mapping, told: Told): Promise<Report>;
  run(id: string, mapping: Mapping, digest: string, told: Told): Promise<Report>;
  refused(id: string): Promise<string>;
  close(): Promise<void>;
};

/** What else may stand in a line of a streamed answer. */
type Beside = { progress?: { done: number; total: number }; problem?: { title: string } };

const operator: Actor = { id: 'operator', name: 'Command line', role: 'admin' };

/** By the database, which no server has open. */
export function byDatabase(db: Db): ImportDoor {
  const sent: string[] = [];
  return {
    async send(file, told) {
      const id = await beginFile(operator.id, file);
      sent.push(id);
      await inParts(file, told, (at, part) => addPart(operator.id, id, at, part));
      return readUpload(db, operator, id);
    },
    dryRun: (id, mapping, onProgress) => rehearse(db, operator, runImport, { file: id, mapping }, { onProgress }),
    async run(file, mapping, expected, onProgress) {
      const { name } = await readFileOf(operator.id, file);
      const options = { reason: name, onProgress };
      const { result } = await perform(db, operator, runImport, { file, mapping, expected }, options);
      return result;
    },
    refused: async (id) => {
      const { paths, read } = await readFileOf(operator.id, id);
      const parts: Uint8Array[] = [];
      for await (const part of refusedCsv(paths.refused, read.headers)) parts.push(part);
      return Buffer.concat(parts).toString('utf8');
    },
    async close() {
      for (const id of sent) await removeFile(operator.id, id);
      await db.close();
    },
  };
}

/** By a running server. @param token a personal token of an editor */
export function byServer(address: string, token: string): ImportDoor {
  if (token === '') throw invalid('Set WHENCE_TOKEN to a personal token; people make them in Settings.');
  const ask = async (at: string, init: RequestInit & { duplex?: 'half' } = {}): Promise<Response> => {
    const headers = { Authorization: `Bearer ${token}`, ...init.headers };
    const response = await fetch(new URL(at, address), { ...init, headers }).catch(() => {
      throw new DomainError('no answer', `${address} does not answer.`);
    });
    if (response.ok) return response;
    const problem: { title?: string } = await response.json().catch(() => ({}));
    throw new DomainError('invalid', problem.title ?? `${address} answered ${response.status}.`);
  };
  const json = (body: unknown, accept = 'application/json') => ({
    ...{ method: 'POST', body: JSON.stringify(body) },
    headers: { 'Content-Type': 'application/json', Accept: accept },
  });
  const streamed = async <Said>(at: string, body: unknown, told: Told): Promise<Said> => {
    const response = await ask(at, json(body, 'application/x-ndjson'));
    for await (const said of jsonLinesOf<Said & Beside>(response)) {
      if (said.progress) told(said.progress.done, said.progress.total);
      else if (said.problem) throw new DomainError('invalid', said.problem.title);
      else return said;
    }
    throw new DomainError(
      'no answer',
      'The server stopped answering. Look in the history whether the file was brought in.',
    );
  };
  return {
    async send(file, told) {
      const begun: { id: string } = await (await ask('/api/imports', json({ name: path.basename(file) }))).json();
      await inParts(file, told, (at, part) =>
        ask(`/api/imports/${begun.id}?at=${at}`, {
          ...{ method: 'PUT', body: part },
          headers: { 'Content-Type': 'application/octet-stream' },
        }),
      );
      return (await ask(`/api/imports/${begun.id}/read`, json({}))).json();
    },
    dryRun: (id, mapping, told) => streamed<Report>(`/api/imports/${id}/dry-run`, { mapping }, told),
    async run(file, mapping, expected, told) {
      const input = { file, mapping, expected };
      return (await streamed<{ result: Report }>('/api/commands/imports.run', { input }, told)).result;
    },
    refused: async (id) => (await ask(`/api/imports/${id}/refused.csv`)).text(),
    close: async () => {},
  };
}

async function inParts(
  file: string,
  told: Told,
  send: (at: number, part: Uint8Array<ArrayBuffer>) => Promise<unknown>,
): Promise<void> {
  if (!existsSync(file)) throw notFound(`There is no file ${file}.`);
  const { size } = await fs.stat(file);
  let at = 0;
  for await (const part of createReadStream(file, { highWaterMark: PART_LIMIT })) {
    await send(at, new Uint8Array(part));
    at += part.length;
    told(at, size);
  }
}
