import { grouped } from '@/lib/format/number';
import type { Refusal } from '@/lib/tags/file-content';

const SHOWN = 200;

/** What in a file is not imported, and why. */
export function RefusedList({ refused }: { refused: readonly Refusal[] }) {
  if (refused.length === 0) return null;
  const beyond = refused.length - SHOWN;
  return (
    <section className="refused" aria-label="Not taken">
      <h3>
        Not taken <small className="muted">{grouped(refused.length)}</small>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <ul tabIndex={0}>
        {refused.slice(0, SHOWN).map(({ where, reason }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew as a whole
          <li key={i}>
            <b>{where}</b> {reason}
          </li>
        ))}
      </ul>
      {beyond > 0 && <p className="muted">and {grouped(beyond)} more</p>}
    </section>
  );
}
