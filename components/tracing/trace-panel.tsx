'use client';

import { useEffect, useRef, useState } from 'react';
import { useKeys } from '@/components/keys/use-keys';
import { sourceName } from '@/lib/format/source-name';
import type { TracedHop } from '@/lib/tracing/hop';
import { bestOf, firstAddress } from '@/lib/tracing/where-to-look';
import { linkStates } from '@/lib/vocabulary';
import { CompareTexts } from './compare-texts';
import { CreditShown } from './credit-shown';
import { Found } from './found';
import { LadderShown } from './ladder-shown';
import { Places } from './places';
import { trace } from './traced';
import { useTrace } from './use-trace';

/** The next hop of a link: whom it credits, where that may be said, and both texts side by side. */
export function TracePanel({ linkId, stamp }: { linkId: number; stamp: number }) {
  const tracing = useTrace(linkId, stamp);
  const { hop, failed, looking, reload } = tracing;
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef<Element | null>(null);
  const accept = useRef<(() => void) | null>(null);
  const [opened] = useState(() => (typeof document === 'undefined' ? null : document.activeElement));
  before.current = opened;

  const close = () => {
    trace(null);
    if (before.current instanceof HTMLElement) before.current.focus();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heading is new with each link
  useEffect(() => heading.current?.focus({ preventScroll: true }), [linkId]);
  useKeys({
    Escape: close,
    Enter: ({ target }) => {
      if (target instanceof Element && target.closest('a, button, summary, [tabindex="0"]')) return false;
      if (accept.current) return accept.current();
      const first = hop && bestOf(hop) === undefined ? firstAddress(hop) : undefined;
      return first !== undefined && looking.step === 'idle' ? void tracing.fetchPage(first) : false;
    },
  });

  return (
    <aside className="trace-panel" aria-labelledby="trace-title">
      <header>
        <h2 id="trace-title" ref={heading} tabIndex={-1}>
          {hop ? titleOf(hop) : 'Trace a link'}
        </h2>
        <button type="button" className="button quiet" onClick={close} aria-keyshortcuts="Escape">
          Close
        </button>
      </header>
      {failed && (
        <div className="notice error" role="alert">
          <p>{failed.title}</p>
          <button type="button" className="button" onClick={reload}>
            Look again
          </button>
        </div>
      )}
      {!hop && !failed && (
        <p className="muted" role="status">
          Looking for the next hop…
        </p>
      )}
      {hop && (
        <>
          <p className="trace-claim" dir="auto">
            {hop.claim.statement}
          </p>
          <p className="trace-state">
            <span className={`arrow ${hop.state}`} aria-hidden="true" /> <strong>{linkStates[hop.state].label}</strong>
            <span className="muted">: {linkStates[hop.state].help}</span>
          </p>
          <CreditShown hop={hop} />
          <Places key={`places ${linkId}`} hop={hop} tracing={tracing} />
          {looking.step === 'here' && (
            <CompareTexts
              key={`${linkId} ${looking.looked.read.document?.id ?? looking.looked.fetched?.url}`}
              hop={hop}
              looked={looking.looked}
              acceptBy={accept}
              reload={reload}
              look={tracing.look}
            />
          )}
          <Found key={`found ${linkId}`} hop={hop} looking={looking} />
          <LadderShown hop={hop} />
        </>
      )}
    </aside>
  );
}

const titleOf = ({ downstream, upstream }: TracedHop) =>
  upstream.source.kind === 'unknown'
    ? `From whom does ${downstream.source.name} have this?`
    : `Where does ${sourceName(upstream.source)} say this?`;
