import { shownColumns } from '@/lib/data-table/columns';
import type { CsvSource } from '@/lib/data-table/csv-source.server';
import { emptyColumns } from '@/lib/data-table/empty-columns.server';
import { resolveRefs } from '@/lib/data-table/sql.server';
import { type Notice, readListQuery } from '@/lib/data-table/url';
import { writeListQuery } from '@/lib/data-table/write';
import { getDb } from '@/lib/db';
import { DatabaseUnavailable } from '@/lib/db/errors';
import { faultInWords } from '@/lib/db/fault-in-words';
import { invalid } from '@/lib/errors';
import { answering } from '@/lib/http/answering';
import type { Actor } from '@/lib/people/permissions';
import { currentActor, readerOf } from '@/lib/people/session.server';
import packageJson from '@/package.json';
import type { CsvOptions } from './csv';
import { countCsvRows, exportCsv } from './export.server';
import { takeExportPlace } from './export-queue.server';
import { receipt } from './receipt';

/** A file that is the same for everybody, or depends on who looks. */
type CsvFile = CsvSource | ((viewer: Actor) => CsvSource);

/**
 * GET and HEAD of a CSV file. Its address is that of the table, with `bom` and `raw`. It has all rows, whatever `page`
 * and `size` say.
 */
export const csvHandler = (file: CsvFile) =>
  answering(async (request) => {
    const source = await sourceFor(file);
    const { db, query, refs, options, search } = await readExport(source, request);
    const isHead = request.method === 'HEAD';
    const onEnd = isHead ? undefined : takeExportPlace(await readerOf(request.headers));
    const headers = {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${fileName(source, query.q !== '' || Object.keys(query.filters).length > 0)}"`,
      Link: `</${source.name}.csv-metadata.json${search}>; rel="describedby"; type="application/csvm+json"`,
      'Cache-Control': 'no-store',
    };
    return new Response(isHead ? null : exportCsv(db, { source, query, refs }, options, { onEnd }), { headers });
  });

/** GET and HEAD of the receipt of a CSV file, for the same query. */
export const receiptHandler = (file: CsvFile) =>
  answering(async (request) => {
    const source = await sourceFor(file);
    const { db, query, refs, names, options, search, leftOut } = await readExport(source, request);
    const body = receipt({
      ...source,
      query,
      leftOut,
      names,
      options,
      columns: source.columns(query),
      address: `${source.name}.csv${search}`,
      rows: request.method === 'HEAD' ? 0 : await countCsvRows(db, { source, query, refs }),
      at: new Date(),
      version: packageJson.version,
    });
    return new Response(request.method === 'HEAD' ? null : JSON.stringify(body, null, 2), {
      headers: { 'Content-Type': 'application/csvm+json', 'Cache-Control': 'no-store' },
    });
  });

const sourceFor = async (file: CsvFile) => (typeof file === 'function' ? file(await currentActor()) : file);

/**
 * What an address asks for. A page ignores what it does not understand and says so. A file cannot say so, so here it is
 * an error.
 */
async function readExport(source: CsvSource, request: Request) {
  const params = new URL(request.url).searchParams;
  const strange: Notice[] = [];
  const options: CsvOptions = {
    bom: readSwitch(params, 'bom', true, strange),
    raw: readSwitch(params, 'raw', false, strange),
  };
  for (const word of ['bom', 'raw', 'page', 'size']) params.delete(word);
  const { query, notices } = readListQuery(source.list, params);
  strange.push(...notices);
  if (strange.length > 0) throw refusal(strange);
  const db = await getDb();
  // The first byte leaves before the first row is read, so a missing database must be noticed here.
  await db.pool.query('SELECT 1').catch((error: Error) => {
    throw (
      faultInWords(error) ?? new DatabaseUnavailable(`The database does not answer: ${error.message}`, { cause: error })
    );
  });
  const { refs, names, notices: missing } = await resolveRefs(db.pool, source.list, query);
  if (missing.length > 0) throw refusal(missing);
  const words = [writeListQuery(source.list, query), options.bom ? '' : 'bom=0', options.raw ? 'raw=1' : '']
    .filter(Boolean)
    .join('&');
  // Only an address that names columns can leave some open; without any, every file has the same.
  const open = params.has('columns') && !source.rows ? query.ifFilled : [];
  const leftOut = await emptyColumns(db.pool, source.list, source.listSql, query, refs, open);
  const columns = shownColumns(query, leftOut);
  return { db, query: { ...query, columns }, refs, names, options, leftOut, search: words && `?${words}` };
}

function readSwitch(params: URLSearchParams, word: string, otherwise: boolean, notices: Notice[]): boolean {
  const texts = params.getAll(word);
  if (texts.some((text) => text !== '0' && text !== '1')) notices.push({ word, message: `“${word}” is 0 or 1.` });
  return texts.length === 0 ? otherwise : texts.includes('1');
}

function refusal(notices: readonly Notice[]) {
  const fields: Record<string, string> = {};
  for (const { word, message } of notices) fields[word] = fields[word] ? `${fields[word]} ${message}` : message;
  return invalid(notices.map(({ message }) => message).join(' '), fields);
}

/** What and when: “whence-claims-filtered-2026-11-23-1412.csv”, in UTC. */
function fileName({ name }: CsvSource, filtered: boolean): string {
  const [day, time = ''] = new Date().toISOString().split('T');
  return `whence-${name}${filtered ? '-filtered' : ''}-${day}-${time.slice(0, 5).replace(':', '')}.csv`;
}
