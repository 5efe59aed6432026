'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState, useTransition } from 'react';
import type { Outcome, Progress } from './send';
import { sendAsking } from './send-asking';
import { toast, working } from './toasts';
import { remember } from './undo';

type RunOptions<R> = {
  readonly reason?: string;
  /** The message after success; without it, nothing is said. */
  readonly message?: string | ((result: R) => string);
  /** The caller handles errors. */
  readonly quiet?: boolean;
  /** Asks for progress, which `progress` then shows. `cancel` stops the change, and nothing is changed. */
  readonly stream?: boolean;
  /**
   * The name of a change to very many claims while it runs in the background. `onLong` is called when it turns out to
   * be one.
   */
  readonly long?: string;
  readonly onLong?: () => void;
};

/**
 * Runs commands from a component, with the message and its Undo, the sign-in for an expired session, and a refresh of
 * the page.
 */
export function useCommand() {
  const router = useRouter();
  const [running, setRunning] = useState(0);
  const [refreshing, startTransition] = useTransition();
  const [progress, setProgress] = useState<Progress | null>(null);
  const controller = useRef<AbortController | null>(null);

  async function run<R = unknown>(name: string, input: unknown, options: RunOptions<R> = {}): Promise<Outcome<R>> {
    const { reason, message, quiet, stream, long, onLong } = options;
    const work = long ? working(long, onLong) : null;
    const onProgress = stream ? setProgress : work?.tell;
    setRunning((count) => count + 1);
    controller.current = new AbortController();
    try {
      const outcome = await sendAsking<R>(name, input, { reason, signal: controller.current?.signal, onProgress });
      if (!outcome.ok) {
        if (!quiet) toast(outcome.problem.title, { tone: 'error' });
        return outcome;
      }
      if (outcome.changeId !== null && outcome.changeId !== undefined) remember(outcome.changeId);
      const text = typeof message === 'function' ? message(outcome.result) : message;
      if (text) toast(text, { undo: outcome.changeId });
      startTransition(() => router.refresh());
      return outcome;
    } finally {
      work?.end();
      setRunning((count) => count - 1);
      setProgress(null);
    }
  }

  return { run, pending: running > 0, refreshing, progress, cancel: () => controller.current?.abort() };
}
