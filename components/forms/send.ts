import { personHere } from '@/components/person';
import { jsonLinesOf } from '@/lib/format/json-lines';
import { WHOSE_PAGE } from '@/lib/people/whose-page';
import { offline, type Problem, problemOf } from './problem';

export type Outcome<R> = { ok: true; result: R; changeId: number | null } | { ok: false; problem: Problem };
type Line<R> = { progress: Progress } | { problem: Problem } | { result: R; changeId: number | null };
export type Progress = { done: number; total: number };

type Options = {
  readonly reason?: string;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
};

/** How often it is sent again without an answer. The server runs it at most once. */
const AGAIN_AFTER_MS = [1000, 4000];
/** What was sent but not answered. It keeps its key when the person sends it again. */
let unanswered: { sent: string; key: string } | null = null;

/** Sends one command. Never throws; a cancelled request has the problem “Cancelled”. */
export async function send<R>(name: string, input: unknown, options: Options = {}): Promise<Outcome<R>> {
  const { reason, signal } = options;
  const body = JSON.stringify({ input, ...(reason && { reason }) });
  const sent = `${name} ${body}`;
  const key = unanswered?.sent === sent ? unanswered.key : newKey();
  unanswered = null;
  for (const pause of [0, ...AGAIN_AFTER_MS]) {
    if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
    if (signal?.aborted) return { ok: false, problem: cancelled };
    const outcome = await once<R>(name, body, key, options);
    // The database may have failed after the work was done.
    if (outcome && !outcome.ok && outcome.problem.status === 503) unanswered = { sent, key };
    if (outcome) return outcome;
  }
  unanswered = { sent, key };
  return { ok: false, problem: signal?.aborted ? cancelled : offline };
}

export const cancelled: Problem = { status: 0, title: 'Cancelled. Nothing was changed.' };
// Not `randomUUID`, which is missing if the page is not served over TLS.
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** @returns null if no complete answer came */
async function once<R>(
  name: string,
  body: string,
  key: string,
  { onProgress, signal }: Options,
): Promise<Outcome<R> | null> {
  try {
    const response = await fetch(`/api/commands/${name}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: onProgress ? 'application/x-ndjson' : 'application/json',
        'Idempotency-Key': key,
        [WHOSE_PAGE]: personHere(),
      },
      body,
      signal,
    });
    if (!response.ok) return { ok: false, problem: await problemOf(response) };
    if (!onProgress || !response.headers.get('Content-Type')?.includes('ndjson'))
      return { ok: true, ...(await response.json()) };
    for await (const line of jsonLinesOf<Line<R>>(response)) {
      if ('progress' in line) onProgress(line.progress);
      else if ('problem' in line) return { ok: false, problem: line.problem };
      else return { ok: true, ...line };
    }
    return null;
  } catch {
    return signal?.aborted ? { ok: false, problem: cancelled } : null;
  }
}
