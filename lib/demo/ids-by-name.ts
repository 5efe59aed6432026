/** Remembers the ids of what the demonstration has made so far. @param noun of what, for the error if one is missing */
export function idsByName(noun: string) {
  const ids = new Map<string, number>();
  return {
    add: (name: string, id: number) => {
      ids.set(name, id);
    },
    idOf: (name: string): number => {
      const id = ids.get(name);
      if (id === undefined) throw new Error(`The demonstration has no ${noun} “${name}”.`);
      return id;
    },
  };
}

export type Ids = ReturnType<typeof idsByName>;
