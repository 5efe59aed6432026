import Link from 'next/link';
import type { WhatIfAnswer } from '@/lib/assessments/what-if-query.server';
import { answerInWords, type Subject } from '@/lib/claims/what-if-in-words';
import { grouped } from '@/lib/format/number';
import { type WhatIfVerdict, whatIfVerdicts, wordsOf } from '@/lib/vocabulary';
import { WhatIfTable } from './what-if-table';

type Props = {
  subject: Subject;
  answer: WhatIfAnswer;
  show: WhatIfVerdict | undefined;
  /** The address of this page for one verdict, or all, and a page of it. */
  hrefOf: (show: WhatIfVerdict | undefined, page?: number) => string;
};

/** What would become of the claims: in one sentence, then one by one, worst first. */
export function WhatIfAnswerView({ subject, answer, show, hrefOf }: Props) {
  const { total, counts, shown, rows } = answer;
  const there = wordsOf(whatIfVerdicts).filter((verdict) => counts[verdict] > 0);
  return (
    <section className="what-if-answer">
      <p className="answer">{answerInWords(subject, answer)}</p>
      {there.length > 1 && (
        <nav className="verdict-choice" aria-label="Which claims are listed">
          <Choice href={hrefOf(undefined)} label="All" count={total} isHere={!show} />
          {there.map((verdict) => (
            <Choice
              key={verdict}
              href={hrefOf(verdict)}
              label={whatIfVerdicts[verdict].label}
              help={whatIfVerdicts[verdict].help}
              count={counts[verdict]}
              isHere={show === verdict}
            />
          ))}
        </nav>
      )}
      {rows.length > 0 && <WhatIfTable rows={rows} />}
      {total > 0 && rows.length === 0 && (
        <p className="muted">
          {shown === 0 ? 'There are no such claims.' : 'The list ends before this page.'}{' '}
          <Link href={hrefOf(undefined)}>See them all</Link>
        </p>
      )}
      {answer.pages > 1 && rows.length > 0 && <Pages answer={answer} hrefOf={(page) => hrefOf(show, page)} />}
      {total > 0 && <Meaning verdicts={there} />}
    </section>
  );
}

function Choice({
  href,
  label,
  help,
  count,
  isHere,
}: {
  href: string;
  label: string;
  help?: string;
  count: number;
  isHere: boolean;
}) {
  return (
    <Link href={href} prefetch={false} title={help} aria-current={isHere ? 'true' : undefined} scroll={false}>
      {label} <span className="figures">{grouped(count)}</span>
    </Link>
  );
}

function Pages({ answer: { page, pages, shown }, hrefOf }: { answer: WhatIfAnswer; hrefOf: (page: number) => string }) {
  return (
    <nav className="what-if-pages" aria-label="Pages">
      {page > 1 && (
        <Link href={hrefOf(page - 1)} className="button" rel="prev" prefetch={false}>
          Previous
        </Link>
      )}
      <span className="figures">
        Page {grouped(page)} of {grouped(pages)}, {grouped(shown)} claims
      </span>
      {page < pages && (
        <Link href={hrefOf(page + 1)} className="button" rel="next" prefetch={false}>
          Next
        </Link>
      )}
    </nav>
  );
}

function Meaning({ verdicts }: { verdicts: readonly WhatIfVerdict[] }) {
  return (
    <details className="meaning">
      <summary>What the words mean</summary>
      <dl className="facts">
        {verdicts.map((verdict) => (
          <div key={verdict}>
            <dt>{whatIfVerdicts[verdict].label}</dt>
            <dd>{whatIfVerdicts[verdict].help}</dd>
          </div>
        ))}
      </dl>
      <p>
        What is compared is what the rule suggests, before and after. What editors have judged is not altered by it;
        where there is a judgement it stands beside the claim.
      </p>
    </details>
  );
}
