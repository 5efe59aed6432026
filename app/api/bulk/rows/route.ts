import { standingRows } from '@/lib/bulk/standing-rows.server';
import { numbersIn } from '@/lib/format/number';
import { readRoute } from '@/lib/http/route';

const allowed = { permission: 'claims.write', what: 'load rows that no longer match' } as const;

/**
 * Rows that stay in a table although its address no longer shows them: how they are now, and whether they still
 * match.
 */
export const GET = readRoute({ allowed }, ({ db, search }) => {
  const ids = numbersIn(search.get('ids') ?? '');
  search.delete('ids');
  return standingRows(db.pool, ids, search);
});
