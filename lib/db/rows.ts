import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Prisma } from '@/prisma/generated/client';

/** Whatever runs a query: the pool, or a transaction in its clothes. */
export type Reader = { query(query: { text: string; values: unknown[] }): Promise<{ rows: unknown[] }> };

/** A transaction, or the client. */
type Asked = { $queryRaw(query: Prisma.Sql): PromiseLike<unknown> };

/** Whether each row is compared with what is declared. Tests do; a large table would pay too much for it. */
const isChecked = process.env.CHECK_ROWS === '1';

/**
 * The rows of a query. The schema declares the type of a row: these columns and no others, as the database gives them;
 * nothing is converted.
 * @throws Error in tests, where a row is not as declared
 */
export async function rowsFrom<Row extends z.ZodObject>(
  reader: Reader | Asked,
  row: Row & z.ZodType<z.output<Row>, z.output<Row>>,
  query: Prisma.Sql,
): Promise<z.output<Row>[]> {
  const found = await answerOf(reader, query);
  if (isChecked) check(row, found, query);
  // The one place where the database is believed. Tests prove each query and its schema.
  return found as z.output<Row>[];
}

/** The only row of a query, or its first one; undefined where there is none. Otherwise like `rowsFrom`. */
export async function rowFrom<Row extends z.ZodObject>(
  reader: Reader | Asked,
  row: Row & z.ZodType<z.output<Row>, z.output<Row>>,
  query: Prisma.Sql,
): Promise<z.output<Row> | undefined> {
  return (await rowsFrom(reader, row, query))[0];
}

async function answerOf(reader: Reader | Asked, query: Prisma.Sql): Promise<unknown> {
  if ('$queryRaw' in reader) return reader.$queryRaw(query);
  return (await reader.query({ text: query.text, values: query.values })).rows;
}

/** @throws Error where the rows are not as declared, or hold more: not one for people, whose input is fine */
function check(row: z.ZodType, found: unknown, query: Prisma.Sql): void {
  const { error, data } = z.array(row).safeParse(found);
  const problem = error ? z.prettifyError(error) : !isDeepStrictEqual(data, found) && moreThan(data, found);
  if (problem) throw new Error(`A row is not as declared.\n${problem}\nThe query: ${query.text}`);
}

function moreThan(declared: unknown, found: unknown): string {
  return `Declared are ${JSON.stringify(declared).slice(0, 1000)}\nof ${JSON.stringify(found).slice(0, 1000)}`;
}
