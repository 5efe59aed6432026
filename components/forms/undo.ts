import { send } from './send';
import { toast } from './toaster';

type Undone = { undone: string; label: string; changeId: number; records: number };

/** What this page has undone and could do again, latest last. */
const undone: number[] = [];

/** Takes a change back, or without a number the latest one of this person; says so or says why not. */
export async function undo(changeId?: number): Promise<void> {
  const outcome = await send<Undone>('history.undo', changeId === undefined ? {} : { changeId });
  if (!outcome.ok) return toast(outcome.problem.title, { tone: 'error' });
  if (outcome.changeId !== null) undone.push(outcome.changeId);
  toast(`Undone${nameOf(outcome.result)}`);
}

/** Does again what was undone last on this page. */
export async function redo(): Promise<void> {
  const changeId = undone.pop();
  if (changeId === undefined) return toast('There is nothing to do again.');
  const outcome = await send<Undone>('history.undo', { changeId });
  toast(outcome.ok ? `Done again${nameOf(outcome.result)}` : outcome.problem.title, { tone: outcome.ok ? 'plain' : 'error' });
}

function nameOf({ label, records }: Undone): string {
  if (!label) return '.';
  const short = label.length > 60 ? `${label.slice(0, 57)}…` : label;
  return records > 1 ? `: «${short}» and what went with it.` : `: «${short}».`;
}
