import { offline, type Problem, problemOf } from '@/components/forms/problem';
import { cancelled, type Progress } from '@/components/forms/send';
import { personHere } from '@/components/person';
import type { CaseReport } from '@/lib/case/report';
import type { CaseChoices } from '@/lib/case/schema';
import { jsonLinesOf } from '@/lib/format/json-lines';
import type { Decisions } from '@/lib/import/decisions';
import type { CaseUpload, ReadUpload } from '@/lib/import/desk.server';
import type { Mapping } from '@/lib/import/mapping';
import type { ReadChoice } from '@/lib/import/read-table';
import type { Report } from '@/lib/import/report';
import type { LikeFound, SearchPlace } from '@/lib/import/similar';
import { WHOSE_PAGE } from '@/lib/people/whose-page';

export type Answer<R> = { readonly ok: true; readonly result: R } | { readonly ok: false; readonly problem: Problem };
type Watched = { readonly onProgress: (progress: Progress) => void; readonly signal: AbortSignal };

/** Sends a file, part by part. @returns its id */
export async function sendFile(file: File, { onProgress, signal }: Watched): Promise<Answer<string>> {
  const begun = await ask<{ id: string; part: number }>('/api/imports', { name: file.name }, signal);
  if (!begun.ok) return begun;
  const { id, part } = begun.result;
  for (let at = 0; at < file.size; at += part) {
    onProgress({ done: at, total: file.size });
    const sent = await request(`/api/imports/${id}?at=${at}`, {
      ...{ method: 'PUT', signal, body: file.slice(at, at + part) },
      headers: { 'Content-Type': 'application/octet-stream' },
    });
    if (!sent.ok) return sent;
    // Its connection is free again when the answer has been read to its end.
    await sent.result.arrayBuffer().catch(() => {});
  }
  return { ok: true, result: id };
}

/** Reads a file that was sent. What `choice` leaves out is detected. */
export const readFile = (
  id: string,
  choice: Partial<ReadChoice>,
  signal?: AbortSignal,
): Promise<Answer<ReadUpload | CaseUpload>> => ask(`/api/imports/${id}/read`, { choice }, signal);

/** What bringing it in comes to. */
export const dryRun = (
  id: string,
  body: { mapping: Mapping; decisions: Decisions },
  watched: Watched,
): Promise<Answer<Report>> => rehearsed<Report>(`/api/imports/${id}/dry-run`, body, watched);

/** What bringing in a whole case comes to. */
export const dryRunCase = (id: string, body: CaseChoices, watched: Watched): Promise<Answer<CaseReport>> =>
  rehearsed<CaseReport>(`/api/imports/${id}/case`, body, watched);

async function rehearsed<R extends Report | CaseReport>(
  address: string,
  body: unknown,
  { onProgress, signal }: Watched,
): Promise<Answer<R>> {
  const answered = await request(address, {
    ...{ method: 'POST', signal, body: JSON.stringify(body) },
    headers: { 'Content-Type': 'application/json', Accept: 'application/x-ndjson' },
  });
  if (!answered.ok) return answered;
  let report: R | null = null;
  try {
    // The answer is read to its end, so that the connection is free again.
    for await (const line of jsonLinesOf<{ progress: Progress } | { problem: Problem } | R>(answered.result)) {
      if ('progress' in line) onProgress(line.progress);
      else if ('problem' in line) return { ok: false, problem: line.problem };
      else report = line;
    }
  } catch {
    if (signal.aborted) return { ok: false, problem: cancelled };
  }
  return report ? { ok: true, result: report } : { ok: false, problem: offline };
}

/** The next of the new claims of a file that look like claims here. */
export const findSimilar = (
  id: string,
  body: { mapping: Mapping; place?: SearchPlace },
  signal: AbortSignal,
): Promise<Answer<LikeFound>> => ask(`/api/imports/${id}/similar`, body, signal);

async function ask<R>(address: string, body: unknown, signal?: AbortSignal): Promise<Answer<R>> {
  const answered = await request(address, {
    ...{ method: 'POST', signal, body: JSON.stringify(body) },
    headers: { 'Content-Type': 'application/json' },
  });
  if (!answered.ok) return answered;
  try {
    return { ok: true, result: await answered.result.json() };
  } catch {
    return { ok: false, problem: signal?.aborted ? cancelled : offline };
  }
}

async function request(address: string, init: RequestInit): Promise<Answer<Response>> {
  try {
    const response = await fetch(address, { ...init, headers: { ...init.headers, [WHOSE_PAGE]: personHere() } });
    return response.ok ? { ok: true, result: response } : { ok: false, problem: await problemOf(response) };
  } catch {
    return { ok: false, problem: init.signal?.aborted ? cancelled : offline };
  }
}
