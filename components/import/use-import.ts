'use client';

import { useEffect, useRef, useState } from 'react';
import type { Problem } from '@/components/forms/problem';
import type { Progress } from '@/components/forms/send';
import { undo } from '@/components/forms/undo';
import { useCommand } from '@/components/forms/use-command';
import { counted } from '@/lib/format/number';
import { type Decisions, decisions as noDecisions } from '@/lib/import/decisions';
import type { CaseUpload, ReadUpload } from '@/lib/import/desk.server';
import type { Mapping, RowKind } from '@/lib/import/mapping';
import { propose } from '@/lib/import/propose';
import type { ReadChoice } from '@/lib/import/read-table';
import type { Report } from '@/lib/import/report';
import { settled } from '@/lib/import/settled';
import { type Answer, dryRun, readFile, sendFile } from './api';
import { dropLeftOff, keepLeftOff, type LeftOff, readLeftOff } from './left-off';

export const steps = { file: 'File', columns: 'Columns', outcome: 'Dry run', done: 'Done' } as const;
export type Step = keyof typeof steps;
export type Doing = {
  readonly what: 'sending' | 'reading' | 'trying' | 'running' | 'undoing';
  readonly progress: Progress | null;
};
/** Where a mapping comes from: a kept one by its number, or what Whence proposes; null: a person changed it. */
export type MappingOrigin = number | 'proposal' | null;

/** A report, with the decisions that it rests on. */
export type Tried = { readonly report: Report; readonly decisions: Decisions };
type Work = {
  readonly file: ReadUpload;
  /** How the file was read before anybody corrected it. */
  readonly found: ReadChoice;
  readonly mapping: Mapping;
  readonly origin: MappingOrigin;
  readonly decisions: Decisions;
};
export type Finished = { readonly changeId: number | null; readonly isUndone: boolean };

const STALE = 412;
const none = noDecisions.parse({});

