'use client';

import { useEffect, useState } from 'react';
import { ChoiceDialog } from './choice-dialog';

type Candidate = { readonly id: number; readonly label: string; readonly detail: string };
type Question = { readonly title: string; readonly candidates: readonly Candidate[] };

type Asked = { question: Question; settle: (id: number | null) => void };
let ask: ((question: Question) => Promise<number | null>) | null = null;

/** Asks which of several records is meant. @returns its id, 0 for a new one, null if nothing was chosen */
export const askWhich = (question: Question): Promise<number | null> => ask?.(question) ?? Promise.resolve(null);

/** The question, with the likeliest answer first. Rendered once, in the layout. */
export function AskWhich() {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    ask = (question) => new Promise((settle) => setAsked({ question, settle }));
    return () => {
      ask = null;
    };
  }, []);
  if (!asked) return null;
  const { question, settle } = asked;
  const end = (id: number | null) => {
    setAsked(null);
    settle(id);
  };
  return (
    <ChoiceDialog
      title={question.title}
      choices={question.candidates.map(({ id, label, detail }) => ({ key: String(id), label, detail }))}
      onPick={(key) => end(Number(key))}
      onClose={() => end(null)}
    />
  );
}
