import { addressProblem } from '@/lib/documents/rules';
import { isSamePage } from '@/lib/documents/same-page';
import type { Answer, TracedHop } from './hop';

type Hop = Pick<TracedHop, 'candidates' | 'leads' | 'answers'>;

/** The document to begin with: the best that nobody has read in vain. */
export const bestOf = (hop: Hop): number | undefined =>
  hop.candidates.find(({ id }) => answerAt(hop, { id }) === undefined)?.id;

/** The address to fetch first: the nearest that is not held, and at which nobody has looked in vain. */
export const firstAddress = (hop: Hop): string | undefined =>
  hop.leads.find(({ held, href }) => held === null && answerAt(hop, { href }) === undefined)?.href;

/** The latest answer of somebody who looked in vain at a document, or at an address under any of its spellings. */
export function answerAt(
  { answers }: Pick<Hop, 'answers'>,
  place: { id: number } | { href: string },
): Answer | undefined {
  const isThere = ({ document, address }: Answer) =>
    'id' in place
      ? document?.id === place.id
      : addressProblem(address) === null && addressProblem(place.href) === null && isSamePage(address, place.href);
  return answers.find((answer) => answer.finding !== 'names_nobody' && isThere(answer));
}
