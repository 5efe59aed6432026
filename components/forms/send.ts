import { personHere } from '@/components/person';
import { WHOSE_PAGE } from '@/lib/people/whose-page';
import { offline, type Problem, problemOf } from './problem';

export type Outcome<R> = { ok: true; result: R; changeId: number | null } | { ok: false; problem: Problem };
type Line<R> = { progress: Progress } | { problem: Problem } | { result: R; changeId: number | null };
export type Progress = { done: number; total: number };

type Options = { readonly reason?: string; readonly onProgress?: (progress: Progress) => void; readonly signal?: AbortSignal };

/** Sends one command to its door. Never throws; a request that was cancelled has the problem «Cancelled». */
export async function send<R>(name: string, input: unknown, { reason, onProgress, signal }: Options = {}): Promise<Outcome<R>> {
  try {
    const response = await fetch(`/api/commands/${name}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: onProgress ? 'application/x-ndjson' : 'application/json',
        [WHOSE_PAGE]: personHere(),
      },
      body: JSON.stringify({ input, ...(reason && { reason }) }),
      signal,
    });
    if (!response.ok) return { ok: false, problem: await problemOf(response) };
    if (!onProgress || !response.headers.get('Content-Type')?.includes('ndjson')) return { ok: true, ...(await response.json()) };
    for await (const line of linesOf<Line<R>>(response)) {
      if ('progress' in line) onProgress(line.progress);
      else if ('problem' in line) return { ok: false, problem: line.problem };
      else return { ok: true, ...line };
    }
    return { ok: false, problem: offline };
  } catch {
    return { ok: false, problem: signal?.aborted ? { status: 0, title: 'Cancelled. Nothing was changed.' } : offline };
  }
}

async function* linesOf<T>(response: Response): AsyncGenerator<T> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    const lines = (rest + part.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim()) yield JSON.parse(line);
  }
  if (rest.trim()) yield JSON.parse(rest);
}
