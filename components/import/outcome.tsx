'use client';

import Link from 'next/link';
import { counted, grouped } from '@/lib/format/number';
import type { Decisions } from '@/lib/import/decisions';
import type { ReadUpload } from '@/lib/import/desk.server';
import type { Mapping } from '@/lib/import/mapping';
import type { Report } from '@/lib/import/report';
import { CountsTable } from './counts-table';
import { NamedSources } from './named-sources';
import { RefusedRows } from './refused-rows';
import { Samples } from './samples';
import { SimilarRows } from './similar-rows';
import { StepHead } from './step-head';
import type { Finished, Tried } from './use-import';
import { useSimilarRows } from './use-similar-rows';

type Props = {
  file: ReadUpload;
  mapping: Mapping;
  tried: Tried;
  decisions: Decisions;
  busy: boolean;
  onDecide: (decisions: Decisions) => void;
  onRun: () => void;
  onAgain: () => void;
};

/** What a file comes to, with everything that a person can still decide. */
export function DryRun({ file, mapping, tried, decisions, busy, onDecide, onRun, onAgain }: Props) {
  const { report } = tried;
  const writes = report.rows.new + report.rows.changed;
  const isDecided = decisions !== tried.decisions;
  // Asked once, although the claims that are decided on are no longer new afterwards.
  const similar = useSimilarRows(file.id, mapping, mapping.rows === 'claim' || mapping.rows === 'attribution');
  const hasSimilar = similar.found.length > 0 || (report.kinds.claim?.new ?? 0) > 0;
  return (
    <section className="import-step" aria-labelledby="import-outcome">
      <StepHead id="import-outcome">What it comes to</StepHead>
      <RowsInWords rows={report.rows} />
      <CountsTable rows={report.rows} kinds={report.kinds} />
      <Notices notices={report.notices} />
      <RefusedRows file={file.id} headers={headersOf(mapping)} refused={report.refused} total={report.rows.refused} />
      <NamedSources {...{ report, decisions, tried: tried.decisions, busy, onDecide }} />
      {hasSimilar && <SimilarRows {...{ similar, decisions, busy, onDecide }} />}
      <Samples samples={report.samples} kinds={report.kinds} />
      <div className="form-actions import-actions">
        {isDecided ? (
          <>
            <button
              type="button"
              className="button primary"
              aria-keyshortcuts="Control+Enter"
              disabled={busy}
              onClick={onAgain}
            >
              Try again with these
            </button>
            <span className="muted" role="status">
              You have decided something. See what the file comes to now.
            </span>
          </>
        ) : (
          <>
            <button
              type="button"
              className="button primary"
              aria-keyshortcuts="Control+Enter"
              disabled={busy || writes === 0}
              onClick={onRun}
            >
              {writes === 0 ? 'Nothing to bring in' : `Bring in ${counted(writes, ['row', 'rows'])}`}
            </button>
            <span className="muted">It is one change in the history, and one step takes it back.</span>
          </>
        )}
      </div>
    </section>
  );
}

type DoneProps = {
  file: ReadUpload;
  mapping: Mapping;
  report: Report;
  finished: Finished;
  busy: boolean;
  onUndo: () => void;
  onLeave: () => void;
};

/** What a file has come to. */
export function Done({ file, mapping, report, finished: { changeId, isUndone }, busy, onUndo, onLeave }: DoneProps) {
  const list = listOf[mapping.rows];
  const hasChange = changeId !== null && !isUndone;
  return (
    <section className="import-step" aria-labelledby="import-done">
      <StepHead id="import-done">{isUndone ? 'Taken back' : 'Brought in'}</StepHead>
      {isUndone ? (
        <p>Nothing of this file is left but its entry in the history.</p>
      ) : (
        <RowsInWords rows={report.rows} />
      )}
      <div className="form-actions">
        {changeId !== null && (
          <Link className="button primary" href={`/history/${changeId}`}>
            See what was brought in
          </Link>
        )}
        <Link className="button" href={list === 'claims' && hasChange ? `/claims?change=${changeId}` : `/${list}`}>
          {list === 'claims' && hasChange ? 'To its claims' : `To the ${list}`}
        </Link>
        {hasChange && (
          <button type="button" className="button" disabled={busy} onClick={onUndo}>
            Undo
          </button>
        )}
        <button type="button" className="button" disabled={busy} onClick={onLeave}>
          Import another file
        </button>
      </div>
      {!isUndone && (
        <>
          <CountsTable rows={report.rows} kinds={report.kinds} />
          <Notices notices={report.notices} />
          <RefusedRows
            file={file.id}
            headers={headersOf(mapping)}
            refused={report.refused}
            total={report.rows.refused}
          />
          <Samples samples={report.samples} kinds={report.kinds} />
        </>
      )}
    </section>
  );
}

const listOf = { claim: 'claims', attribution: 'claims', source: 'sources', document: 'documents' } as const;
const headersOf = ({ columns }: Mapping) => columns.map(({ header }) => header);

const RowsInWords = ({ rows }: Pick<Report, 'rows'>) => (
  <p role="status">
    {counted(rows.total, ['row', 'rows'])}: {grouped(rows.new)} new, {grouped(rows.changed)} changed,{' '}
    {grouped(rows.same)} the same, {grouped(rows.refused)} refused, {grouped(rows.blank)} blank.
  </p>
);

const Notices = ({ notices }: Pick<Report, 'notices'>) =>
  notices.map((notice) => (
    <p key={notice} className="notice">
      {notice}
    </p>
  ));
