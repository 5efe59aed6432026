import { claimList } from '@/lib/claims/table';
import { getDb } from '@/lib/db';
import { askedTable, datedName } from '@/lib/exchange/asked-table.server';
import { writtenFile } from '@/lib/exchange/written-file.server';
import { answering } from '@/lib/http/answering';
import packageJson from '@/package.json';
import { writeCase } from './write-case.server';

/** GET and HEAD of a whole case. Its address is that of the claims table; order and columns change nothing. */
export const caseHandler = answering(async (request) => {
  const db = await getDb();
  const { isFiltered, ...asked } = await askedTable(db, claimList, request.url);
  const headers = {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${datedName('case', isFiltered, 'zip')}"`,
    'Cache-Control': 'no-store',
  };
  return writtenFile(request, db, headers, (file) => writeCase(db, file, asked, packageJson.version, request.signal));
});
