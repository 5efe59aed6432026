import type { CsvSource } from '@/lib/data-table/csv-source.server';
import type { ListQuery } from '@/lib/data-table/definition';
import { countRows, type Refs } from '@/lib/data-table/sql.server';
import type { Db } from '@/lib/db';
import type { CsvOptions } from './csv';
import { csvFormat } from './csv-format';
import type { FileFormat, Row } from './format';
import { readRecords } from './records.server';

/** A download from which nothing is taken for this long, in milliseconds, ends. */
const STALL = 30_000;

export type Export = { readonly source: CsvSource; readonly query: ListQuery; readonly refs: Refs };

type Ending = { onEnd?: () => void; stall?: number };

/** A CSV file as a stream. See `exportFile`. */
export const exportCsv = (
  db: Pick<Db, 'pool' | 'embedded'>,
  wanted: Export,
  options: CsvOptions,
  ending?: Ending,
): ReadableStream<Uint8Array> => exportFile(db, wanted, csvFormat(options), ending);

/**
 * A file as a stream that reads no faster than its reader. What stands before the first row comes at once. Any failure
 * makes the stream fail, so that no incomplete file looks whole. Cancelling it stops the query, and so does a reader who
 * stops reading.
 * @param onEnd called once, however it ends
 */
export function exportFile(
  db: Pick<Db, 'pool' | 'embedded'>,
  wanted: Export,
  format: FileFormat,
  { onEnd = () => {}, stall = STALL }: Ending = {},
): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  const chunks = format.write(wanted, rowsOf(db, wanted, format.apart, stop.signal));
  let patience: NodeJS.Timeout | undefined;
  const end = async () => {
    clearTimeout(patience);
    stop.abort();
    await chunks.return(undefined).finally(onEnd);
  };
  const waitForReader = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    patience = setTimeout(() => {
      controller.error(new Error('Nobody read on, so that the export was ended.'));
      end().catch(() => {});
    }, stall);
    patience.unref();
  };
  return new ReadableStream<Uint8Array>(
    {
      start: waitForReader,
      async pull(controller) {
        clearTimeout(patience);
        try {
          const { done, value } = await chunks.next();
          if (stop.signal.aborted) return;
          if (!done) {
            controller.enqueue(value);
            return waitForReader(controller);
          }
          controller.close();
          onEnd();
        } catch (error) {
          onEnd();
          throw error;
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}

/** The rows of a file, some at a time. */
async function* rowsOf(
  db: Pick<Db, 'pool' | 'embedded'>,
  wanted: Export,
  apart: boolean,
  signal: AbortSignal,
): AsyncGenerator<readonly Row[]> {
  const { rows, row } = wanted.source;
  for await (const batch of readRecords(db, { ...wanted, apart }, signal))
    yield rows ? batch.flatMap(rows) : row ? batch.map(row) : batch;
}

/**
 * The number of rows of the file, without the header. If a record can become several rows, everything is read to count
 * them.
 */
export async function countCsvRows(db: Pick<Db, 'pool' | 'embedded'>, wanted: Export): Promise<number> {
  const { source, query, refs } = wanted;
  if (!source.rows) return countRows(db.pool, source.listSql, query, refs);
  let count = 0;
  for await (const batch of readRecords(db, wanted)) for (const record of batch) count += source.rows(record).length;
  return count;
}
