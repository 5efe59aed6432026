import { queryInWords } from '@/lib/data-table/sentence';
import { countRows, whereSql } from '@/lib/data-table/sql.server';
import { idRow } from '@/lib/db/columns';
import { rowFrom } from '@/lib/db/rows';
import { answering } from '@/lib/http/answering';
import { originOf } from '@/lib/http/request-origin';
import { readerOf } from '@/lib/people/session.server';
import { Prisma } from '@/prisma/generated/client';
import { exportFile } from './export.server';
import { takeExportPlace } from './export-queue.server';
import type { FileFormat } from './format';
import { jsonLines } from './jsonl-format';
import { attachment, type ExportFile, readExport } from './read-export.server';
import { SHEET_LIMITS, tooLongText, tooManyColumns, tooManyRows } from './sheet';
import { xlsxFormat } from './xlsx-format.server';

const { sql, raw } = Prisma;

type Wanted = Awaited<ReturnType<typeof readExport<null>>>;
type Kind = {
  readonly ending: string;
  readonly type: string;
  readonly format: (request: Request, wanted: Wanted) => FileFormat | Promise<FileFormat>;
};

/** GET and HEAD of a file of this kind, with the rows and columns of the CSV file of the same address. */
const fileHandler =
  ({ ending, type, format }: Kind) =>
  (file: ExportFile) =>
    answering(async (request) => {
      const wanted = await readExport(file, request, () => null);
      const { db, source, query } = wanted;
      const headers = {
        'Content-Type': type,
        'Content-Disposition': attachment(source, query, ending),
        'Cache-Control': 'no-store',
      };
      const written = await format(request, wanted);
      if (request.method === 'HEAD') return new Response(null, { headers });
      const onEnd = takeExportPlace(await readerOf(request.headers));
      return new Response(exportFile(db, wanted, written, { onEnd }), { headers });
    });

/** JSON Lines. */
export const jsonLinesHandler = fileHandler({
  ending: 'jsonl',
  type: 'application/jsonl; charset=utf-8',
  format: () => jsonLines,
});

/** An Excel workbook. */
export const xlsxHandler = fileHandler({
  ending: 'xlsx',
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  async format(request, wanted) {
    await refuseTooMuch(wanted);
    const { source, query, names } = wanted;
    return xlsxFormat({ title: queryInWords(source.list, query, names), at: new Date(), origin: originOf(request) });
  },
});

/** @throws DomainError where a sheet cannot hold the file */
async function refuseTooMuch({ db, source, query, refs }: Wanted): Promise<void> {
  const { list, listSql, overlong } = source;
  const columns = source.columns(query).length;
  if (columns > SHEET_LIMITS.columns) throw tooManyColumns(columns);
  if ((await countRows(db.pool, listSql, query, refs)) > SHEET_LIMITS.rows) throw tooManyRows();
  if (!overlong) return;
  const found = await rowFrom(
    db.pool,
    idRow,
    sql`SELECT ${raw(listSql.alias)}.id FROM ${listSql.from} ${listSql.row ?? Prisma.empty} ${whereSql(listSql, query, refs)}
      AND ${overlong(query, SHEET_LIMITS.text)} LIMIT 1`,
  );
  if (found) throw tooLongText(`a text of the ${list.noun[0]} with the number ${found.id}`);
}
