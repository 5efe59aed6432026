import { fold } from '@/lib/format/fold';

type Found = { readonly statement: string; readonly nearly: boolean };

/**
 * What is stored already of a statement that is to become a claim.
 * @param found the claims most similar to it
 * @returns the claim in the same words, if there is one, and those that are nearly the same
 */
export function alike<Claim extends Found>(
  statement: string,
  found: readonly Claim[],
): { same: Claim | undefined; near: readonly Claim[] } {
  const words = fold(statement);
  const isSame = (claim: Claim) => fold(claim.statement) === words;
  return { same: found.find(isSame), near: found.filter((claim) => claim.nearly && !isSame(claim)) };
}

/**
 * The claims most similar to a statement in the order in which they are offered: the one that says the same, or nearly
 * the same, stands first and is taken by Enter.
 */
export function offered<Claim extends Found>(
  statement: string,
  found: readonly Claim[],
): { first: Claim | undefined; claims: readonly Claim[] } {
  const { same, near } = alike(statement, found);
  const first = same ?? near[0];
  return { first, claims: first ? [first, ...found.filter((claim) => claim !== first)] : found };
}
