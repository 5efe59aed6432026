import { modelHere } from '@/lib/corrector/model.server';
import { articleText } from '@/lib/demo/article';
import { proposedIn } from './proposed-in';

/**
 * Reads what was learned, and one text, so that the first who tags a text waits for neither the file nor the compiler.
 * @throws Error where the file of weights is missing or broken
 */
export function warmUpProposals(): void {
  proposedIn(articleText, '', modelHere());
}
