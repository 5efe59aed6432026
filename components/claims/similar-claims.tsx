'use client';

import type { ReactNode } from 'react';
import type { SimilarClaim } from '@/lib/claims/similar.server';
import { counted } from '@/lib/format/number';
import { claimStatuses } from '@/lib/vocabulary';
import { useSimilar } from './use-similar';

type Props = {
  text: string;
  /** The claim being edited. */
  not?: number;
  active?: boolean;
  title?: string;
  /** What else can be done with one of them, besides opening it. */
  action: (claim: SimilarClaim) => ReactNode;
};

/** Claims that may say the same as a text. Nothing happens to them unless a person chooses. */
export function SimilarClaims({ text, not, active, title = 'These may be the same claim', action }: Props) {
  const items = useSimilar(text, { not, active });
  return (
    <>
      <p role="status" className="hidden-text">
        {items.length > 0 && `${counted(items.length, ['similar claim', 'similar claims'])} found`}
      </p>
      {items.length > 0 && (
        <section className="similar" aria-label={title}>
          <p className="similar-title">{title}</p>
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <a href={`/claims/${item.slug}`} target="_blank" rel="noopener">
                  <bdi>{item.statement}</bdi>
                  <span className="hidden-text"> (opens in a new tab)</span>
                </a>
                <p className="muted">
                  <bdi>{[claimStatuses[item.status].label, item.chain, item.why].filter(Boolean).join(' · ')}</bdi>
                </p>
                {action(item)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
