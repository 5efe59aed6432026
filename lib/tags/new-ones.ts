import { fold } from '@/lib/format/fold';
import type { Refusal } from './file-content';
import type { TagInput } from './schema';
import type { Tag } from './tag';

/** A tag that is there, with the name and statement that are shown of it. */
export type Standing = Pick<
  Tag,
  | 'id'
  | 'parentId'
  | 'sourceSpans'
  | 'cueSpans'
  | 'contentSpans'
  | 'nameSpans'
  | 'sourceId'
  | 'sourceName'
  | 'claimId'
  | 'statement'
  | 'stance'
  | 'certainty'
  | 'state'
>;

/** A tag of a file, linked; `said` is how the file calls source and claim. */
export type Linked = { tag: TagInput; state: Tag['state']; said: { sourceName: string; statement: string } };

type NewOnes = { added: TagInput[]; states: Tag['state'][]; same: number; differing: Refusal[] };

/**
 * Which tags of a file are not there yet. One with the same places, source and claim is there already; where it is
 * put otherwise there, that is said and it stays as it is.
 * @param places where each tag stands in the file.
 */
export function newOnes(tags: readonly Linked[], standing: readonly Standing[], places: readonly string[]): NewOnes {
  const byMarks = new Map<string, Standing[]>();
  for (const there of standing) byMarks.set(marksOf(there), [...(byMarks.get(marksOf(there)) ?? []), there]);
  /** For each tag of the file what it is: one that is there, or the place of its like among those to add. */
  const known = new Map<number, { there: Standing } | { at: number }>();
  const fresh = new Map<string, number>();
  const done: NewOnes = { added: [], states: [], same: 0, differing: [] };
  const place = (i: number): { there: Standing } | { at: number } | null => {
    const before = known.get(i);
    if (before) return before;
    const one = tags[i];
    if (!one) return null;
    const outer = one.tag.parentAt === null ? null : place(one.tag.parentAt);
    const outerId = outer && 'there' in outer ? outer.there.id : null;
    const isWithin = ({ parentId }: Standing) => (outer && 'at' in outer ? false : parentId === outerId);
    const alike = (byMarks.get(marksOf(one.tag)) ?? []).filter(
      (there) => isSameSource(there, one) && isSameClaim(there, one),
    );
    const there = alike.find(isWithin) ?? alike[0];
    const found = there ? { there } : { at: add(one, outer, i) };
    if (there) count(i, differences(there, one, isWithin(there)));
    known.set(i, found);
    return found;
  };
  const add = (one: Linked, outer: ReturnType<typeof place>, i: number): number => {
    const { sourceId, sourceName, claimId, statement } = one.tag;
    const key = JSON.stringify([
      marksOf(one.tag),
      sourceId ?? fold(sourceName),
      claimId ?? fold(statement),
      outer && ('at' in outer ? outer.at : [outer.there.id]),
    ]);
    const like = fresh.get(key);
    if (like !== undefined) {
      const twin = done.added[like];
      const differing = twin && (twin.stance !== one.tag.stance || twin.certainty !== one.tag.certainty);
      count(i, differing ? ['with another stance or certainty'] : []);
      return like;
    }
    const at = done.added.length;
    fresh.set(key, at);
    done.added.push({
      ...one.tag,
      parentId: outer && 'there' in outer ? outer.there.id : null,
      parentAt: outer && 'at' in outer ? outer.at : null,
    });
    done.states.push(one.state === 'rejected' ? 'rejected' : 'marked');
    return at;
  };
  const count = (i: number, differing: readonly string[]) => {
    if (differing.length === 0) done.same += 1;
    else
      done.differing.push({
        where: places[i] ?? '',
        reason: `It is already here, ${differing.join(' and ')}. The one that is here was left as it is.`,
      });
  };
  for (const i of tags.keys()) place(i);
  return done;
}

const marksOf = ({ sourceSpans, cueSpans, contentSpans, nameSpans }: Omit<Standing, 'id'> | TagInput) =>
  JSON.stringify([sourceSpans, cueSpans, contentSpans, nameSpans]);

const isSameSource = (there: Standing, { tag, said }: Linked) =>
  there.sourceId !== null && tag.sourceId !== null
    ? there.sourceId === tag.sourceId
    : fold(there.sourceName) === fold(said.sourceName);

const isSameClaim = (there: Standing, { tag, said }: Linked) =>
  there.claimId !== null && tag.claimId !== null
    ? there.claimId === tag.claimId
    : fold(there.statement) === fold(said.statement);

function differences(there: Standing, { tag, state }: Linked, isWithin: boolean): string[] {
  return [
    there.stance !== tag.stance && 'with another stance',
    there.certainty !== tag.certainty && 'with another certainty',
    there.state === 'rejected' && state !== 'rejected' && 'as rejected',
    there.state !== 'rejected' && state === 'rejected' && 'not rejected',
    !isWithin && 'not within the same',
  ].filter((words) => words !== false);
}
