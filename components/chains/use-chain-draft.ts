'use client';

import { useEffect, useState } from 'react';
import { dropDraft, readDraft, writeDraft } from '@/components/forms/draft';
import { type Problem, problemOf } from '@/components/forms/problem';
import { type Action, type Draft, openDraft, reduceDraft } from '@/lib/attributions/draft';
import { type ChainClash, clashOf } from '@/lib/attributions/draft-merge';
import { versionsOf } from '@/lib/attributions/draft-save';
import { type Sheet, sheet } from '@/lib/attributions/sheet';
import { walkOf } from '@/lib/attributions/walk';

type Kept = { draft: Draft; sheet: Sheet };
export type Editing = {
  sheet: Sheet;
  draft: Draft;
  /** The draft as it was opened, to tell whether it has changed. */
  opened: Draft;
  clash: ChainClash | null;
  restored: boolean;
  spoken: string;
};

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const keyOf = (claimId: number, was: readonly number[]) => `hops:${claimId}:${was.join('-') || 'new'}`;
export const isChanged = ({ draft, opened }: Editing): boolean =>
  !same([draft.hops, draft.links, draft.was], [opened.hops, opened.links, opened.was]);

/**
 * The chain being edited. It is fetched when the editor opens and kept on this device until it is saved or discarded.
 */
export function useChainDraft(claimId: number, ids: readonly number[] | undefined) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const [failed, setFailed] = useState<Problem | null>(null);
  const key = ids?.join() ?? '';

  useEffect(() => {
    const controller = new AbortController();
    const load = async () => {
      const response = await fetch(`/api/chains?claim=${claimId}`, { signal: controller.signal });
      if (!response.ok) return setFailed(await problemOf(response));
      setEditing(begin(sheet.parse(await response.json()), key ? key.split(',').map(Number) : []));
    };
    load().catch(() => {
      if (!controller.signal.aborted)
        setFailed({ status: 0, title: 'The server did not answer. Close this and open it again.' });
    });
    return () => controller.abort();
  }, [claimId, key]);

  useEffect(() => {
    if (!editing || editing.clash) return;
    const name = keyOf(claimId, editing.draft.was);
    if (isChanged(editing))
      writeDraft<Kept>(name, { values: { draft: editing.draft, sheet: trimmed(editing) }, reason: '' });
    else dropDraft(name);
  }, [editing, claimId]);

  return {
    editing,
    failed,
    act: (action: Action, spoken?: string) =>
      setEditing(
        (now) => now && { ...now, draft: reduceDraft(now.sheet, now.draft, action), spoken: spoken ?? now.spoken },
      ),
    update: (patch: Partial<Editing>) => setEditing((now) => now && { ...now, ...patch }),
    /** Discards unsaved changes. */
    discard: () =>
      setEditing((now) => {
        if (!now) return now;
        dropDraft(keyOf(claimId, now.draft.was));
        return { ...now, draft: now.opened, restored: false, clash: null, spoken: 'Changes discarded' };
      }),
    forget: () => editing && dropDraft(keyOf(claimId, editing.draft.was)),
  };
}

function begin(sheet: Sheet, ids: readonly number[]): Editing {
  const opened = openDraft(sheet, walkOf(ids, sheet.links));
  const fresh = { sheet, draft: opened, opened, clash: null, restored: false, spoken: '' };
  const kept = readDraft<Kept>(keyOf(sheet.claimId, opened.was))?.values;
  if (!kept?.draft || !kept.sheet) return fresh;
  const { draft, sheet: seen } = kept;
  if (same(versionsOf(draft, seen), versionsOf(draft, sheet))) return { ...fresh, draft, restored: true };
  return { ...fresh, sheet: seen, draft, restored: true, clash: clashOf(draft, seen, sheet) };
}

/** The parts of the claim that the draft depends on. */
function trimmed({ draft, sheet }: Editing): Sheet {
  const ids = new Set([...draft.was, ...draft.hops.map(({ utteranceId }) => utteranceId)]);
  return {
    ...sheet,
    utterances: sheet.utterances.filter(({ id }) => ids.has(id)),
    links: sheet.links.filter(({ upstreamId, downstreamId }) => ids.has(upstreamId) && ids.has(downstreamId)),
  };
}
