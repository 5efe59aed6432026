'use client';

import { useEffect, useRef, useState } from 'react';
import { BulkProgress } from '@/components/bulk/bulk-progress';
import type { Problem } from '@/components/forms/problem';
import type { Progress } from '@/components/forms/send';
import { useCommand } from '@/components/forms/use-command';
import { counted } from '@/lib/format/number';
import { fileSize } from '@/lib/format/size';
import { type Decisions, decisions as noDecisions } from '@/lib/import/decisions';
import type { Mapping } from '@/lib/import/mapping';
import { mappingProblems } from '@/lib/import/mapping-problems';
import { propose } from '@/lib/import/propose';
import { openQuestions } from '@/lib/import/questions';
import type { ReadChoice } from '@/lib/import/read-table';
import type { Report } from '@/lib/import/report';
import { type Answer, dryRun, type ReadFile, readFile, sendFile } from './api';
import { ChooseFile } from './choose-file';
import { ColumnList } from './column-list';
import { Outcome } from './outcome';
import { ReadAs } from './read-as';

type Doing = { readonly what: 'sending' | 'reading' | 'trying' | 'running'; readonly progress: Progress | null };
const STALE = 412;

/** A file on its way in: chosen, read, its columns mapped, tried, and brought in. */
export function ImportDesk({ file: earlier }: { file: string | null }) {
  const [file, setFile] = useState<ReadFile | null>(null);
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const [decisions, setDecisions] = useState<Decisions>(() => noDecisions.parse({}));
  const [report, setReport] = useState<Report | null>(null);
  const [done, setDone] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [doing, setDoing] = useState<Doing | null>(null);
  const controller = useRef<AbortController | null>(null);
  const { run, progress } = useCommand();

  async function work<R>(what: Doing['what'], ask: (signal: AbortSignal) => Promise<Answer<R>>): Promise<R | null> {
    controller.current = new AbortController();
    setProblem(null);
    setDoing({ what, progress: null });
    const answer = await ask(controller.current.signal);
    setDoing(null);
    if (answer.ok) return answer.result;
    setProblem(answer.problem);
    return null;
  }
  const watch = (what: Doing['what'], signal: AbortSignal) => ({
    ...{ signal, onProgress: (now: Progress) => setDoing({ what, progress: now }) },
  });

  function show(read: ReadFile | null) {
    if (!read) return;
    setFile(read);
    const [kept] = read.kept;
    setMapping(kept?.mapping ?? read.proposal.mapping);
    setDecisions(noDecisions.parse({}));
    setReport(null);
    setDone(false);
    window.history.replaceState(null, '', `/import?file=${read.id}`);
  }
  async function choose(chosen: File) {
    const id = await work('sending', (signal) => sendFile(chosen, watch('sending', signal)));
    if (id) show(await work('reading', (signal) => readFile(id, {}, signal)));
  }
  const readAgain = async (choice: Partial<ReadChoice>) =>
    file && show(await work('reading', (signal) => readFile(file.id, choice, signal)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened
  useEffect(() => {
    if (earlier) work('reading', (signal) => readFile(earlier, {}, signal)).then(show);
  }, []);

  async function tryIt(with_: Decisions = decisions) {
    if (!file || !mapping) return;
    const result = await work('trying', (signal) =>
      dryRun(file.id, { mapping, decisions: with_ }, watch('trying', signal)),
    );
    if (result) setReport(result);
  }
  async function bringIn() {
    if (!file || !mapping || !report) return;
    setProblem(null);
    setDoing({ what: 'running', progress: null });
    const outcome = await run<Report>(
      'imports.run',
      { file: file.id, mapping, decisions, expected: report.digest },
      {
        reason: file.name,
        stream: true,
        quiet: true,
        message: ({ rows }) => `Brought in ${counted(rows.new + rows.changed, ['row', 'rows'])}.`,
      },
    );
    setDoing(null);
    if (outcome.ok) {
      setReport(outcome.result);
      setDone(true);
      return;
    }
    setProblem(outcome.problem);
    if (outcome.problem.status === STALE) setReport(null);
  }
  function change(next: Mapping) {
    setMapping(next);
    setReport(null);
  }
  function again() {
    setFile(null);
    setReport(null);
    setDone(false);
    window.history.replaceState(null, '', '/import');
  }

  const problems = mapping ? mappingProblems(mapping) : [];
  const questions =
    file && mapping
      ? openQuestions(
          mapping,
          file.table.sample.map(([, ...cells]) => cells),
        )
      : [];
  const busy = doing !== null;
  return (
    <>
      {problem && (
        <div className="notice error" role="alert">
          <p>{problem.title}</p>
        </div>
      )}
      {!file && !busy && <ChooseFile onFile={choose} />}
      {doing && (
        <Working
          doing={doing}
          progress={doing.what === 'running' ? progress : doing.progress}
          onCancel={() => controller.current?.abort()}
        />
      )}
      {file && mapping && !done && (
        <>
          <ReadAs name={file.name} table={file.table} busy={busy} onChange={readAgain} />
          <ColumnList
            {...{ file, mapping, problems, questions, busy }}
            onChange={change}
            onRows={(rows) =>
              change(propose(file.table.headers, file.table.sample, { kind: file.table.choice.kind, rows }).mapping)
            }
          />
          {!report && (
            <div className="form-actions">
              <button
                type="button"
                className="button primary"
                disabled={busy || problems.length > 0}
                onClick={() => tryIt()}
              >
                Dry run
              </button>
              <button type="button" className="button quiet" disabled={busy} onClick={again}>
                Choose another file
              </button>
              <span className="muted">Nothing is changed yet.</span>
            </div>
          )}
        </>
      )}
      {file && report && (
        <Outcome
          {...{ file, report, decisions, done, busy }}
          onDecide={(next) => {
            setDecisions(next);
            tryIt(next);
          }}
          onRun={bringIn}
          onAgain={again}
        />
      )}
    </>
  );
}

const saying: Readonly<Record<Doing['what'], string>> = {
  sending: 'Sending the file…',
  reading: 'Reading the file…',
  trying: 'Trying every row. Nothing is changed.',
  running: 'Bringing it in…',
};

type WorkingProps = { doing: Doing; progress: Progress | null; onCancel: () => void };

function Working({ doing: { what }, progress, onCancel }: WorkingProps) {
  return (
    <section className="import-working" aria-label={saying[what]}>
      <p role="status">
        {saying[what]}
        {what === 'sending' && progress && ` ${fileSize(progress.done)} of ${fileSize(progress.total)}`}
      </p>
      {what === 'trying' || what === 'running' ? (
        <BulkProgress progress={progress} total={progress?.total ?? 0} onCancel={onCancel} />
      ) : (
        <div className="form-actions">
          <progress aria-label="Progress" {...(progress && { max: progress.total, value: progress.done })} />
          <button type="button" className="button" onClick={onCancel}>
            Cancel
          </button>
        </div>
      )}
    </section>
  );
}
