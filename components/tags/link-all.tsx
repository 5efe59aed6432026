'use client';

import { useEffect, useRef, useState } from 'react';
import { similarTo } from '@/components/claims/similar-to';
import { DialogHead } from '@/components/forms/dialog-head';
import { sentByKeys } from '@/components/forms/sent-by-keys';
import { counted } from '@/lib/format/number';
import { type LinkChoice, type LinkRow, linkPlan, linksOf } from '@/lib/tags/link-plan';
import type { Bench } from './bench';

/** How many claims are looked for at once. */
const AT_ONCE = 4;

/** What every attribution without a claim will be linked to. Nothing is saved before it is confirmed. */
export function LinkAll({ bench, close }: { bench: Bench; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const [rows, setRows] = useState<readonly LinkRow[] | null>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    let isGone = false;
    void planFor(bench).then((plan) => !isGone && setRows(plan));
    return () => {
      isGone = true;
    };
  }, [bench]);
  const isReady = rows !== null;
  useEffect(() => {
    if (isReady) confirm.current?.focus({ preventScroll: true });
  }, [isReady]);
  const change = (id: number, patch: Partial<LinkRow>) =>
    setRows((all) => all?.map((row) => (row.id === id ? { ...row, ...patch } : row)) ?? null);
  const links = linksOf(rows ?? []);
  return (
    <dialog ref={dialog} className="form-dialog link-all" aria-labelledby="link-all-title" onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (links.length === 0) return;
          close();
          void bench.linkMany(links);
        }}
        onKeyDown={sentByKeys}
      >
        <DialogHead id="link-all-title" title="Link all attributions to claims" close={() => dialog.current?.close()} />
        {rows === null ? (
          <p className="muted" role="status">
            Looking for claims that say the same…
          </p>
        ) : (
          <ol>
            {rows.map((row, at) => (
              <Row key={row.id} row={row} rows={rows} number={at + 1} change={(patch) => change(row.id, patch)} />
            ))}
          </ol>
        )}
        <footer>
          <button ref={confirm} type="submit" className="button primary" disabled={links.length === 0}>
            {links.length > 0 ? `Link ${counted(links.length, ['attribution', 'attributions'])}` : 'Link'}
          </button>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </footer>
      </form>
    </dialog>
  );
}

type RowProps = {
  row: LinkRow;
  rows: readonly LinkRow[];
  number: number;
  change: (patch: Partial<LinkRow>) => void;
};

function Row({ row, rows, number, change }: RowProps) {
  const { statement, found, like, choice } = row;
  const other = rows.findIndex(({ id }) => id === like);
  return (
    <li>
      <label className="field">
        <span>Statement {number}</span>
        <textarea
          dir="auto"
          rows={1}
          value={statement}
          maxLength={1000}
          onChange={(event) => change({ statement: event.target.value })}
        />
      </label>
      <label className="field">
        <span>Claim of statement {number}</span>
        <select value={wordOf(choice)} onChange={(event) => change({ choice: choiceOf(event.target.value) })}>
          {found.map((claim) => (
            <option key={claim.id} value={`claim ${claim.id}`}>
              {claim.statement}
            </option>
          ))}
          {like !== null && other >= 0 && <option value={`same ${like}`}>The claim of statement {other + 1}</option>}
          <option value="new">A new claim</option>
          <option value="none">Leave it without a claim</option>
        </select>
      </label>
    </li>
  );
}

function wordOf(choice: LinkChoice): string {
  if (choice.to === 'claim') return `claim ${choice.claimId}`;
  return choice.to === 'same' ? `same ${choice.as}` : choice.to;
}

function choiceOf(value: string): LinkChoice {
  const [to, id] = value.split(' ');
  if (to === 'claim') return { to, claimId: Number(id) };
  if (to === 'same') return { to, as: Number(id) };
  return { to: to === 'none' ? 'none' : 'new' };
}

async function planFor(bench: Bench): Promise<LinkRow[]> {
  const tags = bench.unlinked().map((tag) => ({ id: tag.id, statement: bench.statementOf(tag) }));
  const found: Awaited<ReturnType<typeof similarTo>>[] = [];
  for (let at = 0; at < tags.length; at += AT_ONCE)
    found.push(...(await Promise.all(tags.slice(at, at + AT_ONCE).map(({ statement }) => similarTo(statement)))));
  return linkPlan(tags.map((tag, i) => ({ ...tag, found: found[i] ?? [] })));
}
