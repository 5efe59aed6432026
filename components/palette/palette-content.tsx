'use client';

import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { unseenEntry } from '@/components/forms/completion';
import { useAnswer } from '@/components/forms/use-answer';
import { useChoosing } from '@/components/forms/use-choosing';
import { answersTo } from '@/components/keys/use-keys';
import { signInHref } from '@/components/people/sign-in-link';
import { isNamed } from '@/lib/format/is-named';
import { counted } from '@/lib/format/number';
import { shortened } from '@/lib/format/shortened';
import { pressed, stepOf } from '@/lib/keys';
import { type Choice, groupsFor, type Here } from '@/lib/palette/choices';
import { FIND_LIMIT, nothingFound } from '@/lib/palette/found';
import type { Actor } from '@/lib/people/permissions';
import { openedRecords } from './opened-records';
import { PaletteOption } from './palette-option';
import '@/app/styles/palette.css';

export type PaletteProps = {
  role: Actor['role'];
  path: string;
  /** What was typed before this was there, and whether Enter was pressed after it. */
  early: { readonly text: string; readonly isEntered: boolean };
  close: () => void;
};

/** Where the palette is opened, as the page says. */
function hereFrom(role: Actor['role'], path: string): Here {
  const csv = document.querySelector('#export-menu a[download][href*=".csv?"]')?.getAttribute('href') ?? null;
  return {
    role,
    path,
    answers: answersTo,
    csv,
    signIn: signInHref(path, location.search),
    opened: openedRecords().filter(({ href }) => href !== path),
  };
}

/**
 * The field and the list of the palette. Pages and actions answer at once; records when the server has found them.
 * Enter opens, with Ctrl or Cmd in a new tab.
 */
export function PaletteContent({ role, path, early, close }: PaletteProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [here] = useState(() => hereFrom(role, path));
  const [text, setText] = useState(early.text);
  const typed = text.trim();
  const { answer, pending, problem, again } = useAnswer(
    typed === '' ? null : `/api/find?q=${encodeURIComponent(typed)}`,
    nothingFound,
  );
  const isPending = typed !== '' && pending;
  const groups = groupsFor(typed, here, { found: answer, pending });
  const entries = groups.flatMap(({ choices }) => choices);
  const choosing = useChoosing({
    id,
    entries,
    text: typed,
    pending: isPending,
    failed: problem !== null,
    unseen: (marked) => unseenEntry(entries, ({ item }) => item !== undefined && isNamed(item, typed), marked),
    onTake: open,
  });
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.setSelectionRange(early.text.length, early.text.length);
  }, [early]);
  const enter = useRef(() => {});
  enter.current = () => {
    const { current, marked } = choosing;
    // Of records, only an answer to this very text counts; pages and actions are known at once.
    const isKnown =
      current && (!isPending || problem !== null || (current.item === undefined && current.key !== 'all'));
    if (isKnown || (current && marked)) open(current);
    else if (isPending) choosing.wait();
  };
  useEffect(() => {
    if (early.isEntered) enter.current();
  }, [early]);

  // The element itself is clicked, so that whatever looks after links of the page also looks after these.
  function open(choice: Choice) {
    document.getElementById(`${id}-${choice.key}`)?.click();
  }
  function onKeyDown(event: KeyboardEvent) {
    const key = pressed(event);
    const { current } = choosing;
    if (stepOf(key) !== 0) choosing.step(stepOf(key));
    else if (key === 'Ctrl+Enter' && current && 'href' in current) {
      window.open(current.href, '_blank', 'noopener');
      close();
    } else if (key === 'Enter' || key === 'Ctrl+Enter') enter.current();
    else return;
    event.preventDefault();
  }

  const says = problem
    ? null
    : isPending
      ? 'Searching…'
      : entries.length === 0 || (typed !== '' && entries.every(({ key }) => key === 'new'))
        ? `Nothing here matches “${shortened(typed, 60)}”. Statements, names, titles, addresses and numbers are searched.`
        : null;
  return (
    <>
      <button type="button" className="button quiet icon-button palette-close" aria-label="Close" onClick={close}>
        ×
      </button>
      <input
        ref={input}
        {...choosing.field}
        className="palette-field"
        aria-label="Search, or go anywhere"
        placeholder="Search claims, sources, documents, topics, or go to a page…"
        maxLength={FIND_LIMIT}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          choosing.clear();
        }}
        onKeyDown={onKeyDown}
      />
      {says && (
        <p className="palette-says" data-pending={isPending || undefined} data-beside={entries.length > 0 || undefined}>
          {says}
        </p>
      )}
      <div id={`${id}-list`} role="listbox" aria-label="What you can open" className="palette-list">
        {groups.map(({ label, choices }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div key={label} role="group" aria-label={label}>
            <p aria-hidden="true">{label}</p>
            {choices.map((choice) => (
              <PaletteOption
                key={choice.key}
                choice={choice}
                typed={typed}
                close={close}
                attributes={choosing.option(choice)}
              />
            ))}
          </div>
        ))}
      </div>
      {problem && (
        <div className="palette-says" role="alert">
          <p>Records could not be searched. {problem.title}</p>
          <button type="button" className="button" onClick={again}>
            Try again
          </button>
        </div>
      )}
      <p className="hidden-text" role="status">
        {problem ? '' : (says ?? counted(entries.length, ['choice', 'choices']))}
      </p>
      <p className="palette-keys" aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> move
        </span>
        <span>
          <kbd>Enter</kbd> open
        </span>
        <span>
          <kbd>Ctrl Enter</kbd> in a new tab
        </span>
        <span>
          <kbd>Esc</kbd> close
        </span>
      </p>
    </>
  );
}
