'use client';

import Link from 'next/link';
import { type CaseKind, nounsOf } from '@/lib/case/kinds';
import { broughtBy, type CaseReport } from '@/lib/case/report';
import type { CaseChoices } from '@/lib/case/schema';
import { formatDate } from '@/lib/format/date';
import { counted, grouped } from '@/lib/format/number';

type Props = {
  readonly report: CaseReport;
  readonly choices: CaseChoices;
  /** Whether it has been brought in. */
  readonly done: boolean;
  readonly busy: boolean;
  /** The report must be asked for anew. */
  readonly onChoose: (choices: CaseChoices) => void;
  readonly onRun: () => void;
  readonly onAgain: () => void;
};

/** What a whole case comes to, or came to. */
export function CaseOutcome({ report, choices, done, busy, onChoose, onRun, onAgain }: Props) {
  const { title, created, version, isOwn, isEmptyHere, kinds, differences, differencesTotal, notices } = report;
  const brought = broughtBy(report);
  const isTaking = choices.differences === 'take';
  const shown = kinds.filter((kind) => kind.new + kind.changed + kind.same + kind.differing + kind.leftOut > 0);
  return (
    <section aria-labelledby="case-outcome">
      <h2 id="case-outcome">{done ? 'Brought in' : 'What the case comes to'}</h2>
      <p>
        {title.replace(/\.$/, '') || 'A whole case'}: written by Whence {version}
        {created && `, as of ${formatDate(created)}`}.{' '}
        {isOwn ? 'It comes from here, so its numbers are known.' : 'It comes from another installation.'}
      </p>
      <table className="import-table counts-table of-kinds">
        <thead>
          <tr>
            <th scope="col">Records</th>
            <th scope="col">New</th>
            <th scope="col">Changed</th>
            <th scope="col">The same</th>
            <th scope="col">Differing</th>
            <th scope="col">Left out</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ kind, changed, same, differing, leftOut, ...counts }) => (
            <tr key={kind}>
              <th scope="row">{nounsOf(kind)[1]}</th>
              {[counts.new, changed, same, differing, leftOut].map((count, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place
                <td key={at} data-none={count === 0 || undefined}>
                  {grouped(count)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {notices.map((notice) => (
        <p key={notice} className="notice">
          {notice}
        </p>
      ))}
      {differencesTotal > 0 && <Differences {...{ differences, total: differencesTotal, isTaking }} />}
      {!done && differences.some(({ canTake }) => canTake) && (
        <label className="check">
          <input
            type="checkbox"
            checked={isTaking}
            disabled={busy}
            onChange={({ target }) => onChoose({ ...choices, differences: target.checked ? 'take' : 'stay' })}
          />{' '}
          Take what the case says where a record here differs
        </label>
      )}
      {isEmptyHere && !done && (
        <label className="check">
          <input
            type="checkbox"
            checked={choices.keepNumbers}
            disabled={busy}
            onChange={({ target }) => onChoose({ ...choices, keepNumbers: target.checked })}
          />{' '}
          Keep the numbers of the case, since nothing is here yet
        </label>
      )}
      <div className="form-actions">
        {done ? (
          <>
            <Link className="button primary" href="/claims">
              To the claims
            </Link>
            <button type="button" className="button" onClick={onAgain}>
              Import another file
            </button>
          </>
        ) : (
          <>
            <button type="button" className="button primary" disabled={busy || brought === 0} onClick={onRun}>
              {brought === 0 ? 'Nothing to bring in' : `Bring in ${counted(brought, ['record', 'records'])}`}
            </button>
            <button type="button" className="button" disabled={busy} onClick={onAgain}>
              Choose another file
            </button>
            <span className="muted">One change in the history, undone in one step.</span>
          </>
        )}
      </div>
    </section>
  );
}

type DifferencesProps = {
  readonly differences: CaseReport['differences'];
  readonly total: number;
  /** Whether records here take what the case says. */
  readonly isTaking: boolean;
};

function Differences({ differences, total, isTaking }: DifferencesProps) {
  return (
    <details open={total <= 10}>
      <summary>
        {counted(total, ['difference', 'differences'])}:{' '}
        {isTaking ? 'what can take it gets what the case says' : 'what is here stays'}
      </summary>
      <table className="import-table">
        <thead>
          <tr>
            <th scope="col">Record</th>
            <th scope="col">Field</th>
            <th scope="col">Here</th>
            <th scope="col">In the case</th>
            {isTaking && <th scope="col">Then</th>}
          </tr>
        </thead>
        <tbody>
          {differences.map(({ kind, label, field, here, file, canTake }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
            <tr key={i}>
              <th scope="row">
                {label} <span className="muted">{nounFor(kind)}</span>
              </th>
              <td>{field}</td>
              <td>{here || '–'}</td>
              <td>{file || '–'}</td>
              {isTaking && <td>{canTake ? 'as in the case' : 'as here'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {total > differences.length && <p className="muted">The first {grouped(differences.length)} are shown.</p>}
    </details>
  );
}

const nounFor = (kind: CaseKind) => nounsOf(kind)[0];