/** A file on its way in: sent, read, its columns mapped, tried, and brought in. */
export function useImport(earlier: string | null) {
  const [work, setWork] = useState<Work | null>(null);
  const [step, setStep] = useState<Step>('file');
  const [tried, setTried] = useState<Tried | null>(null);
  const [finished, setFinished] = useState<Finished | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [left, setLeft] = useState<LeftOff | null>(null);
  /** A file that was sent and could not be read. */
  const [unread, setUnread] = useState<string | null>(null);
  const [caseFile, setCaseFile] = useState<CaseUpload | null>(null);
  const controller = useRef<AbortController | null>(null);
  const { run, progress, cancel } = useCommand();

  async function ask<R>(what: Doing['what'], question: (watched: Watched) => Promise<Answer<R>>): Promise<R | null> {
    const own = new AbortController();
    controller.current = own;
    setProblem(null);
    setDoing({ what, progress: null });
    const answer = await question({ signal: own.signal, onProgress: (now) => setDoing({ what, progress: now }) });
    setDoing(null);
    if (answer.ok) return answer.result;
    setProblem(answer.problem);
    return null;
  }

  /** Goes on from what has been read; `before`: what a person decided of this file earlier. */
  function begin(file: ReadUpload, found: ReadChoice, before: LeftOff | null) {
    const fits = before && before.mapping.columns.length === file.proposal.mapping.columns.length;
    const kept = file.kept.find(({ name }) => name === '') ?? file.kept[0];
    const fresh = kept
      ? { mapping: kept.mapping, origin: kept.id, decisions: none }
      : { mapping: file.proposal.mapping, origin: 'proposal' as const, decisions: none };
    const own = fits ? { mapping: before.mapping, origin: null, decisions: before.decisions } : fresh;
    setWork({ file, found, ...own });
    keep({ file, found, ...own });
    setTried(null);
    setFinished(null);
    setUnread(null);
    setStep(fits ? 'columns' : 'file');
    window.history.replaceState(null, '', `/import?file=${file.id}`);
  }

  async function send(chosen: File) {
    setWork(null);
    setLeft(null);
    const id = await ask('sending', (watched) => sendFile(chosen, watched));
    if (id) await readFirst(id);
  }
  async function readFirst(id: string, choice: Partial<ReadChoice> = {}) {
    const before = readLeftOff();
    const own = before?.file === id && Object.keys(choice).length === 0 ? before : null;
    const file = await ask('reading', ({ signal }) => readFile(id, own?.choice ?? choice, signal));
    setUnread(file ? null : id);
    if (file && 'isCase' in file) {
      setCaseFile(file);
      window.history.replaceState(null, '', `/import?file=${file.id}`);
    } else if (file) begin(file, own?.found ?? file.table.choice, own);
  }
  /** Reads the file otherwise. If it cannot be read so, it stays as it was. */
  async function readAgain(choice: Partial<ReadChoice>) {
    if (!work) return;
    const { file, found } = work;
    const again = await ask('reading', ({ signal }) => readFile(file.id, choice, signal));
    if (again && !('isCase' in again)) begin(again, found, null);
    // Nothing is left on the server of a reading that failed.
    else await readFile(file.id, file.table.choice);
  }

  async function tryOut() {
    if (!work) return;
    const { file, mapping, decisions } = work;
    const report = await ask('trying', (watched) => dryRun(file.id, { mapping, decisions }, watched));
    if (!report) return;
    setTried({ report, decisions });
    setStep('outcome');
  }
  async function bringIn() {
    if (!work || !tried) return;
    const { file, mapping } = work;
    setProblem(null);
    setDoing({ what: 'running', progress: null });
    const outcome = await run<Report>(
      'imports.run',
      { file: file.id, mapping, decisions: tried.decisions, expected: tried.report.digest },
      {
        reason: file.name,
        stream: true,
        quiet: true,
        message: ({ rows }) => `Brought in ${counted(rows.new + rows.changed, ['row', 'rows'])}.`,
      },
    );
    setDoing(null);
    if (outcome.ok) {
      setTried({ ...tried, report: outcome.result });
      setFinished({ changeId: outcome.changeId, isUndone: false });
      setStep('done');
      dropLeftOff();
      window.history.replaceState(null, '', '/import');
    } else if (outcome.problem.status === STALE) {
      await tryOut();
      setProblem({ ...outcome.problem, title: `${outcome.problem.title} Here it is.` });
    } else setProblem(outcome.problem);
  }
  async function takeBack() {
    if (!finished || finished.changeId === null) return;
    setDoing({ what: 'undoing', progress: null });
    const isUndone = await undo(finished.changeId);
    setDoing(null);
    setFinished({ ...finished, isUndone });
  }

  function change(part: Partial<Work>) {
    if (!work) return;
    const next = { ...work, ...part };
    setWork(next);
    if (next.mapping !== work.mapping) setTried(null);
    keep(next);
  }
  function map(mapping: Mapping, origin: MappingOrigin = null) {
    if (work) change({ mapping: settled(mapping, work.file.table.telling), origin });
  }
  function mapRows(rows: RowKind) {
    if (!work) return;
    const { headers, sample, telling, choice } = work.file.table;
    map(propose(headers, sample, { kind: choice.kind, rows, telling }).mapping);
  }
  /** Back to choosing a file. */
  function leave() {
    dropLeftOff();
    setWork(null);
    setTried(null);
    setFinished(null);
    setProblem(null);
    setUnread(null);
    setLeft(null);
    setCaseFile(null);
    setStep('file');
    window.history.replaceState(null, '', '/import');
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened
  useEffect(() => {
    if (earlier) readFirst(earlier);
    else setLeft(readLeftOff());
  }, []);

  return {
    ...{ work, step, tried, finished, problem, left, unread, caseFile },
    doing: doing && (doing.what === 'running' ? { ...doing, progress } : doing),
    ...{ send, readFirst, readAgain, tryOut, bringIn, takeBack, change, map, mapRows, leave },
    goTo: setStep,
    /** Whether a person has decided something of the file that is not brought in. */
    isChanged: work !== null && (work.origin === null || work.decisions !== none),
    /** Stops what is being done. Nothing is changed. */
    stop: () => (doing?.what === 'running' ? cancel() : controller.current?.abort()),
  };
}

const keep = ({ file: { id, name, table }, found, mapping, decisions }: Work) =>
  keepLeftOff({ file: id, name, choice: table.choice, found, mapping, decisions });

type Watched = { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void };
