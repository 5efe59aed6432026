import { z } from 'zod';
import { restorable } from '@/lib/entities/entities';
import { notFound } from '@/lib/errors';
import { previewRestore } from '@/lib/history/detail.server';
import { recordId } from '@/lib/http/record-id';
import { readRoute } from '@/lib/http/route';

const missing = 'There is no such state.';
const params = z.object({ id: recordId(missing) });

/** What would change if “?record=claim:12” were restored to its state after this change. */
export const GET = readRoute({ params, missing }, async ({ db, actor, params: { id }, search }) => {
  const [entity, number = ''] = (search.get('record') ?? '').split(':');
  const kind = restorable.find((one) => one === entity);
  if (!kind || !/^[1-9]\d{0,8}$/.test(number)) throw notFound(missing);
  return previewRestore(db, await actor(), { entity: kind, id: Number(number) }, id);
});
