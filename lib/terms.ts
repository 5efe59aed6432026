import {
  certainties,
  claimStatuses,
  confidences,
  credibilities,
  documentStates,
  judgementStates,
  likelihoods,
  linkStates,
  passages,
  reliabilities,
  sourceKinds,
  stances,
  warnings,
} from './vocabulary';

type Values = Readonly<Record<string, { readonly label: string; readonly help: string }>>;

/**
 * A word that a reader meets on a screen. `means`: in one or two sentences. `example`: how it is used. `values`: the
 * words that can stand for it, with what each means.
 */
export type Term = {
  readonly label: string;
  readonly means: string;
  readonly example?: string;
  readonly values?: Values;
};

/** What the words on screen mean, in the order in which somebody new needs them. The same text stands behind every ⓘ. */
export const terms = {
  claim: {
    label: 'Claim',
    means: 'Something that can be so or not so, put once in our own words, however many people have said it.',
    example: 'The bridge will close in May.',
  },
  source: {
    label: 'Source',
    means: 'Whoever says something. The same source can be an origin in one chain and a relay in another.',
    values: sourceKinds,
  },
  document: {
    label: 'Document',
    means:
      'One published item: an article, a post, a filing. It is held when it has a record here, and its text can be stored with it.',
    values: documentStates,
  },
  chain: {
    label: 'Chain',
    means: 'Who has it from whom. The origin stands first, in bold; each arrow leads to somebody who passed it on.',
    example:
      'The city council → a news agency → the morning paper: the paper credits the agency, and the agency credits the council.',
  },
  origin: {
    label: 'Origin',
    means:
      'Where a chain begins: somebody who says so and credits nobody. Where nobody recorded who that was, the chain begins with “origin unknown”.',
  },
  relay: {
    label: 'Relay',
    means: 'Somebody who passes a claim on and says from whom. A relay adds an outlet, but no new origin.',
  },
  link: {
    label: 'Link',
    means:
      'One arrow of a chain: one source credits another. How far somebody has checked that is shown by the line. The weakest link of a claim is the one that is checked least.',
    values: linkStates,
  },
  passage: {
    label: 'Passage',
    means: 'The words of a document in which a source puts the claim.',
    values: passages,
  },
  stance: {
    label: 'Stance',
    means: 'Whether a source says that the claim is so.',
    values: stances,
  },
  outlets: {
    label: 'Outlets',
    means:
      'How many outlets and agencies stand in the chains. Many outlets are no better than one where all of them have it from the same place.',
    example: '12 outlets, 1 origin: twelve reports, one voice.',
  },
  origins: {
    label: 'Independent origins',
    means:
      'How many origins there are that do not depend on each other. Two count as one if they are the same source, have one owner, share a document or its wording, or if an editor says so. An unknown origin never counts.',
  },
  certainty: {
    label: 'Certainty',
    means: 'How surely a source puts it. ▲ marks a relay that puts it more surely than what it relays.',
    values: certainties,
  },
  confidence: {
    label: 'Confidence',
    means:
      'How good the basis is, not how likely the claim is. An outlined bar is suggested by a fixed rule; a filled one is the judgement of an editor.',
    values: confidences,
  },
  likelihood: {
    label: 'Likelihood',
    means:
      'How likely it is that the claim is true, in the words of ICD 203. A claim can be likely on a poor basis: “Low confidence · likely true” means that what little there is speaks for it.',
    values: likelihoods,
  },
  suggestion: {
    label: 'Suggestion',
    means:
      'Confidence, likelihood and credibility as a fixed rule computes them from the chains. It shows its working on the page of the claim, and never replaces what an editor judged.',
  },
  judgement: {
    label: 'Judgement',
    means:
      'What an editor thinks of a claim, with the date and the reason. It may be out of date when the suggestion has moved since.',
    values: judgementStates,
  },
  reliability: {
    label: 'Reliability',
    means:
      'How far a source can be relied upon, from A to F, as NATO grades it. It is graded by people, with a reason, and can change over time.',
    values: reliabilities,
  },
  credibility: {
    label: 'Credibility',
    means: 'How credible the claim itself is, from 1 to 6, as NATO grades it.',
    values: credibilities,
  },
  status: {
    label: 'Status',
    means: 'What editors hold the claim to be. Nothing but an editor changes it.',
    values: claimStatuses,
  },
  warnings: {
    label: 'Warnings',
    means: 'Something about the chains that is easily missed. A warning does not mean that the claim is wrong.',
    values: warnings,
  },
} as const satisfies Record<string, Term>;

export type TermName = keyof typeof terms;
