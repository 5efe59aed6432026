import { afterAll, describe, expect, it, vi } from 'vitest';
import { DatabaseFull, DatabaseUnavailable, remedyFor } from '@/lib/db/errors';
import { problem } from '@/lib/http/problem';
import { log } from '@/lib/log.server.mjs';

const logged = vi.spyOn(log, 'error').mockImplementation(() => {});
afterAll(() => logged.mockRestore());

/** As the driver throws it, and as Prisma wraps it. */
const shapes = (code: string, message: string) => [
  Object.assign(new Error(message), { code, severity: 'ERROR' }),
  Object.assign(new Error('Invalid invocation'), {
    code: 'P2010',
    meta: { driverAdapterError: { cause: { originalCode: code, originalMessage: message, kind: 'postgres' } } },
  }),
];
const told = async (error: unknown) => {
  const response = problem(error);
  const body = (await response.json()) as { status: number; title: string };
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(body.status).toBe(response.status);
  return body;
};

describe('a number beyond those of the database', () => {
  it('is the fault of whoever sent it', async () => {
    logged.mockClear();
    for (const error of shapes('22003', 'value "2147483648" is out of range for type integer'))
      expect(await told(error)).toMatchObject({
        status: 400,
        title: 'A number is larger than any that is used here.',
      });
    expect(logged).not.toHaveBeenCalled();
  });
});

describe('a fault of the machine is answered in words', () => {
  it.each([
    ['53100', 'could not extend file "base/5/1": No space left on device', 507, /disk of the server is full/],
    ['53200', 'out of memory', 503, /too little memory/],
    ['53300', 'sorry, too many clients already', 503, /too many connections/],
    ['58030', 'could not read blocks 0..0 in file "base/5/1": I/O error', 503, /disk of the database reports errors/],
    [
      'XX001',
      'invalid page in block 0 of relation "base/5/1"',
      503,
      /damaged or missing: “.*base\/5\/1.*put back a copy/,
    ],
    ['XX002', 'index "claim_pkey" contains corrupted page at block 3', 503, /damaged or missing: “.*claim_pkey/],
    ['58P01', 'could not open file "base/5/1": No such file or directory', 503, /damaged or missing: “.*base\/5\/1/],
    ['42501', 'could not open file "base/5/1": Read-only file system', 503, /can only be read/],
    ['25006', 'cannot execute INSERT in a read-only transaction', 503, /can only be read/],
  ])('%s: %s', async (code, message, status, words) => {
    for (const error of shapes(code, message)) {
      const { title, ...body } = await told(error);
      expect(body.status).toBe(status);
      expect(title).toMatch(words);
      expect(title).toMatch(/Nothing was changed/);
    }
  });

  it('a database that is closed says why, whatever wraps it', async () => {
    for (const wrap of [(error: Error) => error, (cause: Error) => new Error('Prisma failed', { cause })]) {
      expect(await told(wrap(new DatabaseFull('It is full.')))).toMatchObject({ status: 507, title: 'It is full.' });
      expect(await told(wrap(new DatabaseUnavailable('It is away.')))).toMatchObject({
        status: 503,
        title: 'It is away.',
      });
    }
  });

  it.each(['timeout exceeded when trying to connect', 'Connection terminated due to connection timeout'])(
    'a connection that is not there in time is no fault of the person: %s',
    async (message) => {
      expect(await told(new Error(message))).toMatchObject({ status: 503 });
      expect(await told(new Error('Prisma failed', { cause: new Error(message) }))).toMatchObject({ status: 503 });
    },
  );

  it('what nobody foresaw is told only as such', async () => {
    for (const error of [...shapes('42501', 'permission denied for table claim'), new Error('secret')])
      expect(await told(error)).toMatchObject({
        status: 500,
        title: 'Something went wrong on the server. Nothing was changed or lost.',
      });
  });
});

it.each([
  ['could not write to file "pg_wal/xlogtemp.42": No space left on device', /make room/],
  ["EDQUOT: disk quota exceeded, write '/data/lock'", /make room/],
  ['could not open file "x": Read-only file system', /write there/],
  ["EACCES: permission denied, open '/data/lock'", /write there/],
  ['could not fsync file "x": I/O error', /look at it/],
  ['invalid primary checkpoint record', /put back the last copy/],
])('says what to do after “%s”', (words, remedy) => expect(remedyFor(words)).toMatch(remedy));
