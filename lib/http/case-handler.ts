import { z } from 'zod';
import { bringInCase } from '@/lib/case/commands.server';
import { caseInput } from '@/lib/case/schema';
import { fileId } from '@/lib/import/decisions';
import { sendRoute } from './route';
import { rehearsed } from './streamed';

const allowed = { permission: 'claims.write', what: 'bring in files' } as const;

/** `POST /api/imports/<id>/case`: what bringing in a whole case comes to. Nothing is written. */
export const tryCaseHandler = sendRoute(
  {
    ...{ limit: 'write', allowed, params: z.object({ id: fileId }) },
    body: caseInput.omit({ file: true, expected: true }),
  },
  async ({ params: { id }, body, ...asked }) => rehearsed(asked, bringInCase, { ...body, file: id }),
);
