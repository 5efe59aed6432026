'use client';

import Link from 'next/link';
import { type HTMLAttributes, useMemo } from 'react';
import { switchTheme } from '@/components/chrome/switch-theme';
import { Marked } from '@/components/data-table/marked';
import { press } from '@/components/keys/use-keys';
import { leave } from '@/components/people/leave';
import { searchMarks, searchTerms } from '@/lib/data-table/search';
import { keyLabel } from '@/lib/keys';
import type { Choice, Deed } from '@/lib/palette/choices';

type Props = { choice: Choice; typed: string; close: () => void; attributes: HTMLAttributes<HTMLElement> };

/** Sheets and questions that were open before the palette: what is done now would happen behind them. */
function closeOthers() {
  for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog[open]:not(.palette)')) dialog.close();
}

function perform(deed: Deed) {
  if ('press' in deed) press(deed.press);
  else if (deed.does === 'theme') switchTheme();
  else leave();
}

/** One line: a link, or what does something. It leaves the palette and closes it. */
export function PaletteOption({ choice, typed, close, attributes }: Props) {
  const { label, detail, shortcut, item } = choice;
  const marks = useMemo(() => (item ? searchMarks(label, searchTerms(typed)) : []), [item, label, typed]);
  const leaving = () => {
    close();
    closeOthers();
  };
  const content = (
    <>
      <bdi>
        <Marked text={label} marks={marks} />
      </bdi>
      {detail && (
        <small>
          <bdi>{detail}</bdi>
        </small>
      )}
      {shortcut && (
        <span className="palette-key" aria-hidden="true">
          {keyLabel(shortcut)}
        </span>
      )}
    </>
  );
  if (!('href' in choice))
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
      <div
        {...attributes}
        role="option"
        tabIndex={-1}
        onClick={() => {
          leaving();
          perform(choice);
        }}
      >
        {content}
      </div>
    );
  if (choice.isFile)
    return (
      <a {...attributes} role="option" tabIndex={-1} href={choice.href} onClick={leaving}>
        {content}
      </a>
    );
  return (
    <Link {...attributes} role="option" tabIndex={-1} href={choice.href} prefetch={false} onClick={leaving}>
      {content}
    </Link>
  );
}
