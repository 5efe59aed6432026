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
import type { Actor } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';
import { noteNames } from './note-columns.server';

/** A file that is the same for everybody, or depends on who looks. */
export type ExportFile = CsvSource | ((viewer: Actor) => CsvSource);

/**
 * What an address asks for. A page ignores what it does not understand and says so. A file cannot say so, so here it is
 * an error. It has all rows, whatever `page` and `size` say.
 * @param ownWords reads the words of the address that concern the format of the file, and takes them out
 * @throws DomainError `invalid`, with what is wrong with each word
 */
export async function readExport<Options>(
  file: ExportFile,
  request: Request,
  ownWords: (params: URLSearchParams, strange: Notice[]) => Options,
) {
  const base = typeof file === 'function' ? file(await currentActor()) : file;
  const { list, listSql } = base;
  const params = new URL(request.url).searchParams;
  const strange: Notice[] = [];
  const options = ownWords(params, strange);
  for (const word of ['page', 'size']) params.delete(word);
  const { query: asked, notices } = readListQuery(list, params);
  strange.push(...notices);
  if (strange.length > 0) throw refusal(strange);
  const db = await getDb();
  // The first byte leaves before the first row is read, so a missing database must be noticed here.
  await db.pool.query('SELECT 1').catch((error: Error) => {
    throw (
      faultInWords(error) ?? new DatabaseUnavailable(`The database does not answer: ${error.message}`, { cause: error })
    );
  });
  const { refs, names, notices: missing } = await resolveRefs(db.pool, list, asked);
  if (missing.length > 0) throw refusal(missing);
  // Only an address that names columns can leave some open; without any, every file has the same.
  const open = params.has('columns') && !base.rows ? asked.ifFilled : [];
  const leftOut = await emptyColumns(db.pool, list, listSql, asked, refs, open);
  const query = { ...asked, columns: shownColumns(asked, leftOut) };
  const { notes } = base;
  const source =
    notes && query.columns.includes('notes')
      ? notes.withNames(await noteNames(db.pool, listSql, notes.table, query, refs))
      : base;
  return { db, source, query, refs, names, options, leftOut, words: writeListQuery(list, asked) };
}

function refusal(notices: readonly Notice[]) {
  const fields: Record<string, string> = {};
  for (const { word, message } of notices) fields[word] = fields[word] ? `${fields[word]} ${message}` : message;
  return invalid(notices.map(({ message }) => message).join(' '), fields);
}

/** What and when: `attachment; filename="whence-claims-filtered-2026-11-23-1412.csv"`, in UTC. */
export function attachment(
  { name }: CsvSource,
  { q, filters }: { readonly q: string; readonly filters: object },
  ending: string,
): string {
  const [day, time = ''] = new Date().toISOString().split('T');
  const filtered = q !== '' || Object.keys(filters).length > 0 ? '-filtered' : '';
  return `attachment; filename="whence-${name}${filtered}-${day}-${time.slice(0, 5).replace(':', '')}.${ending}"`;
}
