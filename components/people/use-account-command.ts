'use client';

import type { Outcome } from '@/components/forms/send';
import { toast } from '@/components/forms/toasts';
import { useCommand } from '@/components/forms/use-command';

/** Runs a command about people, tokens or settings. These cannot be undone, so the message offers no Undo. */
export function useAccountCommand() {
  const { run, pending } = useCommand();
  return {
    pending,
    async run<R = unknown>(name: string, input: unknown, message?: string, quiet = false): Promise<Outcome<R>> {
      const outcome = await run<R>(name, input, { quiet });
      if (outcome.ok && message) toast(message);
      return outcome;
    },
  };
}
