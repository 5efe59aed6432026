import type { ProposedIn } from './proposed-in';

/** Why nothing is proposed for a text, or for parts of it, in a sentence. */
export const inAnother = ({ name, whole }: NonNullable<ProposedIn['otherLanguage']>): string =>
  whole
    ? `Proposals are made for English; this text reads as ${name}. You can still mark everything by hand.`
    : `Proposals are made for English; parts of this text read as ${name}, so nothing is proposed for them.`;
