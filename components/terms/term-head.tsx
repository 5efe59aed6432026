import { type TermName, terms } from '@/lib/terms';
import { About } from './about';

type Props = { term: TermName; label?: string; className?: string };

/** The head of a column that is a term. Its name is the term alone. */
export function TermHead({ term, label = terms[term].label, className }: Props) {
  return (
    <th scope="col" aria-label={label} className={className}>
      {label} <About term={term} />
    </th>
  );
}
