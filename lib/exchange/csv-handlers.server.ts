import type { Notice } from '@/lib/data-table/url';
import { answering } from '@/lib/http/answering';
import { readerOf } from '@/lib/people/session.server';
import packageJson from '@/package.json';
import type { CsvOptions } from './csv';
import { countCsvRows, exportCsv } from './export.server';
import { takeExportPlace } from './export-queue.server';
import { attachment, type ExportFile, readExport } from './read-export.server';
import { receipt } from './receipt';

/** GET and HEAD of a CSV file. Its address is that of the table, with `bom`, `raw` and `sep`. */
export const csvHandler = (file: ExportFile) =>
  answering(async (request) => {
    const { db, source, query, refs, options, words } = await readExport(file, request, readOptions);
    const isHead = request.method === 'HEAD';
    const onEnd = isHead ? undefined : takeExportPlace(await readerOf(request.headers));
    const headers = {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': attachment(source, query, 'csv'),
      Link: `</${source.name}.csv-metadata.json${search(words, options)}>; rel="describedby"; type="application/csvm+json"`,
      'Cache-Control': 'no-store',
    };
    return new Response(isHead ? null : exportCsv(db, { source, query, refs }, options, { onEnd }), { headers });
  });

/** GET and HEAD of the receipt of a CSV file, for the same query. */
export const receiptHandler = (file: ExportFile) =>
  answering(async (request) => {
    const { db, source, query, refs, names, options, words, leftOut } = await readExport(file, request, readOptions);
    const headers = { 'Content-Type': 'application/csvm+json', 'Cache-Control': 'no-store' };
    if (request.method === 'HEAD') return new Response(null, { headers });
    const body = receipt({
      ...source,
      query,
      leftOut,
      names,
      options,
      columns: source.columns(query),
      address: `${source.name}.csv${search(words, options)}`,
      rows: await countCsvRows(db, { source, query, refs }),
      at: new Date(),
      version: packageJson.version,
    });
    return new Response(JSON.stringify(body, null, 2), { headers });
  });

/** The part of an address after the path. */
function search(words: string, { bom, raw, sep }: CsvOptions): string {
  const all = [words, bom ? '' : 'bom=0', raw ? 'raw=1' : '', sep === ';' ? 'sep=;' : ''].filter(Boolean).join('&');
  return all && `?${all}`;
}

function readOptions(params: URLSearchParams, strange: Notice[]): CsvOptions {
  const options: CsvOptions = {
    bom: readSwitch(params, 'bom', true, strange),
    raw: readSwitch(params, 'raw', false, strange),
    sep: params.getAll('sep').includes(';') ? ';' : ',',
  };
  if (params.getAll('sep').some((text) => text !== ',' && text !== ';'))
    strange.push({ word: 'sep', message: '“sep” is “,” or “;”.' });
  for (const word of ['bom', 'raw', 'sep']) params.delete(word);
  return options;
}

function readSwitch(params: URLSearchParams, word: string, otherwise: boolean, notices: Notice[]): boolean {
  const texts = params.getAll(word);
  if (texts.some((text) => text !== '0' && text !== '1')) notices.push({ word, message: `“${word}” is 0 or 1.` });
  return texts.length === 0 ? otherwise : texts.includes('1');
}
