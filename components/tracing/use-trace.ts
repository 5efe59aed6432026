'use client';

import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { type Answered, answered } from '@/components/forms/answered';
import type { Problem } from '@/components/forms/problem';
import type { Intake } from '@/lib/intake/schema';
import { type TracedHop, type TracedText, tracedHop, tracedText } from '@/lib/tracing/hop';
import { bestOf } from '@/lib/tracing/where-to-look';

/** A text that is looked at: one that is held, or one that was fetched and is not stored. */
export type Looked = { read: TracedText; fetched: { intake: Intake; url: string } | null };

export type Looking =
  | { step: 'idle' }
  | { step: 'busy'; words: string }
  | { step: 'refused'; problem: Problem; url: string | null }
  | { step: 'here'; looked: Looked };

/** Everything about the next hop of a link, and the text that is looked at beside it. */
export function useTrace(linkId: number, stamp: number) {
  const [hop, setHop] = useState<TracedHop | null>(null);
  const [failed, setFailed] = useState<Problem | null>(null);
  const [looking, setLooking] = useState<Looking>({ step: 'idle' });
  const controller = useRef<AbortController | null>(null);
  const shown = useRef(0);
  const [again, setAgain] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: both say that something may have changed
  useEffect(() => {
    const own = new AbortController();
    const isNew = shown.current !== linkId;
    shown.current = linkId;
    if (isNew) {
      controller.current?.abort();
      setHop(null);
      setLooking({ step: 'idle' });
    }
    setFailed(null);
    void (async () => {
      const answer = await ask(tracedHop, `/api/trace?link=${linkId}`, { signal: own.signal });
      if (own.signal.aborted) return;
      if (!answer.ok) return setFailed(answer.problem);
      setHop(answer.found);
      const best = isNew ? bestOf(answer.found) : undefined;
      if (best !== undefined) void look(best);
    })();
    return () => own.abort();
  }, [linkId, stamp, again]);
  useEffect(() => () => controller.current?.abort(), []);

  async function during(words: string, url: string | null, work: (signal: AbortSignal) => Promise<Answered<Looked>>) {
    controller.current?.abort();
    const own = new AbortController();
    controller.current = own;
    setLooking({ step: 'busy', words });
    const answer = await work(own.signal);
    if (own.signal.aborted) return;
    if (answer.ok) setLooking({ step: 'here', looked: answer.found });
    else setLooking({ step: 'refused', problem: answer.problem, url });
  }

  const held = async (documentId: number, signal: AbortSignal): Promise<Answered<Looked>> => {
    const read = await ask(tracedText, `/api/trace?link=${linkId}&document=${documentId}`, { signal });
    return read.ok ? { ok: true, found: { read: read.found, fetched: null } } : read;
  };

  /** Shows a document that is held. */
  const look = (documentId: number) => during('Reading…', null, (signal) => held(documentId, signal));

  /** Fetches an address and shows its text; one that is held already is shown instead. */
  const fetchPage = (url: string) =>
    during('Fetching…', url, async (signal) => {
      const intake = await send<Intake>('/api/intake', { url }, signal);
      if (!intake.ok) return intake;
      const { existing, sameText, text, publisher, siteName } = intake.found;
      const here = existing && !existing.deleted ? existing.id : sameText?.id;
      if (here !== undefined) {
        const read = await held(here, signal);
        if (read.ok) return read;
      }
      const sent = { linkId, text, publisher: (publisher?.label ?? siteName).slice(0, 200) };
      const read = await send<unknown>('/api/trace/text', sent, signal);
      if (!read.ok) return read;
      return { ok: true, found: { read: tracedText.parse(read.found), fetched: { intake: intake.found, url } } };
    });

  return {
    hop,
    failed,
    looking,
    look,
    fetchPage,
    cancel() {
      controller.current?.abort();
      setLooking({ step: 'idle' });
    },
    reload: () => setAgain((count) => count + 1),
  };
}

async function ask<T>(schema: z.ZodType<T>, address: string, init: RequestInit): Promise<Answered<T>> {
  const answer = await answered<unknown>(() => fetch(address, init));
  return answer.ok ? { ok: true, found: schema.parse(answer.found) } : answer;
}

const send = async <T>(address: string, body: unknown, signal: AbortSignal): Promise<Answered<T>> => {
  const headers = { 'Content-Type': 'application/json' };
  return answered<T>(() => fetch(address, { method: 'POST', headers, body: JSON.stringify(body), signal }));
};
