'use client';

import { useEffect } from 'react';
import { toast } from '@/components/forms/toasts';
import { useKeys } from '@/components/keys/use-keys';
import type { OpenLink } from '@/lib/tracing/first-links';
import { TracePanel } from './trace-panel';
import { trace, useTraced } from './traced';
import '@/app/styles/tracing.css';

type Props = {
  /** The links of the page that are not verified, the first to look at first. */
  links: readonly OpenLink[];
  /** Another one whenever the page was read again. */
  stamp: number;
  /** The link of what is focused; null where that has none, and undefined where nothing is. */
  focused?: () => number | null | undefined;
};

/** The key that traces a link of the page, and the panel in which that is done. */
export function Tracing({ links, stamp, focused }: Props) {
  const linkId = useTraced();
  useEffect(() => () => trace(null), []);
  useKeys({
    g: () => {
      const own = focused?.();
      if (own === null) return toast('No chain has been made of this attribution yet, so there is no link to trace.');
      const next = own ?? linkAt(document.activeElement, links) ?? links[0]?.linkId;
      if (next === undefined) return false;
      trace(next);
    },
  });
  return linkId === null ? null : <TracePanel linkId={linkId} stamp={stamp} />;
}

/** The link in whose line something has the focus, or by which what has it is credited. */
function linkAt(element: Element | null, links: readonly OpenLink[]): number | undefined {
  const hop = Number(element?.closest('[data-utterance]')?.getAttribute('data-utterance'));
  if (hop > 0) return links.find(({ upstreamId }) => upstreamId === hop)?.linkId;
  const line = element?.closest('li, [data-link]');
  const found = line?.matches('[data-link]') ? line : line?.querySelector('[data-link]');
  const id = Number(found?.getAttribute('data-link'));
  return Number.isInteger(id) && id > 0 ? id : undefined;
}
