import fs from 'node:fs';
import readline from 'node:readline';
import { z } from 'zod';
import { headerRow, rowWriter } from '@/lib/exchange/csv';
import { REFUSED_HEADER } from './headers';

const refusedRow = z.tuple([
  z.int(),
  z.array(z.object({ column: z.int().nullable(), reason: z.string() })),
  z.array(z.string()),
]);

/** The rows that were refused last, as they stand in the file, each with the reason; guarded as all CSV files are. */
export async function* refusedCsv(path: string, headers: readonly string[]): AsyncGenerator<Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const columns = [...headers, REFUSED_HEADER];
  const write = rowWriter(
    columns.map(() => 'text' as const),
    false,
  );
  yield encode(
    headerRow(
      columns.map((name) => ({ name })),
      true,
    ),
  );
  for await (const line of readline.createInterface({ input: fs.createReadStream(path), crlfDelay: Infinity })) {
    const [, refusals, cells] = refusedRow.parse(JSON.parse(line));
    const reasons = refusals.map(({ column, reason }) =>
      column === null ? reason : `${headers[column] || `Column ${column + 1}`}: ${reason}`,
    );
    const filled = Array.from({ length: headers.length }, (_, at) => cells[at] ?? '');
    yield encode(write([...filled, reasons.join(' ')]));
  }
}
