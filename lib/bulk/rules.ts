import type { ClaimStatus } from '@/lib/vocabulary';
import { type BulkKind, chosenKinds } from './kinds';
import type { BulkChange } from './schema';

/** Which kind of change it is. */
export const kindOfChange = (change: BulkChange): BulkKind => chosenKinds(change)[0] ?? 'status';

/** What decides how a claim is changed. */
export type BulkState = {
  readonly id: number;
  readonly status: ClaimStatus;
  readonly topicIds: readonly number[];
  readonly deleted: boolean;
  readonly merged: boolean;
  /** It went with the demonstration. */
  readonly demonstrated: boolean;
};

export type Outcome =
  | { readonly kind: 'change'; readonly status?: ClaimStatus; readonly topicIds?: readonly number[] }
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly reason: Refusal };

/** Why a claim is left unchanged. */
export const refusals = {
  deleted: 'deleted: bring it back first',
  merged: 'merged into another claim: undo the merge instead',
  demonstrated: 'removed with the demonstration: undo that in the history instead',
  full: 'has no room for more topics',
} as const;
/** As many topics as the form of one claim allows. */
const TOPICS_LIMIT = 50;
export type Refusal = keyof typeof refusals;

/** Topics of a change by their ids. */
export type BulkTopics = { readonly add: readonly number[]; readonly remove: readonly number[] };

/** What a change does to one claim. The preview and the command use the same function. */
export function outcomeOf(claim: BulkState, change: BulkChange, topics: BulkTopics): Outcome {
  const kind = kindOfChange(change);
  if (kind === 'restore') {
    if (claim.merged) return { kind: 'refused', reason: 'merged' };
    if (claim.demonstrated) return { kind: 'refused', reason: 'demonstrated' };
    return claim.deleted ? { kind: 'change' } : { kind: 'same' };
  }
  if (claim.deleted)
    return kind === 'delete' ? { kind: 'same' } : { kind: 'refused', reason: claim.merged ? 'merged' : 'deleted' };
  switch (kind) {
    case 'delete':
      return { kind: 'change' };
    case 'judge':
      return { kind: 'change', status: change.judge?.status ?? claim.status };
    case 'status':
      return change.status === undefined || change.status === claim.status
        ? { kind: 'same' }
        : { kind: 'change', status: change.status };
    case 'topics': {
      const kept = claim.topicIds.filter((id) => !topics.remove.includes(id));
      const added = topics.add.filter((id) => !kept.includes(id));
      if (added.length === 0 && kept.length === claim.topicIds.length) return { kind: 'same' };
      if (added.length > 0 && kept.length + added.length > TOPICS_LIMIT) return { kind: 'refused', reason: 'full' };
      return { kind: 'change', topicIds: [...kept, ...added].sort((a, b) => a - b) };
    }
  }
}
