'use client';

import { useEffect, useState } from 'react';
import { ChoiceDialog } from './choice-dialog';
import type { Problem } from './problem';

type Asked = { problem: Problem; settle: (id: number | null) => void };
let ask: ((problem: Problem) => Promise<number | null>) | null = null;

/** Asks which of several records is meant. @returns its id, 0 for a new one, null if nothing was chosen */
export const askWhich = (problem: Problem): Promise<number | null> => ask?.(problem) ?? Promise.resolve(null);

/** The question, with the likeliest answer first. Rendered once, in the layout. */
export function AskWhich() {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    ask = (problem) => new Promise((settle) => setAsked({ problem, settle }));
    return () => {
      ask = null;
    };
  }, []);
  if (!asked) return null;
  const { problem, settle } = asked;
  const end = (id: number | null) => {
    setAsked(null);
    settle(id);
  };
  return (
    <ChoiceDialog
      title={problem.title}
      choices={(problem.choose?.candidates ?? []).map(({ id, label, detail }) => ({ key: String(id), label, detail }))}
      onPick={(key) => end(Number(key))}
      onClose={() => end(null)}
    />
  );
}
