type Span = { start: number; end: number };
type Placed = { cue: readonly Span[]; content: readonly Span[] };

/**
 * Which attribution each stands in. In: attributions in order of their text. Out: for each the index of the one whose
 * content holds its cue most closely, or null. What holds another is longer, so that there is never a ring.
 */
export function parentsOf(attributions: readonly Placed[]): (number | null)[] {
  const lengths = attributions.map(({ content }) => content.reduce((sum, { start, end }) => sum + end - start, 0));
  return attributions.map((one, i) => {
    let parent: number | null = null;
    // Those that could hold it begin nearby: sentences are read one by one.
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
  inner.cue.every((cue) => outer.content.some(({ start, end }) => start <= cue.start && cue.end <= end));
