'use client';

import type { ReactNode } from 'react';
import { counted } from '@/lib/format/number';
import type { Keys } from '@/lib/keys';
import type { Bench, State } from './bench';

type Props = { bench: Bench; state: State; keys: Keys; children?: ReactNode };

/** The progress of the work, and the actions on all tags at once. */
export function BenchTools({ bench, state, keys, children }: Props) {
  const items = bench.items(state);
  const open = items.filter(({ proposal }) => proposal).length;
  const saved = items.length - open;
  const made = items.filter(({ tag }) => tag?.state === 'entered').length;
  const unlinked = bench.unlinked().length;
  const ready = bench.ready().ids.length;
  return (
    <div className="bench-tools">
      <p className="figures muted">
        {counted(saved, ['attribution', 'attributions'])}
        {made > 0 && `, ${made} in chains`}
        {open > 0 && ` · ${counted(open, ['proposal', 'proposals'])}`}
        {' · '}
        <span className="saved-state">{state.saving ? 'saving…' : 'all saved'}</span>
      </p>
      <div className="row">
        {open > 0 && (
          <button type="button" className="button" onClick={() => bench.acceptAll()} aria-keyshortcuts={keys.acceptAll}>
            {open === 1 ? 'Accept' : `Accept all ${open}`} <kbd>{keys.acceptAll}</kbd>
          </button>
        )}
        {unlinked > 0 && (
          <button type="button" className="button" onClick={() => bench.openLinks()} aria-keyshortcuts={keys.linkAll}>
            {unlinked === 1 ? 'Link' : `Link all ${unlinked}`} <kbd>{keys.linkAll}</kbd>
          </button>
        )}
        <button
          type="button"
          className={`button${ready > 0 ? ' primary' : ''}`}
          onClick={() => bench.enter()}
          aria-keyshortcuts="Control+Enter"
        >
          {ready > 0 ? `Make ${counted(ready, ['chain', 'chains'])}` : 'Make chains'} <kbd>{keys.enter}</kbd>
        </button>
        {children}
        <button type="button" className="button quiet" onClick={() => bench.openFind()} aria-keyshortcuts={keys.find}>
          Find <kbd>{keys.find}</kbd>
        </button>
        <button
          type="button"
          className="button quiet"
          onClick={() => bench.open('sheet')}
          aria-keyshortcuts={keys.sheet}
        >
          Keys <kbd>{keys.sheet}</kbd>
        </button>
      </div>
    </div>
  );
}
