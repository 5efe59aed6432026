import { z } from 'zod';
import { defineCommand } from '@/lib/commands/command';
import { conflict } from '@/lib/errors';
import { captureHandle } from './seen';
import { type Found, foundFor, writeCapture } from './write.server';

/** Keeps what was seen of a document beside its texts, which stay as they are. */
export const keepCopy = defineCommand({
  name: 'documents.keepCopy',
  permission: 'documents.write',
  input: z.object({ documentId: z.int().positive(), capture: captureHandle }),
  prepare: (_, actor, { capture }) => foundFor(actor, capture),
  async run({ ledger, ready }, { documentId }) {
    const found: Found = ready;
    if (!found) throw conflict('What was seen is no longer held. Nothing was changed. Fetch the page again.');
    await ledger.hold('document', documentId);
    return { copy: await writeCapture(ledger, documentId, found) };
  },
});
