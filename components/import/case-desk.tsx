'use client';

import { useEffect, useRef, useState } from 'react';
import { BulkProgress } from '@/components/bulk/bulk-progress';
import { CaseOutcome } from '@/components/case/case-outcome';
import type { Problem } from '@/components/forms/problem';
import type { Progress } from '@/components/forms/send';
import { useCommand } from '@/components/forms/use-command';
import { type CaseReport, madeBy } from '@/lib/case/report';
import { counted } from '@/lib/format/number';
import type { CaseUpload } from '@/lib/import/desk.server';
import { dryRunCase } from './api';
import { useLeaveGuard } from './use-leave-guard';

const STALE = 412;

/** A whole case on its way in: tried at once, then brought in. */
export function CaseDesk({ file, onLeave }: { file: CaseUpload; onLeave: () => void }) {
  const [report, setReport] = useState<CaseReport | null>(null);
  const [keepNumbers, setKeepNumbers] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [trying, setTrying] = useState<Progress | null>(null);
  const [busy, setBusy] = useState(true);
  const [done, setDone] = useState(false);
  const controller = useRef<AbortController | null>(null);
  const { run, pending, progress, cancel } = useCommand();
  const stop = () => (pending ? cancel() : controller.current?.abort());
  useLeaveGuard(busy, stop);

  async function tryOut(keep: boolean) {
    controller.current = new AbortController();
    setBusy(true);
    setProblem(null);
    const watched = { signal: controller.current.signal, onProgress: setTrying };
    const answer = await dryRunCase(file.id, { keepNumbers: keep }, watched);
    setBusy(false);
    setTrying(null);
    setKeepNumbers(keep);
    if (answer.ok) setReport(answer.result);
    else setProblem(answer.problem);
  }
  async function bringIn() {
    if (!report) return;
    setBusy(true);
    setProblem(null);
    const outcome = await run<CaseReport>(
      'cases.bringIn',
      { file: file.id, keepNumbers, expected: report.digest },
      {
        ...{ reason: file.name, stream: true, quiet: true },
        message: (result) => `Brought in ${counted(madeBy(result), ['record', 'records'])}.`,
      },
    );
    setBusy(false);
    if (outcome.ok) {
      setReport(outcome.result);
      setDone(true);
    } else {
      if (outcome.problem.status === STALE) await tryOut(keepNumbers);
      setProblem(outcome.problem);
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the case has been read
  useEffect(() => {
    tryOut(false);
  }, []);

  return (
    <>
      {problem && (
        <div className="notice error" role="alert">
          <p>{problem.title}</p>
          <p>
            <button type="button" className="button" onClick={onLeave}>
              Choose another file
            </button>
          </p>
        </div>
      )}
      {busy && (
        <section className="import-working" aria-label="Working">
          <p role="status">{pending ? 'Bringing it in…' : `Trying “${file.name}”. Nothing is changed…`}</p>
          <BulkProgress
            progress={pending ? progress : trying}
            total={(pending ? progress : trying)?.total ?? 0}
            onCancel={stop}
          />
        </section>
      )}
      {report && (
        <CaseOutcome
          {...{ report, keepNumbers, done, busy }}
          onKeepNumbers={tryOut}
          onRun={bringIn}
          onAgain={onLeave}
        />
      )}
    </>
  );
}
