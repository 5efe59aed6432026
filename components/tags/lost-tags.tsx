'use client';

import { counted } from '@/lib/format/number';
import type { ShownTag } from '@/lib/tags/queries.server';
import type { Bench } from './bench';

/** Tags of an earlier text whose words are no longer in this one. */
export function LostTags({ bench, tags }: { bench: Bench; tags: readonly ShownTag[] }) {
  const lost = tags.filter((tag) => tag.lost !== null && tag.state !== 'rejected');
  if (lost.length === 0) return null;
  return (
    <details className="lost-tags" open>
      <summary>
        {counted(lost.length, ['attribution', 'attributions'])} to look at: marked in an earlier text and not found in
        this one
      </summary>
      <ul>
        {lost.map((tag) => (
          <li key={tag.id}>
            <p>
              <strong>
                <bdi>{tag.source?.name ?? (tag.sourceName || 'nobody named')}</bdi>
              </strong>
              : “<bdi>{tag.lost}</bdi>”
            </p>
            {tag.state === 'entered' && (
              <p className="muted">Its chain stays, because it was read in an earlier text.</p>
            )}
            <p className="row">
              <button type="button" className="button small" onClick={() => bench.markAnew(tag)}>
                Mark again at the selection
              </button>
              <button type="button" className="button small quiet" onClick={() => bench.removeLost(tag.id)}>
                Delete
              </button>
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
