import { optionsOf } from '@/components/forms/select-field';
import { claimStatuses, confidences, likelihoods } from '@/lib/vocabulary';

export const statusOptions = optionsOf(claimStatuses);
export const confidenceOptions = optionsOf(confidences);
export const likelihoodOptions = optionsOf(likelihoods, 'not judged');
