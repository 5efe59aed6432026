'use client';

import dynamic from 'next/dynamic';
import { useLayoutEffect } from 'react';
import { DialogButton } from '@/components/forms/dialog-button';
import '@/app/styles/chains.css';

const ChainEditor = dynamic(() => import('./chain-editor').then((module) => module.ChainEditor), {
  ssr: false,
  loading: () => <p className="chain-editor-wait">Opening the chain…</p>,
});

/** Opens the editor for a new chain, or for the chain with these utterances. The editor's code is loaded only then. */
export function ChainEditorButton({ claimId, ids, name }: { claimId: number; ids?: readonly number[]; name?: string }) {
  // Removing a chain removes its button too, so the focus moves to the button that remains.
  useLayoutEffect(
    () => () => {
      if (!document.activeElement?.matches('.chain-edit')) return;
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) document.querySelector<HTMLElement>('#chains > .button')?.focus();
      });
    },
    [],
  );
  return (
    <DialogButton
      label={
        ids ? (
          <>
            Edit<span className="hidden-text"> the chain {name}</span>
          </>
        ) : (
          'Add chain'
        )
      }
      title={ids ? 'Edit chain' : 'Add a chain'}
      className={ids ? 'button quiet chain-edit' : 'button'}
      shortcut={ids ? undefined : 'c'}
      hash={ids ? undefined : '#add-chain'}
    >
      {(close) => <ChainEditor claimId={claimId} ids={ids} close={close} />}
    </DialogButton>
  );
}
