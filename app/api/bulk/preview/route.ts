import { previewBulk } from '@/lib/bulk/preview.server';
import { bulkPreviewInput } from '@/lib/bulk/schema';
import { sendRoute } from '@/lib/http/route';

const allowed = { permission: 'claims.write', what: 'edit claims' } as const;

/** What a change of many claims would do. Nothing is written. */
export const POST = sendRoute({ limit: 'write', allowed, body: bulkPreviewInput }, ({ db, body }) => {
  const { change, ...target } = body;
  return previewBulk(db, target, change);
});
