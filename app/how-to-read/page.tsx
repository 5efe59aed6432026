import type { Metadata } from 'next';
import Link from 'next/link';
import { ConventionsTable } from '@/components/claims/conventions-table';
import { examples } from '@/components/terms/examples';
import { FORMULA_VERSION } from '@/lib/assessments/conventions';
import { type Term, type TermName, terms } from '@/lib/terms';
import '@/app/styles/list.css';
import '@/app/styles/claim.css';
import '@/app/styles/record.css';

export const metadata: Metadata = { title: 'How to read this' };

const sections: readonly { title: string; names: readonly TermName[] }[] = [
  {
    title: 'Who says so',
    names: ['claim', 'source', 'document', 'chain', 'origin', 'relay', 'link', 'passage', 'stance'],
  },
  { title: 'How many say so', names: ['outlets', 'origins'] },
  { title: 'How surely they put it', names: ['certainty'] },
  {
    title: 'How well founded it is',
    names: ['confidence', 'likelihood', 'suggestion', 'judgement', 'status', 'reliability', 'credibility'],
  },
  { title: 'What is easily missed', names: ['warnings'] },
];

export default function HowToReadPage() {
  return (
    <article className="record how-to-read">
      <header>
        <h1>How to read this</h1>
        <p className="paragraph">
          Whence keeps claims, and the way each of them came. It counts how many voices there really are behind many
          reports, and says how good the basis of a claim is and why. These are its words and marks.{' '}
          <Link href="/claims" prefetch={false}>
            All claims
          </Link>
        </p>
      </header>
      {sections.map(({ title, names }) => (
        <section key={title}>
          <h2>{title}</h2>
          <dl className="terms">
            {names.map((name) => (
              <Entry key={name} name={name} />
            ))}
          </dl>
        </section>
      ))}
      <section id="conventions">
        <h2>The numbers behind a suggestion</h2>
        <ConventionsTable version={FORMULA_VERSION} open />
      </section>
    </article>
  );
}

function Entry({ name }: { name: TermName }) {
  const { label, means, example, values }: Term = terms[name];
  return (
    <div id={name}>
      <dt>{label}</dt>
      <dd>{means}</dd>
      {examples[name] && <dd className="specimen">{examples[name]}</dd>}
      {example && <dd className="example">For example: {example}</dd>}
      {values && (
        <dd>
          <dl className="values">
            {Object.entries(values).map(([key, value]) => (
              <div key={key}>
                <dt>{value.label}</dt>
                <dd>{value.help}</dd>
              </div>
            ))}
          </dl>
        </dd>
      )}
    </div>
  );
}
