'use client';

import { useEffect, useRef, useState } from 'react';
import { type Answered, answered } from '@/components/forms/answered';
import type { Problem } from '@/components/forms/problem';
import type { FormState, Values } from '@/components/forms/use-form';
import { fileSize } from '@/lib/format/size';
import { INTAKE_LIMIT, type Intake } from '@/lib/intake/schema';
import { type Fillable, type FillIn, fillIn } from './fill-in';

/** An address to fetch, a page that was sent here, or a file to read, of which a person may choose page and encoding. */
export type Wanted = (
  | { readonly url: string; readonly html?: string }
  | { readonly file: File; readonly page?: number }
) & {
  readonly encoding?: string;
};

export type IntakeState<V> =
  | { readonly step: 'idle' }
  | { readonly step: 'busy'; readonly wanted: Wanted }
  | { readonly step: 'refused'; readonly wanted: Wanted; readonly problem: Problem }
  | { readonly step: 'done'; readonly wanted: Wanted; readonly intake: Intake; readonly filling: FillIn<V> };

/** Brings in a document from an address or a file and fills in the form. What a person typed stays. */
export function useIntake<V extends Values & Fillable>(form: FormState<V>, initial: V) {
  const [state, setState] = useState<IntakeState<V>>({ step: 'idle' });
  const controller = useRef<AbortController | null>(null);
  const before = useRef<Partial<V>>({});
  // The person can keep typing while a page is being fetched.
  const latest = useRef(form);
  useEffect(() => {
    latest.current = form;
  });
  useEffect(() => () => controller.current?.abort(), []);

  async function bring(wanted: Wanted) {
    controller.current?.abort();
    const own = new AbortController();
    controller.current = own;
    setState({ step: 'busy', wanted });
    const answer = await ask(wanted, own.signal);
    if (own.signal.aborted) return;
    if (!answer.ok) return setState({ step: 'refused', wanted, problem: answer.problem });
    const filling = fillIn(latest.current.values, initial, before.current, answer.found);
    fill(filling.patch);
    setState({ step: 'done', wanted, intake: answer.found, filling });
  }

  function fill(patch: Partial<V>) {
    before.current = { ...before.current, ...patch };
    if (Object.keys(patch).length > 0) latest.current.set(patch);
  }

  return {
    state,
    bring,
    cancel() {
      controller.current?.abort();
      setState({ step: 'idle' });
    },
    /** Also uses what was found for fields where the person typed something else. */
    useInstead() {
      if (state.step !== 'done') return;
      const { filling } = state;
      fill(filling.instead);
      setState({
        ...state,
        filling: { ...filling, filled: [...filling.filled, ...filling.left], left: [], instead: {} },
      });
    },
  };
}

export type Intaking<V extends Values & Fillable> = ReturnType<typeof useIntake<V>>;

async function ask(wanted: Wanted, signal: AbortSignal): Promise<Answered<Intake>> {
  const refuse = (status: number, title: string): Answered<Intake> => ({ ok: false, problem: { status, title } });
  if ('file' in wanted && wanted.file.size > INTAKE_LIMIT)
    return refuse(
      413,
      `“${wanted.file.name}” has ${fileSize(wanted.file.size)}; the limit is ${fileSize(INTAKE_LIMIT)}.`,
    );
  return answered(() => post(wanted, signal));
}

function post(wanted: Wanted, signal: AbortSignal): Promise<Response> {
  const { encoding } = wanted;
  if ('url' in wanted) {
    const headers = { 'Content-Type': 'application/json' };
    const { html } = wanted;
    const body = JSON.stringify({ url: wanted.url.trim(), ...(html && { html }), ...(encoding && { encoding }) });
    return fetch('/api/intake', { method: 'POST', headers, body, signal });
  }
  const body = new FormData();
  body.set('file', wanted.file);
  if (encoding) body.set('encoding', encoding);
  if (wanted.page) body.set('page', String(wanted.page));
  return fetch('/api/intake', { method: 'POST', body, signal });
}
