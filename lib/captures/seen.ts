import { z } from 'zod';
import { captureWays, wordsOf } from '@/lib/vocabulary';

/** After so many days, the bytes of a deleted document or of a copy that was taken back are removed. */
export const GRACE_DAYS = 30;

/** What was seen, without its bytes: when, where and how. It becomes a capture when its document is stored. */
export const seen = z.object({
  how: z.enum(wordsOf(captureWays)),
  requestedUrl: z.string().nullable(),
  finalUrl: z.string().nullable(),
  redirects: z.array(z.string()),
  status: z.int().nullable(),
  headers: z.record(z.string(), z.string()),
  mediaType: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  size: z.int(),
  /** ISO, in UTC. */
  capturedAt: z.string(),
  kept: z.boolean(),
});
export type Seen = z.output<typeof seen>;

/** The handle of what was seen, as `/api/intake` gave it. One that is no longer held is no error of form. */
export const captureHandle = z.string().min(1).max(36, 'This is no handle of a copy.');

/** What is held for a document that may be stored. */
export type HeldCapture = { readonly id: string; readonly size: number; readonly kept: boolean };

/** What became of a held copy when its document was stored; `gone`: it was held for a day, and that is over. */
export type CopyOutcome = 'none' | 'kept' | 'not kept' | 'gone';

/** What was done, and what became of the copy. */
export const withCopy = (done: string, copy: CopyOutcome): string => [done, copyWords[copy]].filter(Boolean).join('; ');

const copyWords: Readonly<Record<CopyOutcome, string>> = {
  none: '',
  kept: 'a copy is kept',
  'not kept': 'no bytes are kept of what was seen, only its hash',
  gone: 'what was seen was held for a day and is no longer here, so no copy is kept',
};
