'use client';

import { type MouseEvent, useEffect, useRef, useState } from 'react';

type Asked<Entry> = {
  /** The list has the id `<id>-list`, an entry `<id>-<key>`. */
  readonly id: string;
  readonly entries: readonly Entry[];
  /** What was typed. */
  readonly text: string;
  /** The entries still answer an older text. */
  readonly pending: boolean;
  /** No answer will come to this text. */
  readonly failed: boolean;
  /** What may be taken of an answer that nobody has seen, for Enter that was pressed before. */
  readonly unseen: (marked: string | null) => Entry | null;
  readonly onTake: (entry: Entry) => void;
};

/**
 * What a text field and its list of entries share: which entry is marked, and the Enter that waits for an answer. The
 * first entry is marked until the person marks another.
 */
export function useChoosing<Entry extends { readonly key: string }>(asked: Asked<Entry>) {
  const { id, entries, text, pending, failed, unseen, onTake } = asked;
  /** The key of the entry the person has marked; null means the first. */
  const [marked, mark] = useState<string | null>(null);
  /** The text for which Enter was pressed before its answer arrived. */
  const [awaited, setAwaited] = useState<string | null>(null);
  const at = Math.max(
    0,
    entries.findIndex(({ key }) => key === marked),
  );
  const current = entries[at];
  const settle = useRef(() => {});
  settle.current = () => {
    setAwaited(null);
    const entry = awaited === text && !failed ? unseen(marked) : null;
    if (entry) onTake(entry);
  };
  const isAnswered = awaited !== null && (!pending || failed);
  useEffect(() => {
    if (isAnswered) settle.current();
  }, [isAnswered]);
  return {
    current,
    marked,
    /** Marks the next entry, or with −1 the one before. */
    step(by: number) {
      const next = entries.at((at + by) % Math.max(entries.length, 1))?.key ?? null;
      mark(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    },
    /** Takes an entry once the answer to this text is there. */
    wait: () => setAwaited(text),
    clear() {
      mark(null);
      setAwaited(null);
    },
    /** The attributes of the field. */
    field: {
      type: 'text',
      role: 'combobox',
      autoComplete: 'off',
      dir: 'auto',
      spellCheck: false,
      'aria-expanded': entries.length > 0,
      'aria-controls': `${id}-list`,
      'aria-autocomplete': 'list',
      'aria-activedescendant': current && `${id}-${current.key}`,
      'aria-busy': awaited !== null || undefined,
    } as const,
    /** The attributes of an entry, besides its role. */
    option: (entry: Entry) => ({
      id: `${id}-${entry.key}`,
      'aria-selected': entry === current,
      // Keeps the focus in the field.
      onMouseDown: (event: MouseEvent) => event.preventDefault(),
      // A list that scrolls under a pointer at rest also sends moves.
      onMouseMove: ({ movementX, movementY }: MouseEvent) => (movementX !== 0 || movementY !== 0) && mark(entry.key),
    }),
  };
}
