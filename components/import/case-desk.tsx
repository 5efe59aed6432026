'use client';

import { useEffect, useRef, useState } from 'react';
import { BulkProgress } from '@/components/bulk/bulk-progress';
import { CaseOutcome } from '@/components/case/case-outcome';
import type { Problem } from '@/components/forms/problem';
import type { Progress } from '@/components/forms/send';
import { useCommand } from '@/components/forms/use-command';
import { broughtBy, type CaseReport } from '@/lib/case/report';
import type { CaseChoices } from '@/lib/case/schema';
import { counted } from '@/lib/format/number';
import type { CaseUpload } from '@/lib/import/desk.server';
import { dryRunCase } from './api';
import { useBackGuard } from './use-back-guard';
import { QUESTION, useLeaveGuard } from './use-leave-guard';

const STALE = 412;
const asItIs: CaseChoices = { keepNumbers: false, differences: 'stay' };

/** A whole case on its way in: tried at once, then brought in. */
export function CaseDesk({ file, onLeave }: { file: CaseUpload; onLeave: () => void }) {
  const [report, setReport] = useState<CaseReport | null>(null);
  const [choices, setChoices] = useState(asItIs);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [trying, setTrying] = useState<Progress | null>(null);
  const [busy, setBusy] = useState(true);
  const [done, setDone] = useState(false);
  const controller = useRef<AbortController | null>(null);
  const { run, pending, progress, cancel } = useCommand();
  const stop = () => (pending ? cancel() : controller.current?.abort());
  useLeaveGuard(busy, stop);
  useBackGuard({ question: busy ? QUESTION : null, address: `/import?file=${file.id}`, onLeave: stop });

  async function tryOut(chosen: CaseChoices) {
    controller.current = new AbortController();
    setBusy(true);
    setProblem(null);
    const watched = { signal: controller.current.signal, onProgress: setTrying };
    const answer = await dryRunCase(file.id, chosen, watched);
    setBusy(false);
    setTrying(null);
    if (answer.ok) {
      setReport(answer.result);
      setChoices(chosen);
    } else setProblem(answer.problem);
  }
  async function bringIn() {
    if (!report) return;
    setBusy(true);
    setProblem(null);
    const outcome = await run<CaseReport>(
      'cases.bringIn',
      { file: file.id, ...choices, expected: report.digest },
      {
        ...{ reason: file.name, stream: true, quiet: true },
        message: (result) => `Brought in ${counted(broughtBy(result), ['record', 'records'])}.`,
      },
    );
    setBusy(false);
    if (outcome.ok) {
      setReport(outcome.result);
      setDone(true);
    } else {
      if (outcome.problem.status === STALE) await tryOut(choices);
      setProblem(outcome.problem);
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the case has been read
  useEffect(() => {
    tryOut(asItIs);
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
        <CaseOutcome {...{ report, choices, done, busy }} onChoose={tryOut} onRun={bringIn} onAgain={onLeave} />
      )}
    </>
  );
}
