/** No more claims than this are edited at once, because all of them stay locked until the last one is written. */
export const BULK_LIMIT = 20_000;

const kinds = ['status', 'topics', 'judge', 'delete', 'restore'] as const;
export type BulkKind = (typeof kinds)[number];

/** The kinds of change that a description names. A valid one names exactly one. */
export function chosenKinds(change: Readonly<Record<string, unknown>>): BulkKind[] {
  const some = (name: string) => {
    const given = change[name];
    return Array.isArray(given) && given.length > 0;
  };
  return kinds.filter((kind) =>
    kind === 'topics' ? some('addTopics') || some('removeTopics') : change[kind] !== undefined,
  );
}
