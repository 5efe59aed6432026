import Link from 'next/link';
import { useId } from 'react';
import { type Term, type TermName, terms } from '@/lib/terms';
import { TERMS_PATH } from '@/lib/terms-path';

/** ⓘ beside a term: opens what it means, by pointer, touch and keyboard, and needs no script. */
export function About({ term }: { term: TermName }) {
  const id = useId();
  const { label, means, values }: Term = terms[term];
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
