import { claimList } from '@/lib/claims/table';
import { queryInWords } from '@/lib/data-table/sentence';
import { resolveRefs } from '@/lib/data-table/sql.server';
import { type Notice, readListQuery } from '@/lib/data-table/url';
import { getDb } from '@/lib/db';
import { invalid } from '@/lib/errors';
import { writtenFile } from '@/lib/exchange/written-file.server';
import { answering } from '@/lib/http/answering';
import packageJson from '@/package.json';
import { writeCase } from './write-case.server';

/** GET and HEAD of a whole case. Its address is that of the claims table; order and columns change nothing. */
export const caseHandler = answering(async (request) => {
  const params = new URL(request.url).searchParams;
  for (const word of ['page', 'size', 'columns', 'sort', 'bom', 'raw']) params.delete(word);
  const { query, notices } = readListQuery(claimList, params);
  const db = await getDb();
  const { refs, names, notices: missing } = await resolveRefs(db.pool, claimList, query);
  if (notices.length + missing.length > 0) throw refusal([...notices, ...missing]);
  const isFiltered = query.q !== '' || Object.keys(query.filters).length > 0;
  const headers = {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${fileName(isFiltered)}"`,
    'Cache-Control': 'no-store',
  };
  const title = queryInWords(claimList, query, names);
  return writtenFile(request, db, headers, (file) =>
    writeCase(db, file, { query, refs, title }, packageJson.version, request.signal),
  );
});

const refusal = (notices: readonly Notice[]) =>
  invalid(
    notices.map(({ message }) => message).join(' '),
    Object.fromEntries(notices.map(({ word, message }) => [word, message])),
  );

/** What and when: “whence-case-filtered-2026-11-23-1412.zip”, in UTC. */
function fileName(isFiltered: boolean): string {
  const [day, time = ''] = new Date().toISOString().split('T');
  return `whence-case${isFiltered ? '-filtered' : ''}-${day}-${time.slice(0, 5).replace(':', '')}.zip`;
}
