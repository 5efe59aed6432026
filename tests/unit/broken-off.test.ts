import { expect, test } from 'vitest';
import { bytesOf, jsonOf } from '@/lib/http/guards';

/** A request of whose body only the beginning comes. */
const brokenOff = () => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"input":')),
    pull: (controller) => controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })),
  });
  const headers = { 'content-type': 'application/json' };
  return new Request('http://127.0.0.1/api/commands/claims.create', {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit);
};

test('a body that breaks off is said to be one, and neither a fault of the server nor an absent database', async () => {
  for (const read of [() => jsonOf(brokenOff()), () => bytesOf(brokenOff(), 1000)])
    await expect(read()).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringMatching(/ended before it was complete/),
    });
});
