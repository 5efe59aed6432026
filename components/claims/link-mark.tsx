import type { LinkState } from '@/lib/vocabulary';

/** The line of a link as in the drawing: solid, dashed or dotted. Its label is shown beside it. */
export function LinkMark({ state }: { state: LinkState }) {
  return (
    <svg className={`link-mark ${state}`} width="30" height="10" aria-hidden="true">
      <path className="line" d="M1 5H22" />
      <path className="head" d="M22 1 29 5 22 9Z" />
    </svg>
  );
}
