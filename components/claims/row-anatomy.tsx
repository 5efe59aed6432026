import Link from 'next/link';
import { About } from '@/components/terms/about';
import { Dismissible } from '@/components/terms/dismissible';
import { mostTelling, rowInWords } from '@/lib/claims/row-in-words';
import type { ClaimRow } from '@/lib/claims/table';
import { EXPLAINED } from '@/lib/preference-cookies';
import { terms } from '@/lib/terms';
import { TERMS_PATH } from '@/lib/terms-path';
import { ChainStrip } from './chain-strip';
import { ConfidenceBar } from './confidence-bar';

/** For somebody who sees the table for the first time: one of its rows, taken apart. */
export function RowAnatomy({ rows }: { rows: readonly ClaimRow[] }) {
  const row = mostTelling(rows);
  if (!row) return null;
  const [chain] = row.chains;
  return (
    <Dismissible name={EXPLAINED} className="anatomy" summary="What am I looking at?" label="Do not show this again">
      <p>
        Each row is one claim, and the way it came. Take this one, from the table below:{' '}
        <Link href={`/claims/${row.slug}`} prefetch={false} dir="auto">
          {row.statement}
        </Link>
      </p>
      <p className="specimen">
        {chain && <ChainStrip chain={chain} />}
        <ConfidenceBar confidence={row.confidence} likelihood={row.likelihood} judged={row.judged} />
      </p>
      <dl>
        {rowInWords(row).map(({ term, says }) => (
          <div key={term}>
            <dt>
              {terms[term].label} <About term={term} />
            </dt>
            <dd dir="auto">{says}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Link href={TERMS_PATH} prefetch={false}>
          How to read this: every word and mark, with examples
        </Link>
      </p>
    </Dismissible>
  );
}
