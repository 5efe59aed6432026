'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { Dated } from '@/components/dates/dated';
import type { ClaimRow } from '@/lib/claims/table';
import { NO_DATE_HELP } from '@/lib/format/date';
import { counted } from '@/lib/format/number';
import { certainties, claimStatuses, linkStates, warnings } from '@/lib/vocabulary';
import { ChainStrip } from './chain-strip';
import { ConfidenceBar } from './confidence-bar';

/** The details of a claim, beside the table. */
export function ClaimDetails({ row, onClose }: { row: ClaimRow; onClose: () => void }) {
  return (
    <aside className="details" aria-label="Details of the row">
      <button type="button" className="button quiet close" onClick={onClose} aria-label="Close the details">
        ×
      </button>
      <h2 dir="auto">{row.statement}</h2>
      <dl>
        <Fact term="Status">{claimStatuses[row.status].label}</Fact>
        <Fact term="Confidence">
          <ConfidenceBar confidence={row.confidence} likelihood={row.likelihood} judged={row.judged} />
        </Fact>
        <Fact term="Behind it">
          {counted(row.outlets, ['outlet', 'outlets'])},{' '}
          {counted(row.origins, ['independent origin', 'independent origins'])},{' '}
          {counted(row.documents, ['document held', 'documents held'])}
        </Fact>
        <Fact term="Weakest link">
          {row.weakestLink ? `${linkStates[row.weakestLink].label}. ${linkStates[row.weakestLink].help}` : 'no links'}
        </Fact>
        <Fact term="Certainty">
          {row.certainty ? `${certainties[row.certainty].label}. ${certainties[row.certainty].help}` : '–'}
        </Fact>
        <Fact term="Reported">
          <Dated at={row.first} precision={row.firstPrecision ?? 'day'} none={NO_DATE_HELP} />
          {row.last && (row.last !== row.first || row.lastPrecision !== row.firstPrecision) && (
            <>
              {' to '}
              <Dated at={row.last} precision={row.lastPrecision ?? 'day'} />
            </>
          )}
        </Fact>
        <Fact term="Topics">
          <bdi>{row.topics.join(', ') || '–'}</bdi>
        </Fact>
      </dl>
      {row.warnings.length > 0 && (
        <ul className="warning-list">
          {row.warnings.map((word) => (
            <li key={word}>
              <strong>{warnings[word].label}</strong> {warnings[word].help}
            </li>
          ))}
        </ul>
      )}
      <h3>{row.chainCount === 1 ? 'Chain' : `${row.chainCount} chains`}</h3>
      <ul className="details-chains">
        {row.chains.map((chain) => (
          <li key={chain.hops.map((hop) => hop.slug).join()}>
            <ChainStrip chain={chain} fold={false} />
          </li>
        ))}
      </ul>
      <Link href={`/claims/${row.slug}`} className="button" prefetch={false}>
        Open the claim
      </Link>
    </aside>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
