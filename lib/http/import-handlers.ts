import fs from 'node:fs';
import readline from 'node:readline';
import { z } from 'zod';
import { rehearse } from '@/lib/commands/command';
import { DomainError, invalid } from '@/lib/errors';
import { headerRow, rowWriter } from '@/lib/exchange/csv';
import { runImport } from '@/lib/import/commands.server';
import { importInput } from '@/lib/import/decisions';
import { addPart, beginFile, fileOf, noteReading, PART_LIMIT, readFileOf } from '@/lib/import/files.server';
import { REFUSED_HEADER } from '@/lib/import/headers';
import { mappingProblems } from '@/lib/import/mapping-problems';
import { mappingsFor } from '@/lib/import/mappings.server';
import { propose } from '@/lib/import/propose';
import { readTable } from '@/lib/import/read-file.server';
import { readChoice } from '@/lib/import/read-table';
import { likeRows } from '@/lib/import/similar-rows.server';
import { may } from '@/lib/people/permissions';
import { actorOf } from '@/lib/people/session.server';
import { answering } from './answering';
import { bytesOf } from './guards';
import { json, sendRoute } from './route';
import { streamed, wantsStream } from './streamed';

const allowed = { permission: 'claims.write', what: 'bring in files' } as const;
const params = z.object({ id: z.uuid() });

/** `POST /api/imports`: begins a file. Its parts follow. */
export const beginHandler = sendRoute(
  { limit: 'intake', allowed, body: z.object({ name: z.string().max(1000).default('') }) },
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

/** `POST /api/imports/<id>/read`: reads the file as a table, and proposes what becomes of its columns. */
export const readHandler = sendRoute(
  { limit: 'intake', allowed, params, body: z.object({ choice: readChoice.partial().default({}) }) },
  async ({ request, db, actor, params: { id }, body: { choice } }) => {
    const file = await fileOf(actor.id, id);
    const options = { name: file.name, choice, signal: request.signal, who: actor.id };
    const table = await readTable(file.paths.file, options, file.paths.rows);
    const { headers, rows, blank } = table;
    await noteReading(file, { choice: table.choice, headers: [...headers], rows, blank });
    const proposal = propose(headers, table.sample, { kind: table.choice.kind });
    const names = proposal.mapping.columns.map(({ header }) => header);
    return { id, name: file.name, table, proposal, kept: await mappingsFor(db.prisma, names) };
  },
);

/** `POST /api/imports/<id>/dry-run`: what bringing the file in comes to. Nothing is written. */
export const dryRunHandler = sendRoute(
  { limit: 'intake', allowed, params, body: importInput.omit({ file: true, expected: true }) },
  async ({ request, db, actor, params: { id }, body }) => {
    const run = async (onProgress?: (done: number, total: number) => void) =>
      rehearse(db, actor, runImport, { ...body, file: id }, onProgress ? { onProgress } : {});
    return wantsStream(request.headers) ? streamed(request, actor, { cancellable: true }, run) : json(await run());
  },
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

const refusedRow = z.tuple([
  z.int(),
  z.array(z.object({ column: z.int().nullable(), reason: z.string() })),
  z.array(z.string()),
]);

/** `GET /api/imports/<id>/refused.csv`: the rows that were refused last, as they stand in the file, each with the reason. */
export const refusedHandler = answering(async (request, context: { params: Promise<{ id: string }> }) => {
  const actor = await actorOf(request.headers);
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

async function* refusedCsv(path: string, headers: readonly string[]): AsyncGenerator<Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const columns = [...headers, REFUSED_HEADER];
  const write = rowWriter(
    columns.map(() => 'text' as const),
    false,
  );
  yield encode(
    headerRow(
      columns.map((name) => ({ name })),
      true,
    ),
  );
  for await (const line of readline.createInterface({ input: fs.createReadStream(path), crlfDelay: Infinity })) {
    const [, refusals, cells] = refusedRow.parse(JSON.parse(line));
    const reasons = refusals.map(({ column, reason }) =>
      column === null ? reason : `${headers[column] || `Column ${column + 1}`}: ${reason}`,
    );
    const filled = Array.from({ length: headers.length }, (_, at) => cells[at] ?? '');
    yield encode(write([...filled, reasons.join(' ')]));
  }
}

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
