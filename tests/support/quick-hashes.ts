import { createHash } from 'node:crypto';
import { vi } from 'vitest';

// A password hash takes half a second and 128 MB on purpose; tests sign in hundreds of times. They stand in their
// queue as always. The hash itself
// is tested with `vi.unmock`.
vi.mock('@/lib/people/password-hash.server', async () => {
  const { inTurn } = await import('@/lib/people/hash-queue.server');
  const quick = vi.fn((password: string) =>
    inTurn(async () => `quick ${createHash('sha256').update(password).digest('hex')}`),
  );
  return {
    hashPassword: quick,
    verifyPassword: vi.fn(
      async ({ hash, password }: { hash: string; password: string }) => hash === (await quick(password)),
    ),
    isOutdated: () => false,
  };
});
