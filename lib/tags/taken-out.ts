import { upwards } from './nesting';
import type { ShownTag } from './queries.server';

/** A stored text to which tags point. */
export type TakenText = { id: number; number: number; text: string; sha256: string };

/** The tags of a document as they leave it. */
export type TakenOut = {
  /** Where this server is reached, such as “https://whence.example.org”. */
  origin: string;
  document: { id: number; title: string; language: string; url: string | null; kind: string };
  texts: readonly TakenText[];
  tags: readonly ShownTag[];
};

export const sourceNameOf = ({ source, sourceName }: ShownTag): string => source?.name ?? sourceName;
export const statementOf = ({ claim, statement }: ShownTag): string => claim?.statement ?? statement;

/** For each tag the nearest one that it stands within and that leaves the document too. */
export function withinAmong(tags: readonly ShownTag[], all: readonly ShownTag[]): Map<number, number> {
  const byId = new Map(all.map((tag) => [tag.id, tag]));
  const leaving = new Set(tags.map(({ id }) => id));
  return new Map(
    tags.flatMap((tag) => {
      const outer = upwards(tag, byId)
        .slice(1)
        .find(({ id }) => leaving.has(id));
      return outer ? [[tag.id, outer.id] as const] : [];
    }),
  );
}

/** [start, end, start, end, …] as pairs. */
export function piecesOf(spans: readonly number[]): [start: number, end: number][] {
  const pieces: [number, number][] = [];
  for (let i = 0; i + 1 < spans.length; i += 2) pieces.push([spans[i] ?? 0, spans[i + 1] ?? 0]);
  return pieces;
}
