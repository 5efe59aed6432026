import fs from 'node:fs';
import { z } from 'zod';
import { DomainError, invalid } from '@/lib/errors';
import { runImport } from '@/lib/import/commands.server';
import { fileId, importInput } from '@/lib/import/decisions';
import { openUpload } from '@/lib/import/desk.server';
import { addPart, beginFile, PART_LIMIT, readFileOf } from '@/lib/import/files.server';
import { mappingProblems } from '@/lib/import/mapping-problems';
import { readChoice } from '@/lib/import/read-table';
import { refusedCsv } from '@/lib/import/refused-rows.server';
import { likeRows } from '@/lib/import/similar-rows.server';
import { may } from '@/lib/people/permissions';
import { actorOf } from '@/lib/people/session.server';
import { answering } from './answering';
import { bytesOf } from './guards';
import { sendRoute } from './route';
import { rehearsed } from './streamed';

const allowed = { permission: 'claims.write', what: 'bring in files' } as const;
const params = z.object({ id: fileId });

/** `POST /api/imports`: begins a file. Its parts follow. */
export const beginHandler = sendRoute(
  { limit: 'write', allowed, body: z.object({ name: z.string().max(1000).default('') }) },
  async ({ actor, body }) => ({ id: await beginFile(actor.id, body.name), part: PART_LIMIT }),
);

/** `PUT /api/imports/<id>?at=<bytes>`: the next part of a file. */
export const partHandler = sendRoute(
  { limit: 'write', allowed, params },
  async ({ request, actor, params: { id } }) => {
    const at = Number(new URL(request.url).searchParams.get('at') ?? '0');
    if (!Number.isSafeInteger(at) || at < 0) throw invalid('“at” is how many bytes were sent before.');
    return { size: await addPart(actor.id, id, at, await bytesOf(request, PART_LIMIT)) };
  },
);

/** `POST /api/imports/<id>/read`: reads the file as a table, and proposes what becomes of its columns; or says that it is a case. */
export const readHandler = sendRoute(
  { limit: 'write', allowed, params, body: z.object({ choice: readChoice.partial().default({}) }) },
  async ({ request, db, actor, params: { id }, body: { choice } }) =>
    openUpload(db, actor, id, { choice, signal: request.signal }),
);

/** `POST /api/imports/<id>/dry-run`: what bringing the file in comes to. Nothing is written. */
export const dryRunHandler = sendRoute(
  { limit: 'write', allowed, params, body: importInput.omit({ file: true, expected: true }) },
  async ({ params: { id }, body, ...asked }) => rehearsed(asked, runImport, { ...body, file: id }),
);

const place = z.object({ line: z.int().min(0), statements: z.int().min(0) });

/** `POST /api/imports/<id>/similar`: the next of the new claims that look like claims here. */
export const similarHandler = sendRoute(
  {
    ...{ limit: 'write', allowed, params },
    body: importInput.pick({ mapping: true }).extend({ place: place.default({ line: 0, statements: 0 }) }),
  },
  async ({ request, db, actor, params: { id }, body: { mapping, place } }) => {
    const file = await readFileOf(actor.id, id);
    const [problem] = mappingProblems(mapping);
    if (problem) throw invalid(problem.reason);
    return likeRows(db, file.paths.rows, { mapping, place, signal: request.signal });
  },
);

/** `GET /api/imports/<id>/refused.csv`: the rows that were refused last, as they stand in the file, each with the reason. */
export const refusedHandler = answering(async (request, context: { params: Promise<{ id: string }> }) => {
  const actor = await actorOf(request.headers);
  if (actor.role === 'anonymous') throw new DomainError('unauthorized', 'Sign in to do this.');
  if (!may(actor, allowed.permission)) throw new DomainError('forbidden', 'Only editors bring in files.');
  const { id } = await context.params;
  const file = await readFileOf(actor.id, id);
  if (!fs.existsSync(file.paths.refused))
    throw new DomainError('not found', 'No rows of this file have been refused yet.');
  const headers = [...file.read.headers];
  return new Response(streamOf(refusedCsv(file.paths.refused, headers)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="refused-rows.csv"`,
      'Cache-Control': 'no-store',
    },
  });
});

const streamOf = (parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await parts.return(undefined);
    },
  });
