import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { Prisma } from '@/prisma/generated/client';

const query = Prisma.sql`SELECT id FROM claim WHERE id = ${1}`;
const row = z.object({ id: z.int(), at: z.date().nullable(), of: z.object({ name: z.string() }) });
const good = { id: 1, at: null, of: { name: 'a' } };
const giving = (...rows: unknown[]) => ({ query: async () => ({ rows }) });

describe('the rows of a query', () => {
  beforeEach(() => {
    vi.resetModules();
    vi.unstubAllEnvs();
  });
  const checking = async () => {
    vi.stubEnv('CHECK_ROWS', '1');
    return import('@/lib/db/rows');
  };

  it('are given as they are', async () => {
    const { rowFrom, rowsFrom } = await checking();
    expect(await rowsFrom(giving(good, good), row, query)).toEqual([good, good]);
    expect(await rowFrom(giving(good), row, query)).toBe(good);
    expect(await rowFrom(giving(), row, query)).toBeUndefined();
  });

  it('come from a connection or from a transaction, with the same text and values', async () => {
    const { rowsFrom } = await checking();
    const pool = { query: vi.fn(async () => ({ rows: [good] })) };
    const tx = { $queryRawUnsafe: vi.fn(async () => [good]) };
    expect(await rowsFrom(pool, row, query)).toEqual(await rowsFrom(tx, row, query));
    expect(pool.query).toHaveBeenCalledWith({ text: query.text, values: [1] });
    expect(tx.$queryRawUnsafe).toHaveBeenCalledWith(query.text, 1);
  });

  it.each([
    ['a column more', { ...good, more: 1 }],
    ['a column more, deep inside', { ...good, of: { name: 'a', more: 1 } }],
    ['a column less', { id: 1, at: null }],
    ['a big number, which comes as a text', { ...good, id: '1' }],
    ['a big number', { ...good, id: 1n }],
    ['a text for a date', { ...good, at: '2026-01-01' }],
    ['null for a number', { ...good, id: null }],
  ])('fail in tests for %s', async (_, bad) => {
    const { rowsFrom } = await checking();
    await expect(rowsFrom(giving(good, bad), row, query)).rejects.toThrow(/not as declared(.|\n)*SELECT id FROM claim/);
  });

  it('are not looked at elsewhere', async () => {
    vi.stubEnv('CHECK_ROWS', '');
    const { rowsFrom } = await import('@/lib/db/rows');
    expect(await rowsFrom(giving({ id: 'x' }), row, query)).toEqual([{ id: 'x' }]);
  });

  it('have the type of what is declared, and nothing is converted on the way', async () => {
    const { rowsFrom } = await checking();
    const [first] = await rowsFrom(giving(good), row, query);
    first?.at satisfies Date | null | undefined;
    // @ts-expect-error a date is no text
    first?.at satisfies string | undefined;
    // @ts-expect-error what converts would not run where nothing is checked
    const converting = () => rowsFrom(giving(), z.object({ id: z.string().transform(Number) }), query);
    expect(converting).toBeTypeOf('function');
  });
});
