import type { CsvSource } from '@/lib/data-table/csv-source.server';
import type { ListQuery } from '@/lib/data-table/definition';
import { countRows, type Refs } from '@/lib/data-table/sql.server';
import type { Db } from '@/lib/db';
import { type CsvOptions, headerRow, rowWriter } from './csv';
import { readRecords } from './records.server';

/** The number of characters collected before they are sent. */
const CHUNK = 65_536;

/** A download from which nothing is taken for this long, in milliseconds, ends. */
const STALL = 30_000;

export type Export = { readonly source: CsvSource; readonly query: ListQuery; readonly refs: Refs };

/**
 * The CSV file as a stream that reads no faster than its reader. The header row comes at once. Any failure makes the
 * stream fail, so that no incomplete file looks whole. Cancelling it stops the query, and so does a reader who stops
 * reading.
 * @param onEnd called once, however it ends
 */
export function exportCsv(
  db: Pick<Db, 'pool' | 'embedded'>,
  wanted: Export,
  options: CsvOptions,
  { onEnd = () => {}, stall = STALL }: { onEnd?: () => void; stall?: number } = {},
): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  const chunks = csvChunks(db, wanted, options, stop.signal);
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

async function* csvChunks(db: Pick<Db, 'pool' | 'embedded'>, wanted: Export, options: CsvOptions, signal: AbortSignal) {
  const { source, query } = wanted;
  const write = rowWriter(source.kinds(query), options.raw);
  yield Buffer.from(headerRow(source.columns(query), options.bom));
  let text = '';
  for await (const batch of readRecords(db, wanted, signal)) {
    for (const record of batch) {
      if (source.rows) for (const row of source.rows(record)) text += write(row);
      else text += write(record);
      if (text.length < CHUNK) continue;
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text) yield Buffer.from(text);
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
