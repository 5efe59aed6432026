'use client';

import { trace } from './traced';

/** Opens the panel in which a link is traced to where its source says it. */
export function TraceButton({ linkId, name }: { linkId: number; name: string }) {
  return (
    <button type="button" className="button small trace-button" data-link={linkId} onClick={() => trace(linkId)}>
      Trace<span className="hidden-text"> the link: {name}</span>
    </button>
  );
}
