'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import { dropDraft, readDraft, writeDraft } from './draft';
import type { Problem } from './problem';
import { toast } from './toasts';
import { useCommand } from './use-command';

export type Values = Record<string, unknown>;

export type FormOptions<V extends Values, R> = {
  readonly command: string;
  /** The name under which unsaved input is kept; one for each record and form. */
  readonly draft: string;
  readonly initial: V;
  /** The version of the record that `initial` shows; sent as `version`. */
  readonly version?: number;
  /** What is sent; `version` is added. */
  readonly input: (values: V) => Values;
  readonly reason?: boolean | 'required';
  readonly message?: string | ((result: R) => string);
  readonly done?: (result: R, changeId: number | null) => void;
  /**
   * The name of the change while it runs in the background, if it may affect very many claims. Then `leave` closes the
   * form early.
   */
  readonly long?: string;
  readonly leave?: () => void;
  /** Called instead of saving when nothing has changed. */
  readonly unchanged?: () => void;
  /** The server's record in the form's values. Without this, the fields with the same names are used. */
  readonly fromCurrent?: (current: Readonly<Record<string, unknown>>) => Partial<V>;
};

/** Both versions, when somebody else saved first. */
export type Clash<V> = { readonly base: V; readonly theirs: V; readonly version: number };

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The state of one form: values, errors beside fields, the draft on this device, and both versions of a stale save. */
export function useForm<V extends Values, R = unknown>(options: FormOptions<V, R>) {
  const { command, draft, initial, input, message, done, fromCurrent } = options;
  const { run, pending } = useCommand();
  const [values, setValues] = useState(initial);
  const [reason, setReason] = useState('');
  const [version, setVersion] = useState(options.version);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [restored, setRestored] = useState(false);
  const [clash, setClash] = useState<Clash<V> | null>(null);
  const labels = useRef(new Map<string, string>());
  const base = useRef(initial);
  // Two fields may change before the next render.
  const latest = useRef(values);

  // The draft is only on the device, so it can be read only after the page is rendered; but before anything is typed,
  // which would be taken for it.
  useLayoutEffect(() => {
    if (latest.current !== base.current) return;
    const kept = readDraft<V>(draft);
    if (!kept || (same(kept.values, base.current) && kept.reason === '')) return;
    latest.current = { ...base.current, ...kept.values };
    // Compared with what the person saw, not with what others have saved since.
    if (kept.base && kept.version !== undefined) base.current = { ...base.current, ...kept.base };
    setValues(latest.current);
    setReason(kept.reason);
    if (kept.version !== undefined) setVersion(kept.version);
    setRestored(true);
  }, [draft]);

  function replace(next: V) {
    latest.current = next;
    setValues(next);
  }

  function keep(next: V, nextReason: string) {
    if (same(next, base.current) && nextReason === '') dropDraft(draft);
    else writeDraft(draft, { values: next, base: base.current, reason: nextReason, version });
  }

  function set(patch: Partial<V>) {
    const next = { ...latest.current, ...patch };
    replace(next);
    keep(next, reason);
    if (problem) setProblem(null);
    const left = Object.entries(errors).filter(([name]) => !(name in patch));
    if (left.length < Object.keys(errors).length) setErrors(Object.fromEntries(left));
  }

  function refuse(refusal: Problem) {
    if (refusal.status === 412 && refusal.current && typeof refusal.current.version === 'number') {
      const { current } = refusal;
      const theirs = { ...base.current, ...(fromCurrent ? fromCurrent(current) : pick(current, base.current)) };
      setClash({ base: base.current, theirs, version: refusal.current.version });
      return;
    }
    setProblem(refusal);
    setErrors(
      Object.fromEntries(
        Object.entries(refusal.fields ?? {}).map(([name, text]) => [name.split('.')[0] ?? name, text]),
      ),
    );
  }

  async function submit(sent = values, sentVersion = version) {
    setProblem(null);
    setErrors({});
    if (options.unchanged && same(sent, base.current)) return options.unchanged();
    if (options.reason === 'required' && reason.trim() === '') return setErrors({ reason: 'Say why.' });
    const body = { ...input(sent), ...(sentVersion !== undefined && { version: sentVersion }) };
    let left = false;
    const onLong = () => {
      left = true;
      options.leave?.();
    };
    const outcome = await run<R>(command, body, {
      reason: reason.trim(),
      message,
      quiet: true,
      long: options.long,
      onLong,
    });
    // Input is kept as a draft until it is saved.
    if (!outcome.ok && left)
      return toast(`Not saved: ${outcome.problem.title} Open the form again to find what you typed.`, {
        tone: 'error',
      });
    if (!outcome.ok) return refuse(outcome.problem);
    dropDraft(draft);
    base.current = sent;
    if (!left) done?.(outcome.result, outcome.changeId);
  }

  return {
    values,
    set,
    reason,
    setReason(next: string) {
      setReason(next);
      keep(values, next);
    },
    reasonMode: options.reason ?? false,
    errors,
    problem,
    pending,
    restored,
    clash,
    labels,
    submit: () => submit(),
    discard() {
      dropDraft(draft);
      base.current = initial;
      replace(initial);
      setReason('');
      setVersion(options.version);
      setErrors({});
      setProblem(null);
      setRestored(false);
    },
    /** Saves the combined values over the present version. */
    merge(merged: V) {
      if (!clash) return;
      base.current = clash.theirs;
      replace(merged);
      setVersion(clash.version);
      setClash(null);
      writeDraft(draft, { values: merged, base: clash.theirs, reason, version: clash.version });
      return submit(merged, clash.version);
    },
    leaveClash: () => setClash(null),
  };
}

export type FormState<V extends Values = Values> = ReturnType<typeof useForm<V>>;

function pick<V extends Values>(current: Readonly<Record<string, unknown>>, like: V): Partial<V> {
  return Object.fromEntries(
    Object.keys(like).flatMap((name) => (name in current ? [[name, current[name]]] : [])),
  ) as Partial<V>;
}
