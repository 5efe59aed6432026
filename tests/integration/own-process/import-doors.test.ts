import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { byServer } from '@/lib/cli/import-doors';
import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { commandHandler } from '@/lib/http/command-handler';
import { beginHandler, dryRunHandler, partHandler, readHandler, refusedHandler } from '@/lib/http/import-handlers';
import { createToken } from '@/lib/people/commands.server';
import type { Role } from '@/lib/people/permissions';
import { eachDatabase } from '../../support/databases';
import { signedIn } from '../../support/people';

const ADDRESS = 'http://localhost:3000';

/** What the server answers at an address, without a server. */
function answered(request: Request): Response | Promise<Response> {
  const [, , second = '', id = '', last = ''] = new URL(request.url).pathname.split('/');
  const context = { params: Promise.resolve({ id }) };
  if (second === 'commands') return commandHandler(request, id);
  if (id === '') return beginHandler(request, context);
  const handlers = { '': partHandler, read: readHandler, 'dry-run': dryRunHandler, 'refused.csv': refusedHandler };
  return handlers[last === 'read' || last === 'dry-run' || last === 'refused.csv' ? last : ''](request, context);
}

eachDatabase('a file that is brought in by a running server', (open) => {
  let db: Db;
  let folder: string;
  let file: string;
  beforeAll(async () => {
    vi.stubEnv('WHENCE_SECRET', 'a-secret-that-is-long-enough-for-the-tests-0123456789');
    db = await open();
    Object.assign(globalThis, { whenceDb: Promise.resolve(db), whenceAuth: undefined });
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'whence-doors-'));
    file = path.join(folder, 'sheet.csv');
    await fs.writeFile(file, 'Claim,Chain\nThe pump failed,A → B\n,A\n');
  });
  afterEach(() => vi.unstubAllGlobals());
  afterAll(async () => {
    vi.unstubAllEnvs();
    await fs.rm(folder, { recursive: true });
  });

  const tokenOf = async (role: Role) =>
    (await execute(db, await signedIn(db, role), createToken, { name: 'x', role })).secret;
  const serving = (answer: (request: Request) => Response | Promise<Response> = answered) =>
    vi.stubGlobal('fetch', async (at: URL, init: RequestInit) => answer(new Request(at, init)));
  const doorWith = (token: string, signal = new AbortController().signal) => byServer(ADDRESS, token, signal);
  const silent = () => {};

  it('is sent, tried and brought in, with its progress and its refused rows', async () => {
    serving();
    const door = doorWith(await tokenOf('editor'));
    const told: string[] = [];
    const tell = (what: string) => (done: number, total: number) => void told.push(`${what} ${done}/${total}`);
    const { id, proposal } = await door.send(file, tell('sent'));
    const dry = await door.dryRun(id, proposal.mapping, tell('tried'));
    const report = await door.run(id, proposal.mapping, dry.digest, tell('run'));
    expect(report.rows).toEqual({ new: 1, changed: 0, same: 0, refused: 1, blank: 0, total: 2 });
    expect(told).toEqual(expect.arrayContaining([expect.stringMatching(/^sent/), 'tried 2/2', 'run 2/2']));
    expect(await door.refused(id)).toContain('refused_because');
    const change = await db.prisma.change.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(change).toMatchObject({ command: 'imports.run', reason: 'sheet.csv' });
  });

  it('is refused in a sentence where it cannot be', async () => {
    serving();
    await expect(doorWith('nonsense').send(file, silent)).rejects.toThrow('This token is not valid');
    await expect(doorWith(await tokenOf('reader')).send(file, silent)).rejects.toThrow('The role reader may not');
    await expect(doorWith('x').send(folder, silent)).rejects.toThrow('There is no file');
    expect(() => byServer('localhost:3000', 'x', new AbortController().signal)).toThrow('is no address of a server');
    serving(() => Promise.reject(new TypeError('fetch failed')));
    await expect(doorWith('x').send(file, silent)).rejects.toThrow(`${ADDRESS} does not answer.`);
    serving(() => new Response(null, { status: 308, headers: { location: 'https://whence.example.org/' } }));
    await expect(doorWith('x').send(file, silent)).rejects.toThrow(
      'sends its visitors on to https://whence.example.org/',
    );
    serving(() => new Response('<html>', { headers: { 'content-type': 'text/html' } }));
    await expect(doorWith('x').send(file, silent)).rejects.toThrow('Is it a Whence?');
  });

  it('says what is known where the answer breaks off, or a person ends it', async () => {
    serving();
    const cancelling = new AbortController();
    const door = doorWith(await tokenOf('editor'), cancelling.signal);
    const { id, proposal } = await door.send(file, silent);
    const breaking = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"progress":{"done":1,"total":2}}\n'));
        controller.error(new TypeError('terminated'));
      },
    });
    serving(() => new Response(breaking, { headers: { 'content-type': 'application/x-ndjson' } }));
    await expect(door.run(id, proposal.mapping, '', silent)).rejects.toThrow('Look in the history');
    serving(({ signal }) => {
      cancelling.abort();
      signal.throwIfAborted();
      return new Response();
    });
    await expect(door.dryRun(id, proposal.mapping, silent)).rejects.toThrow('Cancelled. Nothing was brought in.');
  });
});
