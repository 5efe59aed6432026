import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { FileFormat } from './format';
import { linksXml, sheetXml } from './sheet';
import { type About, workbookParts } from './workbook-parts';

/** An Excel workbook with one sheet. @param origin the address of this server, to which its links lead */
export const xlsxFormat = ({ origin, ...about }: About & { readonly origin: string }): FileFormat => ({
  apart: true,
  async *write({ source, query }, batches) {
    const zip = new ZipFile();
    const file = new PassThrough();
    zip.once('error', (error) => file.destroy(error));
    zip.outputStream.pipe(file);
    const options = { mtime: about.at };
    for (const [path, xml] of workbookParts(source.name, about)) zip.addBuffer(Buffer.from(xml), path, options);
    const links: string[] = [];
    const { pageOf } = source;
    const sheet = Readable.from(
      sheetXml(
        { columns: source.columns(query), ...(pageOf && { linkOf: (row) => origin + pageOf(row) }) },
        batches,
        links,
      ),
      { objectMode: false },
    );
    sheet.once('error', (error) => file.destroy(error));
    zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml', options);
    // The addresses are known once the sheet is written.
    zip.addReadStreamLazy('xl/worksheets/_rels/sheet1.xml.rels', options, (use) =>
      use(null, Readable.from(linksXml(links), { objectMode: false })),
    );
    zip.end();
    try {
      yield* file;
    } finally {
      if (!sheet.destroy().closed) await once(sheet, 'close');
    }
  },
});
