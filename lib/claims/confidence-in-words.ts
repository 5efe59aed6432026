import { type Confidence, confidences, type Likelihood, likelihoods } from '@/lib/vocabulary';

/** “Low confidence”, so that nobody takes it for how likely the claim is. */
export const confidenceInWords = (confidence: Confidence): string =>
  confidence === 'none' ? 'Cannot be judged' : `${confidences[confidence].label} confidence`;

/** How likely the claim is, as it stands behind a confidence: “likely true”. */
export function likelihoodInWords(likelihood: Likelihood): string {
  const { label } = likelihoods[likelihood];
  return likelihood === 'likely' || likelihood === 'very_likely' ? `${label} true` : label;
}
