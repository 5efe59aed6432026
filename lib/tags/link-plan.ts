import { offered } from '@/lib/claims/alike';
import { isNearlySame } from '@/lib/claims/likeness';
import { fold } from '@/lib/format/fold';
import { termsOf } from '@/lib/format/search-words';

type Found = { readonly id: number; readonly statement: string; readonly nearly: boolean };
/** What becomes of a tag: linked to a claim, to a new one, to the new one of another tag, or left as it is. */
export type LinkChoice = { to: 'claim'; claimId: number } | { to: 'new' } | { to: 'same'; as: number } | { to: 'none' };
export type LinkRow = {
  /** The tag. */
  id: number;
  statement: string;
  found: readonly Found[];
  /** The tag before it that says nearly the same. */
  like: number | null;
  choice: LinkChoice;
};

/**
 * To which claim each tag is linked unless a person says otherwise: the one that says nearly the same, else a new one;
 * tags that say nearly the same go to one new claim.
 * @param tags without a claim, with the statements that they would make and the claims most similar to these
 */
export function linkPlan(tags: readonly { id: number; statement: string; found: readonly Found[] }[]): LinkRow[] {
  const fresh: { id: number; text: string; stems: string[] }[] = [];
  return tags.map((tag) => {
    const { id, statement, found } = tag;
    const words = fold(statement);
    const { first: claim } = offered(statement, found);
    const own = { id, text: statement, stems: [...new Set(termsOf(words))] };
    const like = fresh.find((one) => isNearlySame(one, own))?.id ?? null;
    if (words === '') return { ...tag, like: null, choice: { to: 'none' } };
    if (like === null) fresh.push(own);
    if (claim) return { ...tag, like, choice: { to: 'claim', claimId: claim.id } };
    return { ...tag, like, choice: like === null ? { to: 'new' } : { to: 'same', as: like } };
  });
}

type Link = { id: number; claimId: number | null; statement: string };

/** The links that rows come to; what is left out is not among them. A row like another has its claim. */
export function linksOf(rows: readonly LinkRow[]): Link[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return rows.flatMap(({ id, statement, choice }): Link[] => {
    const as = choice.to === 'same' ? byId.get(choice.as) : undefined;
    const meant = as && as.choice.to !== 'none' ? as : { statement, choice };
    if (choice.to === 'none') return [];
    if (meant.choice.to === 'claim') return [{ id, claimId: meant.choice.claimId, statement: '' }];
    return meant.statement.trim() ? [{ id, claimId: null, statement: meant.statement.trim() }] : [];
  });
}
