import { z } from 'zod';
import { bringInCase } from '@/lib/case/commands.server';
import { caseInput } from '@/lib/case/schema';
import { rehearse } from '@/lib/commands/command';
import { fileId } from '@/lib/import/decisions';
import { json, sendRoute } from './route';
import { streamed, wantsStream } from './streamed';

const allowed = { permission: 'claims.write', what: 'bring in files' } as const;

/** `POST /api/imports/<id>/case`: what bringing in a whole case comes to. Nothing is written. */
export const tryCaseHandler = sendRoute(
  {
    ...{ limit: 'write', allowed, params: z.object({ id: fileId }) },
    body: caseInput.omit({ file: true, expected: true }),
  },
  async ({ request, db, actor, params: { id }, body }) => {
    const run = async (onProgress?: (done: number, total: number) => void) =>
      rehearse(db, actor, bringInCase, { ...body, file: id }, onProgress ? { onProgress } : {});
    return wantsStream(request.headers) ? streamed(request, actor, { cancellable: true }, run) : json(await run());
  },
);
