import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { perform, rehearse } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { DomainError, invalid, notFound } from '@/lib/errors';
import { jsonLinesOf } from '@/lib/format/json-lines';
import { fileSize } from '@/lib/format/size';
import { urlOf } from '@/lib/format/url.mjs';
import { runImport } from '@/lib/import/commands.server';
import { type CaseUpload, type ReadUpload, readUpload } from '@/lib/import/desk.server';
import { addPart, beginFile, FILE_LIMIT, PART_LIMIT, readFileOf, removeFile } from '@/lib/import/files.server';
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

/** Stops what is being done, where a person ends it. */
const stoppedBy =
  (signal: AbortSignal, told: Told): Told =>
  (done, total) => {
    if (signal.aborted) throw cancelled();
    told(done, total);
  };
const cancelled = () => new DomainError('no answer', 'Cancelled. Nothing was brought in.');

/** What else may stand in a line of a streamed answer. */
type Beside = { progress?: { done: number; total: number }; problem?: { title: string } };

const operator: Actor = { id: 'operator', name: 'Command line', role: 'admin' };

/** By the database, which no server has open. @param signal ends what is being done; nothing is brought in then */
export function byDatabase(db: Db, signal: AbortSignal): ImportDoor {
  const sent: string[] = [];
  return {
    async send(file, told) {
      const size = await sizeOf(file);
      const id = await beginFile(operator.id, file);
      sent.push(id);
      await inParts({ file, size }, stoppedBy(signal, told), (at, part) => addPart(operator.id, id, at, part));
      return readUpload(db, operator, id, { signal });
    },
    dryRun: (id, mapping, told) =>
      rehearse(db, operator, runImport, { file: id, mapping }, { onProgress: stoppedBy(signal, told) }),
    async run(file, mapping, expected, told) {
      const { name } = await readFileOf(operator.id, file);
      const options = { reason: name, onProgress: stoppedBy(signal, told) };
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

/**
 * By a running server.
 * @param token a personal token of an editor
 * @param signal ends what is being done
 * @throws DomainError `invalid`
 */
export function byServer(address: string, token: string, signal: AbortSignal): ImportDoor {
  if (token === '') throw invalid('Set WHENCE_TOKEN to a personal token; people make them in Settings.');
  if (!/^https?:$/.test(urlOf(address)?.protocol ?? ''))
    throw invalid(`“${address}” is no address of a server. Write it as http://localhost:3000.`);
  const ask = async (at: string, init: RequestInit & { duplex?: 'half' } = {}): Promise<Response> => {
    const headers = { Authorization: `Bearer ${token}`, ...init.headers };
    // Sent on to another address, a file would lose its parts.
    const asked = { ...init, headers, signal, redirect: 'manual' } as const;
    const response = await fetch(new URL(at, address), asked).catch(() => {
      throw signal.aborted ? cancelled() : new DomainError('no answer', `${address} does not answer.`);
    });
    if (response.ok && /json|csv/.test(response.headers.get('content-type') ?? '')) return response;
    const place = response.headers.get('location');
    if (place) throw invalid(`${address} sends its visitors on to ${place}. Give that address.`);
    const problem: { title?: string } = await response.json().catch(() => ({}));
    throw new DomainError('invalid', problem.title ?? `${address} answered ${response.status}. Is it a Whence?`);
  };
  const names = new Map<string, string>();
  const json = (body: unknown, accept = 'application/json') => ({
    ...{ method: 'POST', body: JSON.stringify(body) },
    headers: { 'Content-Type': 'application/json', Accept: accept },
  });
  const streamed = async <Said>(at: string, body: unknown, told: Told, left: string): Promise<Said> => {
    const response = await ask(at, json(body, 'application/x-ndjson'));
    try {
      for await (const said of jsonLinesOf<Said & Beside>(response)) {
        if (said.progress) told(said.progress.done, said.progress.total);
        else if (said.problem) throw new DomainError('invalid', said.problem.title);
        else return said;
      }
    } catch (error) {
      if (error instanceof DomainError) throw error;
    }
    throw new DomainError('no answer', `${signal.aborted ? 'Cancelled.' : 'The server stopped answering.'} ${left}`);
  };
  return {
    async send(file, told) {
      const size = await sizeOf(file);
      const begun: { id: string } = await (await ask('/api/imports', json({ name: path.basename(file) }))).json();
      names.set(begun.id, path.basename(file));
      await inParts({ file, size }, told, (at, part) =>
        ask(`/api/imports/${begun.id}?at=${at}`, {
          ...{ method: 'PUT', body: part },
          headers: { 'Content-Type': 'application/octet-stream' },
        }),
      );
      const read: ReadUpload | CaseUpload = await (await ask(`/api/imports/${begun.id}/read`, json({}))).json();
      if ('isCase' in read) throw invalid('This is a whole case. Bring it in on the page Import.');
      return read;
    },
    dryRun: (id, mapping, told) =>
      streamed<Report>(`/api/imports/${id}/dry-run`, { mapping }, told, 'Nothing was brought in.'),
    async run(file, mapping, expected, told) {
      const [input, reason] = [{ file, mapping, expected }, names.get(file)];
      return (await streamed<{ result: Report }>('/api/commands/imports.run', { input, reason }, told, UNCERTAIN))
        .result;
    },
    refused: async (id) => (await ask(`/api/imports/${id}/refused.csv`)).text(),
    close: async () => {},
  };
}

const UNCERTAIN = 'Look in the history whether the file was brought in.';

/** How large a file is, in bytes. @throws DomainError `not found`, `too large` */
async function sizeOf(file: string): Promise<number> {
  const found = await fs.stat(file).catch(() => null);
  if (!found?.isFile()) throw notFound(`There is no file ${file}.`);
  if (found.size <= FILE_LIMIT) return found.size;
  throw new DomainError('too large', `The file is larger than ${fileSize(FILE_LIMIT)}. Bring it in in parts.`);
}

async function inParts(
  { file, size }: { file: string; size: number },
  told: Told,
  send: (at: number, part: Uint8Array<ArrayBuffer>) => Promise<unknown>,
): Promise<void> {
  let at = 0;
  for await (const part of createReadStream(file, { highWaterMark: PART_LIMIT })) {
    await send(at, new Uint8Array(part));
    at += part.length;
    told(at, size);
  }
}
