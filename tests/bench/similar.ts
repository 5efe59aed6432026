import { z } from 'zod';
import { createClaim } from '@/lib/claims/commands.server';
import { similarClaims } from '@/lib/claims/similar.server';
import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { idRow } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import type { Actor } from '@/lib/people/permissions';
import { Prisma } from '@/prisma/generated/client';
import { type Timing, timingOf } from './measure';
import { posts } from './posts';

const editor: Actor = { id: 'bench', name: 'Bench', role: 'editor' };
const POSTS = 300;
const SHOWN = 5;

/**
 * Of how many posts the claim was among the five offered, by Whence and by plain BM25 over all statements, and how
 * long Whence took.
 */
export type Similar = { posts: number; found: number; first: number; plain: number; timing: Timing };

/** Adds claims to those that are there and asks for each by a post that passes it on. */
export async function measureSimilar(db: Db): Promise<Similar> {
  const asked: { id: number; post: string }[] = [];
  for (const { statement, post } of posts(POSTS))
    asked.push({ id: (await execute(db, editor, createClaim, { statement })).id, post });
  await db.pool.query('VACUUM ANALYZE claim_search');
  const [taken, places]: [number[], number[]] = [[], []];
  for (const { id, post } of asked) {
    const began = performance.now();
    const offered = await similarClaims(db, post);
    taken.push(performance.now() - began);
    places.push(offered.findIndex((claim) => claim.id === id));
  }
  const rank = plainBm25(
    await rowsFrom(
      db.pool,
      idRow.extend({ statement: z.string() }),
      Prisma.sql`SELECT id, statement FROM claim WHERE deleted_at IS NULL`,
    ),
  );
  return {
    posts: asked.length,
    found: places.filter((place) => place >= 0).length,
    first: places.filter((place) => place === 0).length,
    plain: asked.filter(({ id, post }) => rank(post).includes(id)).length,
    timing: timingOf(taken),
  };
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Plain BM25 (k₁ 1.2, b .75) on the words as they are. @returns the five best for a text */
function plainBm25(statements: readonly { id: number; statement: string }[]): (text: string) => number[] {
  const postings = new Map<string, Map<number, number>>();
  const lengths = new Map<number, number>();
  for (const { id, statement } of statements) {
    const words = wordsOf(statement);
    lengths.set(id, words.length);
    for (const word of words) {
      const of = postings.get(word) ?? new Map<number, number>();
      postings.set(word, of.set(id, (of.get(id) ?? 0) + 1));
    }
  }
  const average = [...lengths.values()].reduce((sum, length) => sum + length, 0) / lengths.size;
  return (text) => {
    const scores = new Map<number, number>();
    for (const word of new Set(wordsOf(text))) {
      const of = postings.get(word) ?? new Map<number, number>();
      const weight = Math.log(1 + (lengths.size - of.size + 0.5) / (of.size + 0.5));
      for (const [id, times] of of) {
        const score = (weight * times * 2.2) / (times + 1.2 * (0.25 + (0.75 * (lengths.get(id) ?? 0)) / average));
        scores.set(id, (scores.get(id) ?? 0) + score);
      }
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1])
      .slice(0, SHOWN)
      .map(([id]) => id);
  };
}
