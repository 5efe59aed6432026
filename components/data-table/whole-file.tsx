'use client';

import { useEffect, useRef, useState } from 'react';
import { type CopiesThere, copiesThere, FEW_BYTES } from '@/lib/case/copies';
import type { Whole } from '@/lib/data-table/definition';
import { counted } from '@/lib/format/number';
import { fileSize } from '@/lib/format/size';

/**
 * The file with everything that belongs to the rows of a table. Where copies of what was seen can go along, one can
 * choose whether they do; until their size is known, the server decides.
 * @param text the query of the table
 */
export function WholeFile({ file, text }: { file: Whole; text: string }) {
  const item = useRef<HTMLLIElement>(null);
  const [there, setThere] = useState<CopiesThere | null>(null);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const { path, label, help, copies } = file;
  useEffect(() => {
    const menu = item.current?.closest('[popover]');
    if (!menu || copies === undefined) return;
    const controller = new AbortController();
    const { signal } = controller;
    const ask = async (event: Event) => {
      if (!(event instanceof ToggleEvent) || event.newState !== 'open') return;
      try {
        const answer = await fetch(`${copies}?${text}`, { signal });
        if (answer.ok) setThere(copiesThere.parse(await answer.json()));
      } catch {
        // The menu was closed, or the server is away. Then it decides when the file is asked for.
      }
    };
    menu.addEventListener('toggle', ask, { signal });
    return () => controller.abort();
  }, [copies, text]);
  const isWith = chosen ?? (there !== null && there.bytes < FEW_BYTES);
  const hasCopies = there !== null && there.copies > 0;
  return (
    <li ref={item}>
      <a href={`${path}?${text}${hasCopies ? `${text && '&'}copies=${isWith ? 1 : 0}` : ''}`} download>
        {label}
      </a>
      <span className="muted">{help}</span>
      {hasCopies && (
        <label className="with-copies">
          <input type="checkbox" checked={isWith} onChange={({ target }) => setChosen(target.checked)} />
          <span title="What was seen of the documents, byte for byte">
            with {counted(there.copies, ['copy', 'copies'])} ({fileSize(there.bytes)})
          </span>
        </label>
      )}
    </li>
  );
}
