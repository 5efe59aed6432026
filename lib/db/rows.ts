import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Prisma } from '@/prisma/generated/client';
import { withPlaces } from './long-values';

/** Whatever runs a query: the pool, a transaction, or the client. */
export type Reader =
  | { query(query: { text: string; values: unknown[] }): Promise<{ rows: unknown[] }> }
  | { $queryRawUnsafe(text: string, ...values: unknown[]): PromiseLike<unknown> };

/** A statement and the values of its parameters. */
type Statement = Pick<Prisma.Sql, 'text' | 'values'>;

/** Whether each row is compared with its declaration. Tests do so; for a large table it would cost too much. */
const isChecked = process.env.CHECK_ROWS === '1';

/**
 * The rows of a query. The schema declares the type of a row: these columns and no others, as the database gives them.
 * Nothing is converted.
 * @throws Error in tests, where a row is not as declared
 */
export async function rowsFrom<Row extends z.ZodObject>(
  reader: Reader,
  row: Row & z.ZodType<z.output<Row>, z.output<Row>>,
  query: Statement,
): Promise<z.output<Row>[]> {
  const found = await answerOf(reader, query);
  if (isChecked) check(z.array(row), found, `The query: ${query.text}`);
  // The one place where the database is trusted. Tests prove each query and its schema.
  return found as z.output<Row>[];
}

/** The only row of a query, or its first one. Undefined if there is none. Otherwise like `rowsFrom`. */
export async function rowFrom<Row extends z.ZodObject>(
  reader: Reader,
  row: Row & z.ZodType<z.output<Row>, z.output<Row>>,
  query: Statement,
): Promise<z.output<Row> | undefined> {
  return (await rowsFrom(reader, row, query))[0];
}

/** Runs a statement whose result is not read. */
export async function runStatement(reader: Reader, statement: Statement): Promise<void> {
  await answerOf(reader, statement);
}

async function answerOf(reader: Reader, { text, values }: Statement): Promise<unknown> {
  if ('query' in reader) return (await reader.query({ text, values })).rows;
  return withPlaces(values, (placed) => reader.$queryRawUnsafe(text, ...placed));
}

/**
 * The value of a JSON cell that was read as text. The schema declares its type, as in `rowsFrom`.
 * @throws Error in tests, where it is not as declared
 */
export function jsonFrom<Value extends z.ZodType>(
  value: Value & z.ZodType<z.output<Value>, z.output<Value>>,
  text: string,
): z.output<Value> {
  const found: z.output<Value> = JSON.parse(text);
  if (isChecked) check(value, found, 'It was read as text.');
  return found;
}

/** @throws Error if something is not as declared, or has more. This is not an error for people, whose input is fine */
function check(declared: z.ZodType, found: unknown, from: string): void {
  const { error, data } = declared.safeParse(found);
  const problem = error ? z.prettifyError(error) : !isDeepStrictEqual(data, found) && moreThan(data, found);
  if (problem) throw new Error(`A row is not as declared.\n${problem}\n${from}`);
}

function moreThan(declared: unknown, found: unknown): string {
  return `Declared are ${JSON.stringify(declared).slice(0, 1000)}\nof ${JSON.stringify(found).slice(0, 1000)}`;
}
