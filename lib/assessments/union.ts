/**
 * Ids that are joined step by step (union-find). `rootOf` gives the id that represents everything joined with an id.
 */
export type Union = {
  rootOf(id: number): number;
  /** @returns whether the two were separate before */
  join(aId: number, bId: number): boolean;
};

/** A union in which every id is alone. */
export function newUnion(): Union {
  const parents = new Map<number, number>();
  const rootOf = (id: number): number => {
    let root = id;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) {
      const above = parents.get(parent);
      if (above !== undefined) parents.set(root, above);
      root = parent;
    }
    return root;
  };
  const join = (aId: number, bId: number): boolean => {
    const [a, b] = [rootOf(aId), rootOf(bId)];
    if (a !== b) parents.set(a, b);
    return a !== b;
  };
  return { rootOf, join };
}
