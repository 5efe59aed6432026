import Link from 'next/link';
import { useId } from 'react';
import { type Term, type TermName, terms } from '@/lib/terms';
import { TERMS_PATH } from '@/lib/terms-path';

type Props = {
  /** What is explained, and where the page of all terms has more of it. */
  term: TermName;
  /** What it is called in this place, if not as on the page of all terms. */
  label?: string;
  /** What it means in this place, if that is more exact. */
  means?: string;
};

/** ⓘ beside a term: opens what it means, by pointer, touch and keyboard, and needs no script. */
export function About({ term, label = terms[term].label, means = terms[term].means }: Props) {
  const id = useId();
  const { values }: Term = terms[term];
  return (
    <span className="about">
      <button type="button" popoverTarget={id} aria-label={`What “${label}” means`}>
        <span aria-hidden="true">i</span>
      </button>
      <span id={id} popover="auto" className="popover explained">
        <strong>{label}</strong>
        <span>{means}</span>
        {values && (
          <span className="values">
            {Object.entries(values).map(([key, value]) => (
              <span key={key}>
                <b>{value.label}</b> {value.help}
              </span>
            ))}
          </span>
        )}
        <Link href={`${TERMS_PATH}#${term}`} prefetch={false}>
          How to read this
        </Link>
      </span>
    </span>
  );
}
