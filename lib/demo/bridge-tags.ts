import type { BridgeDocument } from './bridge-texts';

type BridgeTag = {
  /** The words of the text in which it stands, and which of them are what. */
  within: string;
  source: string;
  cue: string;
  content: string;
  who: string;
  /** The statement of a claim of this case of which the chain is made; else what a new claim would say. */
  claim?: string;
  statement?: string;
};

/** What an editor has marked in one text so far. Chains are made of those that name a claim; more is there to be found. */
export const bridgeTags: { readonly in: BridgeDocument; readonly tags: readonly BridgeTag[] } = {
  in: 'ledger',
  tags: [
    {
      within: 'Osprel Engineering told the Ledger that the repair would cost 9.4 million crowns.',
      source: 'Osprel Engineering',
      cue: 'told the Ledger',
      content: 'the repair would cost 9.4 million crowns',
      who: 'Osprel',
      claim: 'Repairing the Quill Bridge will cost 9.4 million crowns',
    },
    {
      within:
        'The Quill Bridge Authority confirmed that a court had ordered it to release the whole inspection report.',
      source: 'The Quill Bridge Authority',
      cue: 'confirmed',
      content: 'a court had ordered it to release the whole inspection report',
      who: 'Bridge Authority',
      claim: 'A court ordered the Quill Bridge Authority to release its inspection report',
    },
    {
      within:
        'Maud Ellerfinch, the council’s engineer, said that nobody climbed the towers between October 2021 and May 2023.',
      source: 'Maud Ellerfinch',
      cue: 'said',
      content: 'nobody climbed the towers between October 2021 and May 2023',
      who: 'Maud Ellerfinch',
      statement: 'Nobody climbed the towers of the Quill Bridge between October 2021 and May 2023',
    },
  ],
};
