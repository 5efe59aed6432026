'use client';

import { counted, grouped } from '@/lib/format/number';
import type { Decisions } from '@/lib/import/decisions';
import type { LikeHere } from '@/lib/import/similar';
import type { SimilarRows as Found } from './use-similar-rows';

type Props = {
  similar: Found;
  decisions: Decisions;
  busy: boolean;
  onDecide: (decisions: Decisions) => void;
};

/** New claims of the file that look like claims here. A person says which are the same; nothing is joined by itself. */
export function SimilarRows({
  similar: { found, compared, isDone, isCut, problem },
  decisions,
  busy,
  onDecide,
}: Props) {
  const decide = (row: number, id: number) => {
    const { [String(row)]: _, ...others } = decisions.claims;
    onDecide({ ...decisions, claims: id > 0 ? { ...others, [row]: id } : others });
  };
  return (
    <section className="import-part" aria-labelledby="similar-rows">
      <h3 id="similar-rows">
        {found.length > 0
          ? counted(found.length, ['new claim looks like one that is here', 'new claims look like some that are here'])
          : 'New claims that look like some that are here'}
      </h3>
      <p className="muted" role="status">
        {isDone
          ? found.length === 0 && !problem
            ? 'None of the new claims looks like one that is here.'
            : ''
          : `Looking for them: ${counted(compared, ['new claim', 'new claims'])} compared…`}
      </p>
      {problem && <p className="notice">The search has stopped. {problem}</p>}
      {isCut && (
        <p className="muted">
          Only the first {grouped(compared)} new claims were compared. Claims that say exactly the same are found in all
          rows.
        </p>
      )}
      {found.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section className="counts-scroll" aria-label="New claims that look like some that are here" tabIndex={0}>
          <table className="import-table similar-rows">
            <thead>
              <tr>
                <th scope="col">Row</th>
                <th scope="col">The file says</th>
                <th scope="col">Here it says</th>
                <th scope="col">It is</th>
              </tr>
            </thead>
            <tbody>
              {found.map((one) => (
                <Row
                  key={one.row}
                  one={one}
                  chosen={decisions.claims[String(one.row)] ?? 0}
                  busy={busy}
                  onDecide={(id) => decide(one.row, id)}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

type RowProps = { one: LikeHere; chosen: number; busy: boolean; onDecide: (id: number) => void };

function Row({ one: { row, statement, like }, chosen, busy, onDecide }: RowProps) {
  const shown = like.find(({ id }) => id === chosen) ?? like[0];
  return (
    <tr>
      <td data-label="Row">{grouped(row)}</td>
      <td dir="auto">{statement}</td>
      <td data-label="Here:">
        {shown && (
          <>
            <a href={`/claims/${shown.slug}`} target="_blank" rel="noopener">
              <bdi>{shown.statement}</bdi>
              <span className="hidden-text"> (opens in a new tab)</span>
            </a>
            <span className="muted">
              {' '}
              <bdi>{[shown.chain, shown.why].filter(Boolean).join(' · ')}</bdi>
            </span>
          </>
        )}
      </td>
      <td>
        <select
          aria-label={`Row ${row} is`}
          value={chosen}
          disabled={busy}
          onChange={(event) => onDecide(Number(event.target.value))}
        >
          <option value={0}>a new claim</option>
          {like.map((claim) => (
            <option key={claim.id} value={claim.id}>
              {like.length === 1 ? 'the same as that one' : `the same as “${claim.statement.slice(0, 60)}”`}
            </option>
          ))}
        </select>
      </td>
    </tr>
  );
}
