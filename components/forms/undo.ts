import { ofThisPerson } from '@/components/person';
import { send } from './send';
import { toast, working } from './toasts';

export type Undone = { deed: string; again: boolean };

const KEY = 'done';
const MOST = 100;

/** The changes made in this tab, latest last. Another tab of the same person has its own. */
const done = {
  read(): number[] {
    try {
      return JSON.parse(sessionStorage.getItem(ofThisPerson(KEY)) ?? '[]');
    } catch {
      return [];
    }
  },
  write(ids: readonly number[]) {
    try {
      sessionStorage.setItem(ofThisPerson(KEY), JSON.stringify(ids.slice(-MOST)));
    } catch {
      // Without storage, the server's own order is used.
    }
  },
};

/** Remembers a change of this tab, so that it is undone first. */
export const remember = (changeId: number): void => done.write([...done.read(), changeId]);

/** What this page has undone and could redo, latest last. */
const undone: number[] = [];

/** Commands still being saved. They finish before anything is undone. */
let saving: Promise<unknown> = Promise.resolve();
export function undoAfter(work: Promise<unknown>): void {
  saving = work;
}

/**
 * Undoes a change or, without a number, the latest one of this tab or else of this person. Says what it did, or why it
 * could not.
 * @returns whether it was undone
 */
export async function undo(asked?: number): Promise<boolean> {
  await saving;
  const ids = done.read();
  const changeId = asked ?? ids.at(-1);
  if (changeId !== undefined) done.write(ids.filter((id) => id !== changeId));
  const work = working('Undoing');
  const outcome = await send<Undone>('history.undo', changeId === undefined ? {} : { changeId }, {
    onProgress: work.tell,
  });
  work.end();
  if (outcome.ok && outcome.changeId !== null) undone.push(outcome.changeId);
  toast(outcome.ok ? said(outcome.result) : outcome.problem.title, { tone: outcome.ok ? 'plain' : 'error' });
  return outcome.ok;
}

/** Redoes what was undone last on this page. */
export async function redo(): Promise<void> {
  await saving;
  const changeId = undone.pop();
  if (changeId === undefined) return toast('There is nothing to redo.');
  const outcome = await send<Undone>('history.undo', { changeId });
  if (outcome.ok && outcome.changeId !== null) remember(outcome.changeId);
  toast(outcome.ok ? said(outcome.result) : outcome.problem.title, { tone: outcome.ok ? 'plain' : 'error' });
}

/** What was undone or redone, in words. */
export const said = ({ deed, again }: Undone): string => `${again ? 'Done again' : 'Undone'}${deed && `: ${deed}`}.`;
