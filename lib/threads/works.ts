import { comparisonOf } from '@/lib/documents/compare';
import { proposedIn } from '@/lib/tags/proposed-in';

/** What is done in a thread: pure, of one text or two of which nobody knows beforehand how long they take. */
export const works = { compare: comparisonOf, propose: proposedIn } as const;

export type Works = typeof works;
