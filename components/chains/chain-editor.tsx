'use client';

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useCommand } from '@/components/forms/use-command';
import type { Action } from '@/lib/attributions/draft';
import { clashOf, mergeDrafts } from '@/lib/attributions/draft-merge';
import { commandOf } from '@/lib/attributions/draft-save';
import { type HopProblem, newSources, problemsOf } from '@/lib/attributions/draft-view';
import { sheet as sheetSchema } from '@/lib/attributions/sheet';
import { counted } from '@/lib/format/number';
import { bindingOf, type ChainKey, pressed } from '@/lib/keys';
import { ChainClashPanel } from './chain-clash';
import { ChainKeys } from './chain-keys';
import { ChainLine } from './chain-line';
import { ChainPreview } from './chain-preview';
import { HopList } from './hop-list';
import { PastedChains } from './pasted-chains';
import { isChanged, useChainDraft } from './use-chain-draft';
import { useKnown } from './use-known';

type Props = { claimId: number; ids?: readonly number[]; close: () => void };
type Result = { made: { sources: unknown[] }; warnings: { code: string; message: string }[] };

/** Edits one chain, shown as a line of text and as a list of hops. Both are views of one state. */
export function ChainEditor({ claimId, ids, close }: Props) {
  const { editing, failed, act, update, discard, forget } = useChainDraft(claimId, ids);
  if (failed) return <p className="notice error">{failed.title}</p>;
  if (!editing) return <p className="chain-editor-wait">Opening the chain…</p>;
  return <Editor {...{ editing, act, update, discard, forget, close }} />;
}

type EditorProps = Omit<ReturnType<typeof useChainDraft>, 'editing' | 'failed'> & {
  editing: NonNullable<ReturnType<typeof useChainDraft>['editing']>;
  close: () => void;
};

