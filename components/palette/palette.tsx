'use client';

import { usePathname } from 'next/navigation';
import { type ComponentType, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { isOwnKey, useKeys } from '@/components/keys/use-keys';
import { pressed } from '@/lib/keys';
import type { Actor } from '@/lib/people/permissions';
import type { PaletteProps } from './palette-content';

type Props = { role: Actor['role']; isMac: boolean };

const nothingYet: PaletteProps['early'] = { text: '', isEntered: false };

/** A dialog with a field: what stands there would be left behind. */
const FILLED_IN = 'dialog[open]:not(.palette) :is(input:not([type="hidden"]), select, textarea)';

/**
 * The button and the key that open the palette. What is in it is fetched when it first opens; until then, the field
 * takes what is typed.
 */
export function Palette({ role, isMac }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [early, setEarly] = useState(nothingYet);
  const [open, setOpen] = useState(false);
  const [loaded, setLoaded] = useState<{ Content: ComponentType<PaletteProps> } | null>(null);
  const [failed, setFailed] = useState(false);
  const path = usePathname();
  const close = () => dialog.current?.close();
  useLayoutEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
  }, [open]);
  useEffect(() => {
    if (!open || loaded) return;
    setFailed(false);
    import('./palette-content').then(
      ({ PaletteContent }) => setLoaded({ Content: PaletteContent }),
      () => setFailed(true),
    );
  }, [open, loaded]);
  useKeys({
    'Ctrl+k': (event) => {
      // There, Ctrl and K delete the rest of the line.
      if (isMac && !event.metaKey && isOwnKey(event.target)) return false;
      if (open) close();
      else if (!document.querySelector(FILLED_IN)) setOpen(true);
    },
  });
  return (
    <>
      <button
        type="button"
        className="palette-button"
        aria-haspopup="dialog"
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        onClick={() => setOpen(true)}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="7" cy="7" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="m10.5 10.5 3.5 3.5" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </svg>
        <span className="palette-name">Search</span>
        <span className="palette-key" aria-hidden="true">
          {isMac ? '⌘K' : 'Ctrl K'}
        </span>
      </button>
      <dialog
        ref={dialog}
        className="palette"
        aria-label="Search, or go anywhere"
        onClose={(event) => {
          if (event.target !== dialog.current) return;
          setOpen(false);
          setEarly(nothingYet);
        }}
        // Escape is the same for the keyboard.
        onMouseDown={(event) => event.target === dialog.current && close()}
      >
        {open &&
          (loaded ? (
            <loaded.Content role={role} path={path} early={early} close={close} />
          ) : (
            <>
              <input
                type="text"
                className="palette-field"
                aria-label="Search, or go anywhere"
                value={early.text}
                onChange={(event) => setEarly({ text: event.target.value, isEntered: false })}
                onKeyDown={(event) => pressed(event) === 'Enter' && setEarly({ ...early, isEntered: true })}
              />
              <p className="palette-says" role="status">
                {failed
                  ? 'The search could not be loaded. Close it, and try again once the server answers.'
                  : 'Loading…'}
              </p>
            </>
          ))}
      </dialog>
    </>
  );
}
