import Link from 'next/link';
import type { ReactNode } from 'react';
import { ConfidenceBar } from '@/components/claims/confidence-bar';
import { TermHead } from '@/components/terms/term-head';
import type { WhatIfRow } from '@/lib/assessments/what-if-query.server';
import { lossInWords } from '@/lib/claims/what-if-in-words';
import { grouped } from '@/lib/format/number';
import { confidences, likelihoods, warnings, whatIfVerdicts } from '@/lib/vocabulary';

/** Each claim as it is and as it would be. */
export function WhatIfTable({ rows }: { rows: readonly WhatIfRow[] }) {
  return (
    <div className="what-if-table">
      <table>
        <thead>
          <tr>
            <th scope="col">Claim</th>
            <th scope="col">Outcome</th>
            <TermHead term="confidence" />
            <TermHead term="likelihood" />
            <TermHead term="origins" label="Origins" />
            <th scope="col">What is lost</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-verdict={row.verdict}>
              <Line row={row} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ row }: { row: WhatIfRow }) {
  const { slug, statement, verdict, before, after, judged, gained } = row;
  return (
    <>
      <th scope="row">
        <Link href={`/claims/${slug}`} prefetch={false}>
          <bdi>{statement}</bdi>
        </Link>
        {judged && (
          <span className="muted judged-note">
            judged {confidences[judged.confidence].label}
            {judged.likelihood && `, ${likelihoods[judged.likelihood].label}`}
          </span>
        )}
      </th>
      <td className="verdict" title={whatIfVerdicts[verdict].help}>
        {whatIfVerdicts[verdict].label}
      </td>
      <Cell
        label="Confidence"
        before={<ConfidenceBar confidence={before.confidence} judged={false} />}
        after={
          after.confidence === before.confidence ? null : <ConfidenceBar confidence={after.confidence} judged={false} />
        }
      />
      <Cell
        label="Likelihood"
        before={wordOf(before.likelihood)}
        after={after.likelihood === before.likelihood ? null : wordOf(after.likelihood)}
      />
      <Cell
        label="Origins"
        before={<span className="figures">{grouped(before.origins)}</span>}
        after={after.origins === before.origins ? null : <span className="figures">{grouped(after.origins)}</span>}
      />
      <td className="loss">
        {lossInWords(row)}
        {after.credibility !== before.credibility && (
          <>
            {' '}
            <span className="muted credibility">
              Credibility {before.credibility} → {after.credibility}.
            </span>
          </>
        )}
        {gained.length > 0 && (
          <span className="tags">
            {gained.map((warning) => (
              <span key={warning} className="tag warning" title={warnings[warning].help}>
                new: {warnings[warning].label}
              </span>
            ))}
          </span>
        )}
      </td>
    </>
  );
}

const wordOf = (likelihood: WhatIfRow['before']['likelihood']) =>
  likelihood === null ? (
    <span className="muted" title="no likelihood is named">
      –
    </span>
  ) : (
    likelihoods[likelihood].label
  );

/** The present value, and the new one if it differs. */
function Cell({ label, before, after }: { label: string; before: ReactNode; after: ReactNode }) {
  return (
    <td data-label={label}>
      <span className="then">
        <span>{before}</span>
        {after !== null && (
          <span>
            <span className="arrow" aria-hidden="true">
              →
            </span>
            <span className="hidden-text">, would become</span> {after}
          </span>
        )}
      </span>
    </td>
  );
}