function Editor({ editing, act, update, discard, forget, close }: EditorProps) {
  const { sheet, draft, clash, restored, spoken } = editing;
  const { run, pending } = useCommand();
  const [refused, setRefused] = useState<{ title: string; problems: HopProblem[] } | null>(null);
  const [reason, setReason] = useState('');
  const [keysShown, setKeysShown] = useState(false);
  const [pasted, setPasted] = useState<readonly string[] | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLInputElement>(null);
  /** Where the focus goes after the next render. */
  const goal = useRef<'head' | 'source' | 'line' | null>(ids(draft) > 0 ? 'head' : 'line');
  const own = problemsOf(draft, sheet);
  const problems = refused ? [...own, ...refused.problems] : [];
  useKnown(draft, act);

  useEffect(() => {
    const wanted = goal.current;
    if (!wanted || clash) return;
    goal.current = null;
    const head = root.current?.querySelector<HTMLElement>(`[data-hop="${draft.focus}"]`);
    if (wanted === 'source') head?.closest('li')?.querySelector<HTMLElement>('.hop-fields input')?.focus();
    else (wanted === 'head' ? (head ?? line.current) : line.current)?.focus();
  });

  const then = (to: typeof goal.current, action: Action, words?: string) => {
    goal.current = to;
    act(action, words);
  };

  async function save() {
    if (pending || clash || pasted) return;
    if (own.length > 0 || (draft.hops.length === 0 && draft.was.length === 0)) {
      const message = own[0]?.message ?? 'A chain needs at least one source.';
      setRefused({ title: message, problems: [] });
      return then(own[0] ? 'head' : 'line', { do: 'focus', at: own[0]?.at ?? 0 }, `Not saved. ${message}`);
    }
    const { command, input } = commandOf(draft, sheet);
    const made = newSources(draft.hops).length;
    const outcome = await run<Result>(command, input, {
      quiet: true,
      reason: reason.trim(),
      message: ({ warnings }) =>
        [
          command === 'chains.add' ? 'Chain added' : draft.hops.length > 0 ? 'Chain saved' : 'Chain removed',
          made > 0 && counted(made, ['new source', 'new sources']),
          warnings.some(({ code }) => code === 'circular') && 'circular reporting',
        ]
          .filter(Boolean)
          .join(' · '),
    });
    if (outcome.ok) {
      forget();
      return close();
    }
    const { status, title, fields = {}, current } = outcome.problem;
    if (status === 412 && current)
      return update({ clash: clashOf(draft, sheet, sheetSchema.parse(current)), spoken: title });
    const found = Object.entries(fields).flatMap(([path, message]): HopProblem[] => {
      const [, at, field] = /^hops\.(\d+)\.(\w+)/.exec(path) ?? [];
      return at && field ? [{ at: Number(at), field, message }] : [];
    });
    setRefused({ title, problems: found });
    if (found[0]) then('head', { do: 'focus', at: found[0].at }, `Not saved. ${title}`);
    else update({ spoken: `Not saved. ${title}` });
  }

  function hopKey(event: KeyboardEvent, at: number) {
    const name = draft.hops[at]?.source.name || 'Hop';
    const last = draft.hops.length - 1;
    const moves: { readonly [key in ChainKey]?: () => void } = {
      'Alt+ArrowUp': () =>
        then(
          'head',
          { do: 'move', at, by: -1 },
          at > 0 ? `${name} moved to place ${at}` : 'This is the origin already',
        ),
      'Alt+ArrowDown': () =>
        then(
          'head',
          { do: 'move', at, by: 1 },
          at < last ? `${name} moved to place ${at + 2}` : 'This is the last hop already',
        ),
      ArrowUp: () => (at === 0 ? line.current?.focus() : then('head', { do: 'focus', at: at - 1 })),
      ArrowDown: () => then('head', { do: 'focus', at: at + 1 }),
      Home: () => then('head', { do: 'focus', at: 0 }),
      End: () => then('head', { do: 'focus', at: last }),
      Enter: () => then('source', { do: 'insert', at }, `Hop inserted after ${name}`),
      Delete: () => then('head', { do: 'remove', at }, `${name} removed`),
      r: () => then('head', { do: 'reverse' }, 'Chain reversed'),
      b: () => then('source', { do: 'branch', at }, `A new chain that branches after ${name}`),
    };
    const move = bindingOf(moves, event);
    if (!move) return;
    event.preventDefault();
    move();
  }

  function anyKey(event: KeyboardEvent) {
    // The keys of the page behind the editor must not react.
    event.nativeEvent.stopImmediatePropagation();
    const typing =
      event.target instanceof HTMLInputElement ||
      event.target instanceof HTMLTextAreaElement ||
      event.target instanceof HTMLSelectElement;
    const key = pressed(event);
    if (key === 'Ctrl+Enter') {
      event.preventDefault();
      save();
    } else if (!typing && key === '?') setKeysShown(!keysShown);
    else if (!typing && key === '/' && !clash) {
      event.preventDefault();
      line.current?.focus();
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that work wherever the focus is in the editor
    <div ref={root} className="chain-editor" onKeyDown={anyKey}>
      <p className="hidden-text" aria-live="polite">
        {spoken}
      </p>
      {clash ? (
        <ChainClashPanel
          clash={clash}
          draft={draft}
          seen={sheet}
          settle={(choice) => {
            goal.current = 'head';
            const merged = mergeDrafts(draft, clash, choice);
            update({
              sheet: clash.sheet,
              draft: merged,
              opened: clash.theirs,
              clash: null,
              spoken: 'Combined, but not saved yet.',
            });
          }}
        />
      ) : pasted ? (
        <PastedChains sheet={sheet} lines={pasted} added={close} leave={() => setPasted(null)} />
      ) : (
        <>
          {restored && isChanged(editing) && (
            <p className="notice">
              Your unsaved changes have been restored.{' '}
              <button type="button" className="link-button" onClick={discard}>
                Discard it
              </button>
            </p>
          )}
          <ChainLine
            draft={draft}
            act={act}
            input={line}
            toHops={() => then('head', { do: 'focus', at: draft.focus })}
            several={setPasted}
          />
          <ChainPreview draft={draft} sheet={sheet} act={act} />
          {keysShown && <ChainKeys />}
          <HopList
            draft={draft}
            sheet={sheet}
            problems={problems}
            act={(action, words) => {
              if (action.do === 'insert' || action.do === 'branch') goal.current = 'source';
              else if (action.do === 'move' || action.do === 'remove') goal.current = 'head';
              act(action, words);
            }}
            onKey={hopKey}
          />
          {draft.hops.length === 0 && (
            <button
              type="button"
              className="button"
              onClick={() => then('source', { do: 'insert', at: -1 }, 'Hop inserted')}
            >
              Add the first hop
            </button>
          )}
          {refused && (
            <p className="notice error" role="alert">
              {refused.title}
            </p>
          )}
          <div className="form chain-actions">
            <input
              type="text"
              dir="auto"
              aria-label="Reason for the history"
              placeholder="Reason for the history (optional)"
              value={reason}
              maxLength={2000}
              onChange={(event) => setReason(event.target.value)}
            />
            <button type="button" className="button primary" disabled={pending} onClick={save}>
              {draft.was.length > 0 && draft.hops.length === 0
                ? 'Remove chain'
                : draft.was.length > 0
                  ? 'Save chain'
                  : 'Add chain'}
            </button>
            {draft.hops.length > 1 && (
              <button
                type="button"
                className="button quiet"
                onClick={() => then('head', { do: 'reverse' }, 'Chain reversed')}
              >
                Reverse
              </button>
            )}
            <button
              type="button"
              className="button quiet"
              aria-expanded={keysShown}
              onClick={() => setKeysShown(!keysShown)}
            >
              Keys <kbd>?</kbd>
            </button>
          </div>
        </>
      )}
    </div>
  );
}

const ids = (draft: { was: readonly number[] }) => draft.was.length;
