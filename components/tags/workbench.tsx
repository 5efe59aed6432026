'use client';

import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { Tracing } from '@/components/tracing/tracing';
import type { TagSheet } from '@/lib/tags/queries.server';
import type { OpenLink } from '@/lib/tracing/first-links';
import { Bench } from './bench';
import { BenchPanels } from './bench-panels';
import { BenchTools } from './bench-tools';
import { TagList } from './tag-list';
import { TaggedText } from './tagged-text';
import { useBenchKeys } from './use-bench-keys';

type Props = {
  document: { id: number; versionId: number; publisher: string };
  text: string;
  sheet: TagSheet;
  /** The links of the document that are not verified. */
  open: readonly OpenLink[];
  /** Another one whenever the page was read again. */
  stamp: number;
  /** What to search for in the text. */
  find?: string;
  /** Title and facts of the document. */
  children: ReactNode;
  /** Exports and imports tags. */
  tools?: ReactNode;
};

const LOOK_AGAIN_MS = 5000;

/** The workbench: the text with its attributions on the left, their list on the right, and everything by keyboard. */
export function Workbench({ document: given, text, sheet, open, stamp, find, children, tools }: Props) {
  const [bench] = useState(() => new Bench(text, given, sheet, find));
  const state = useSyncExternalStore(bench.subscribe, bench.state, bench.state);
  const keys = useBenchKeys(bench);
  useEffect(() => bench.receive(sheet), [bench, sheet]);
  useEffect(() => void bench.propose(), [bench]);
  useEffect(() => {
    // What others save is shown soon, and at once when the person comes back.
    const look = () => {
      if (document.visibilityState === 'visible') void bench.later(() => bench.reload());
    };
    const timer = setInterval(look, LOOK_AGAIN_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [bench]);
  return (
    <>
      <div className="workbench">
        <header>
          {children}
          <BenchTools bench={bench} state={state} keys={keys.keys}>
            {tools}
          </BenchTools>
        </header>
        {state.stopped && (
          <div className="notice" role="alert">
            <p>{state.stopped.text}</p>
            {state.stopped.reload && (
              <button type="button" className="button" onClick={() => location.reload()}>
                Load again
              </button>
            )}
          </div>
        )}
        <div className="bench-columns">
          <TaggedText bench={bench} state={state} />
          <TagList bench={bench} state={state} keys={keys.keys} />
        </div>
        <p className="hidden-text" role="status" aria-live="polite">
          {state.spoken}
        </p>
        <BenchPanels bench={bench} state={state} keys={keys} />
      </div>
      <Tracing links={open} stamp={stamp} focused={() => bench.focusedLink()} />
    </>
  );
}
