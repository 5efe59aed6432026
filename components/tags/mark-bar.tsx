import { parts, partWords } from '@/lib/tags/tag';
import type { Bench } from './bench';

/** What the selected words are, for people without a keyboard. The style sheet hides it from others. */
export function MarkBar({ bench }: { bench: Bench }) {
  return (
    <div className="mark-bar" role="toolbar" aria-label="Mark the selected words">
      <span>Mark as</span>
      {parts.map((part) => (
        <button key={part} type="button" className="button" onClick={() => bench.mark(part, false)}>
          {partWords[part]}
        </button>
      ))}
      <button
        type="button"
        className="button quiet icon-button"
        aria-label="Clear the selection"
        onClick={() => bench.select(null)}
      >
        ×
      </button>
    </div>
  );
}
