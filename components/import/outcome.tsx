'use client';

import Link from 'next/link';
import { counted, grouped } from '@/lib/format/number';
import type { Decisions } from '@/lib/import/decisions';
import { type CountedKind, countedKinds, type Report } from '@/lib/import/report';
import { wordsOf } from '@/lib/vocabulary';
import type { ReadFile } from './api';
import { NamedSources } from './named-sources';
import { Samples } from './samples';

type Props = {
  file: ReadFile;
  report: Report;
  decisions: Decisions;
  done: boolean;
  busy: boolean;
  onDecide: (decisions: Decisions) => void;
  onRun: () => void;
  onAgain: () => void;
};

/** What a file comes to, or came to. */
export function Outcome({ file, report, decisions, done, busy, onDecide, onRun, onAgain }: Props) {
  const { rows, kinds, refused, notices } = report;
  const writes = rows.new + rows.changed;
  return (
    <section aria-labelledby="outcome">
      <h2 id="outcome">{done ? 'Brought in' : '3. What it comes to'}</h2>
      <p>
        {counted(rows.total, ['row', 'rows'])}: {grouped(rows.new)} new, {grouped(rows.changed)} changed,{' '}
        {grouped(rows.same)} the same, {grouped(rows.refused)} refused, {grouped(rows.blank)} blank.
      </p>
      <table className="outcome-kinds">
        <thead>
          <tr>
            <th scope="col">Records</th>
            <th scope="col">New</th>
            <th scope="col">Changed</th>
            <th scope="col">The same</th>
          </tr>
        </thead>
        <tbody>
          {wordsOf(countedKinds).flatMap((kind: CountedKind) => {
            const counts = kinds[kind];
            if (!counts) return [];
            return (
              <tr key={kind}>
                <th scope="row">{countedKinds[kind][1]}</th>
                <td>{grouped(counts.new)}</td>
                <td>{grouped(counts.changed)}</td>
                <td>{grouped(counts.same)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {notices.map((notice) => (
        <p key={notice} className="notice">
          {notice}
        </p>
      ))}
      {refused.length > 0 && (
        <details className="refused-rows" open={rows.refused <= 10}>
          <summary>{counted(rows.refused, ['row was refused', 'rows were refused'])}</summary>
          <p>
            <a className="button small" href={`/api/imports/${file.id}/refused.csv`} download>
              Download the refused rows
            </a>{' '}
            as CSV, each with the reason. Mend them there and bring that file in.
          </p>
          <ol>
            {refused.map(({ row, column, reason }) => (
              <li key={`${row} ${column} ${reason}`}>
                Row {grouped(row)}
                {column !== null &&
                  `, “${file.proposal.mapping.columns[column]?.header.trim() || `Column ${column + 1}`}”`}
                : {reason}
              </li>
            ))}
          </ol>
          {rows.refused > refused.length && <p className="muted">The file of refused rows has all of them.</p>}
        </details>
      )}
      {!done && <NamedSources {...{ report, decisions, busy, onDecide }} />}
      <Samples samples={report.samples} kinds={kinds} />
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
            <button type="button" className="button primary" disabled={busy || writes === 0} onClick={onRun}>
              {writes === 0 ? 'Nothing to bring in' : `Bring in ${counted(writes, ['row', 'rows'])}`}
            </button>
            <span className="muted">One change in the history, undone in one step.</span>
          </>
        )}
      </div>
    </section>
  );
}
