type Span = { start: number; end: number };
type Placed = { source: readonly Span[]; cue: readonly Span[]; content: readonly Span[] };

/**
 * Which attribution contains each. Takes attributions in text order; returns for each the index of the one whose
 * content most closely holds its cue, or null. A container is longer than what it contains, so there is never a ring.
 */
export function parentsOf(attributions: readonly Placed[]): (number | null)[] {
  const lengths = attributions.map(({ content }) => content.reduce((sum, { start, end }) => sum + end - start, 0));
  return attributions.map((one, i) => {
    let parent: number | null = null;
    // A possible container starts nearby, because sentences are read one by one.
    for (let j = Math.max(0, i - REACH); j < Math.min(attributions.length, i + REACH); j++) {
      const other = attributions[j];
      if (!other || j === i || (lengths[j] ?? 0) <= (lengths[i] ?? 0) || !holds(other, one)) continue;
      if (parent === null || (lengths[j] ?? 0) < (lengths[parent] ?? 0)) parent = j;
    }
    return parent;
  });
}

const REACH = 40;

const holds = (outer: Placed, inner: Placed) =>
  (inner.cue.length > 0 ? inner.cue : inner.source).every((cue) =>
    outer.content.some(({ start, end }) => start <= cue.start && cue.end <= end),
  );
