import { expect, it } from 'vitest';
import { createClaim } from '@/lib/claims/commands.server';
import { execute } from '@/lib/commands/command';
import { openDb } from '@/lib/db';
import { problem } from '@/lib/http/problem';
import type { Actor } from '@/lib/people/permissions';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };

it('whoever waits too long for the embedded database’s one connection is asked to try again', async () => {
  const db = await openDb({ dataDir: ':memory:' });
  const held = await db.pool.connect();
  // Waiting is what is tested, not for how long.
  db.pool.options.connectionTimeoutMillis = 50;
  try {
    const waited = await Promise.allSettled([
      db.pool.query('SELECT 1'),
      db.prisma.claim.count(),
      execute(db, editor, createClaim, { statement: 'A claim', topics: [] }),
    ]);
    for (const outcome of waited) {
      const error = outcome.status === 'rejected' ? outcome.reason : null;
      const answer = problem(error);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^\d+$/)]);
      expect(((await answer.json()) as { title: string }).title).toContain('try again');
    }
  } finally {
    held.release();
  }
  expect((await db.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await db.close();
});
