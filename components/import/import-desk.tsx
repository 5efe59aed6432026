'use client';

import { useEffect, useMemo, useRef } from 'react';
import { BulkProgress } from '@/components/bulk/bulk-progress';
import type { Problem } from '@/components/forms/problem';
import { counted } from '@/lib/format/number';
import { fileSize } from '@/lib/format/size';
import { rowKinds } from '@/lib/import/mapping';
import { mappingProblems } from '@/lib/import/mapping-problems';
import { openQuestions } from '@/lib/import/questions';
import { type ReadChoice, readChoice } from '@/lib/import/read-table';
import { pressed } from '@/lib/keys';
import { CaseDesk } from './case-desk';
import { ChooseFile } from './choose-file';
import { ColumnList } from './column-list';
import { columnsInWords } from './columns-shown';
import { FoldedStep } from './folded-step';
import { Done, DryRun } from './outcome';
import { ReadAs } from './read-as';
import { choiceInWords, readingInWords } from './reading-words';
import { StepList } from './step-list';
import { useBackGuard } from './use-back-guard';
import { type Doing, useImport } from './use-import';
import { QUESTION, useLeaveGuard } from './use-leave-guard';

const UNDONE =
  'Nothing of this file has been brought in yet. Leave this page? What you have decided is kept on this device.';

/** A file on its way in: chosen, read, its columns mapped, tried, and brought in. */
export function ImportDesk({ file: earlier }: { file: string | null }) {
  const desk = useImport(earlier);
  const { work, step, tried, finished, problem, doing, left, unread } = desk;
  const busy = doing !== null;
  const root = useRef<HTMLDivElement>(null);
  useLeaveGuard(busy, desk.stop);
  const isOpen = work !== null && step !== 'done' && desk.isChanged;
  useBackGuard({
    question: busy ? QUESTION : isOpen ? UNDONE : null,
    address: work ? `/import?file=${work.file.id}` : '/import',
    onLeave: () => busy && desk.stop(),
  });

  const mapping = work?.mapping;
  const telling = work?.file.table.telling;
  const problems = useMemo(() => (mapping ? mappingProblems(mapping) : []), [mapping]);
  const questions = useMemo(() => (mapping && telling ? openQuestions(mapping, telling) : []), [mapping, telling]);

  const next = {
    file: () => desk.goTo('columns'),
    columns: desk.tryOut,
    outcome: () => (tried && work && tried.decisions !== work.decisions ? desk.tryOut() : desk.bringIn()),
    done: () => {},
  }[step];
  const mayGoOn =
    work !== null &&
    !busy &&
    (step !== 'columns' || problems.length === 0) &&
    (step !== 'outcome' || tried?.decisions !== work.decisions || hasRows(tried));
  useCtrlEnter(() => mayGoOn && next());
  useHeadFocus(root, `${step} ${work?.file.id} ${finished?.isUndone}`, busy);

  return (
    <div ref={root} className="import-desk">
      {!desk.caseFile && <StepList step={step} />}
      {problem && (
        <Told
          problem={problem}
          busy={busy}
          onChoice={(choice) => (work ? desk.readAgain(choice) : unread && desk.readFirst(unread, choice))}
        />
      )}
      {desk.caseFile && <CaseDesk file={desk.caseFile} onLeave={desk.leave} />}
      {!work && !desk.caseFile && !busy && (
        <ChooseFile left={left} onFile={desk.send} onGoOn={(id) => desk.readFirst(id)} />
      )}
      {work && step !== 'file' && (
        <FoldedStep
          title="File"
          change="Change how the file is read"
          busy={busy}
          onChange={step === 'done' ? undefined : () => desk.goTo('file')}
        >
          <strong dir="auto">{work.file.name}</strong>
          <span className="muted">
            {counted(work.file.table.rows, ['row', 'rows'])}, {readingInWords(work.file.table.choice)}
          </span>
        </FoldedStep>
      )}
      {work && (step === 'outcome' || step === 'done') && (
        <FoldedStep
          title="Columns"
          change="Change what becomes of the columns"
          busy={busy}
          onChange={step === 'done' ? undefined : () => desk.goTo('columns')}
        >
          <span>Each row is {rowKinds[work.mapping.rows].label}</span>
          <span className="muted">{columnsInWords(work.mapping)}</span>
        </FoldedStep>
      )}
      {doing && <Working doing={doing} onCancel={desk.stop} />}
      {work && step === 'file' && (
        <ReadAs
          name={work.file.name}
          table={work.file.table}
          found={work.found}
          busy={busy}
          onChange={desk.readAgain}
          onNext={next}
          onLeave={desk.leave}
        />
      )}
      {work && step === 'columns' && (
        <ColumnList
          file={work.file}
          mapping={work.mapping}
          origin={work.origin}
          {...{ problems, questions, busy }}
          onChange={desk.map}
          onRows={desk.mapRows}
          onKept={(kept, origin) => desk.change({ file: { ...work.file, kept }, origin })}
          onNext={next}
        />
      )}
      {work && tried && step === 'outcome' && (
        <DryRun
          file={work.file}
          mapping={work.mapping}
          decisions={work.decisions}
          {...{ tried, busy }}
          onDecide={(decisions) => desk.change({ decisions })}
          onRun={desk.bringIn}
          onAgain={desk.tryOut}
        />
      )}
      {work && tried && finished && step === 'done' && (
        <Done
          file={work.file}
          mapping={work.mapping}
          report={tried.report}
          {...{ finished, busy }}
          onUndo={desk.takeBack}
          onLeave={desk.leave}
        />
      )}
    </div>
  );
}

const hasRows = (tried: { report: { rows: { new: number; changed: number } } } | null) =>
  tried !== null && tried.report.rows.new + tried.report.rows.changed > 0;

/** Ctrl and Enter go on with the step, also from within a field. */
function useCtrlEnter(goOn: () => void): void {
  const latest = useRef(goOn);
  latest.current = goOn;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || pressed(event) !== 'Ctrl+Enter' || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** When another step begins, its heading has the focus. */
function useHeadFocus(root: React.RefObject<HTMLElement | null>, place: string, busy: boolean): void {
  const before = useRef(place);
  useEffect(() => {
    if (busy || before.current === place) return;
    before.current = place;
    root.current?.querySelector<HTMLElement>('[data-step-head]')?.focus();
  }, [root, place, busy]);
}

type ToldProps = { problem: Problem; busy: boolean; onChoice: (choice: Partial<ReadChoice>) => void };

/** What went wrong, and another reading of the file that would work. */
function Told({ problem, busy, onChoice }: ToldProps) {
  const { data: choice } = readChoice.partial().safeParse(problem.choice);
  return (
    <div className="notice error" role="alert">
      <p>{problem.title}</p>
      {choice && problem.choice !== undefined && (
        <p>
          <button type="button" className="button" disabled={busy} onClick={() => onChoice(choice)}>
            Read it with {choiceInWords(choice)}
          </button>
        </p>
      )}
    </div>
  );
}

const saying: Readonly<Record<Doing['what'], string>> = {
  sending: 'Sending the file…',
  reading: 'Reading the file…',
  trying: 'Trying every row. Nothing is changed…',
  running: 'Bringing it in…',
  undoing: 'Taking it back…',
};

function Working({ doing: { what, progress }, onCancel }: { doing: Doing; onCancel: () => void }) {
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
          {what !== 'undoing' && (
            <button type="button" className="button" onClick={onCancel}>
              Cancel
            </button>
          )}
        </div>
      )}
    </section>
  );
}
