import type { z } from 'zod';
import { type Command, rehearse } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { DomainError } from '@/lib/errors';
import type { Actor } from '@/lib/people/permissions';
import { refused } from './refused';
import { json } from './route';

const STREAM = 'application/x-ndjson';

export const wantsStream = (headers: Headers): boolean => headers.get('accept')?.includes(STREAM) ?? false;

export type Progress = (done: number, total: number) => void;
/** Work that tells how far it has come. */
type Streamable = (onProgress?: Progress) => Promise<unknown>;

/** Answers with the progress of the work and its result, one line each. If the client leaves, cancellable work ends. */
export function streamed(
  request: Request,
  actor: Actor,
  { cancellable = false }: { readonly cancellable?: boolean },
  run: Streamable,
): Response {
  const encoder = new TextEncoder();
  let gone = request.signal.aborted;
  request.signal.addEventListener('abort', () => {
    gone = true;
  });
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const tell = (line: unknown) => !gone && controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      const onProgress = (done: number, total: number) => {
        if (gone && cancellable) throw new DomainError('conflict', 'Cancelled. Nothing was changed.');
        tell({ progress: { done, total } });
      };
      try {
        tell(await run(onProgress));
      } catch (error) {
        tell({ problem: await refused(request, error, actor).json() });
      }
      if (!gone) controller.close();
    },
    cancel() {
      gone = true;
    },
  });
  return new Response(stream, {
    headers: { 'Content-Type': `${STREAM}; charset=utf-8`, 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  });
}

/** Answers with what a command would come to, and with its progress where that is asked for. */
export async function rehearsed<In extends z.ZodType, Out>(
  { request, db, actor }: { readonly request: Request; readonly db: Db; readonly actor: Actor },
  command: Command<In, Out>,
  input: unknown,
): Promise<Response> {
  const run = (onProgress?: Progress) => rehearse(db, actor, command, input, onProgress ? { onProgress } : {});
  return wantsStream(request.headers) ? streamed(request, actor, { cancellable: true }, run) : json(await run());
}
