import { claimList } from '@/lib/claims/table';
import { getDb } from '@/lib/db';
import { invalid } from '@/lib/errors';
import { askedTable, datedName } from '@/lib/exchange/asked-table.server';
import { writtenFile } from '@/lib/exchange/written-file.server';
import { answering } from '@/lib/http/answering';
import packageJson from '@/package.json';
import { copiesOfClaims } from './copies-of-claims.server';
import { writeCase } from './write-case.server';

/**
 * GET and HEAD of a whole case. Its address is that of the claims table; order and columns change nothing. `copies=1`
 * takes the bytes of copies along, `copies=0` leaves them out; without it they go along where they come to little.
 */
export const caseHandler = answering(async (request) => {
  const db = await getDb();
  const { address, copies } = askedCopies(request.url);
  const { isFiltered, ...asked } = await askedTable(db, claimList, address);
  const headers = {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${datedName('case', isFiltered, 'zip')}"`,
    'Cache-Control': 'no-store',
  };
  const { signal } = request;
  return writtenFile(request, db, headers, (file) =>
    writeCase(db, file, asked, packageJson.version, { copies, signal }),
  );
});

/** GET and HEAD of how many copies a whole case would hold, and of how many bytes; its address is that of the case. */
export const caseCopiesHandler = answering(async (request) => {
  const db = await getDb();
  const asked = await askedTable(db, claimList, request.url);
  return Response.json(await copiesOfClaims(db.pool, asked), { headers: { 'Cache-Control': 'no-store' } });
});

/** The address of a case without what it says of copies, and that. @throws DomainError `invalid` */
function askedCopies(url: string): { address: string; copies: boolean | null } {
  const address = new URL(url);
  const wanted = address.searchParams.get('copies');
  if (wanted !== null && wanted !== '0' && wanted !== '1')
    throw invalid('“copies” is 1 or 0.', { copies: 'It is 1 or 0.' });
  address.searchParams.delete('copies');
  return { address: address.href, copies: wanted === null ? null : wanted === '1' };
}
