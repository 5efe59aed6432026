import { upwards } from './nesting';
import type { Tag } from './tag';

/** Who a hop of a chain is: a source that is there, one to be made, or nobody that the text names. */
export type Speaker = { sourceId: number } | { name: string; kind: NonNullable<Tag['sourceKind']> } | { unknown: true };

export type Hop = {
  speaker: Speaker;
  /** The tag that says so: in its words the next hop credits this one. */
  tag: Tag;
};

/**
 * The chain that a tag says, origin first, without the document's own publisher, who passes on the last hop. Nesting
 * is the chain: whoever says the content in which a tag stands passes it on. Without source and cue it is the
 * publisher's own claim, and the chain is empty.
 * @param publisherId hops of the publisher itself are left out at the end.
 */
export function chainOf(tag: Tag, byId: ReadonlyMap<number, Tag>, publisherId: number): Hop[] {
  const hops: Hop[] = [];
  for (const [i, one] of upwards(tag, byId).entries()) {
    const speaker = speakerOf(one);
    // Only the innermost can be an origin that nobody names; further out it is nobody who could pass something on.
    if (!speaker || ('unknown' in speaker && i > 0)) continue;
    if (!isSame(hops.at(-1)?.speaker, speaker)) hops.push({ speaker, tag: one });
  }
  while (hops.length > 0 && isSame(hops.at(-1)?.speaker, { sourceId: publisherId })) hops.pop();
  return hops;
}

/** Who speaks in a tag; null where nobody does, as in what the text says by itself. */
export function speakerOf({ sourceId, sourceName, sourceKind, sourceSpans, cueSpans }: Tag): Speaker | null {
  if (sourceId !== null) return { sourceId };
  if (sourceName !== '') return { name: sourceName, kind: sourceKind ?? 'outlet' };
  return sourceSpans.length === 0 && cueSpans.length > 0 ? { unknown: true } : null;
}

function isSame(a: Speaker | undefined, b: Speaker): boolean {
  if (!a) return false;
  if ('sourceId' in a && 'sourceId' in b) return a.sourceId === b.sourceId;
  return 'name' in a && 'name' in b && a.name.toLowerCase() === b.name.toLowerCase();
}

/** What a tag lacks before a chain can be made of it, in a sentence; null when it lacks nothing. */
export function lackOf(tag: Tag): string | null {
  if (tag.contentSpans.length === 0) return 'Mark what is said.';
  if (tag.claimId === null && tag.statement === '') return 'Say which claim it makes.';
  if (tag.sourceSpans.length > 0 && speakerOf(tag) === null) return 'Say who the source is.';
  return null;
}
