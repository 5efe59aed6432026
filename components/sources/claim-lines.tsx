import Link from 'next/link';
import { Dated } from '@/components/dates/dated';
import { counted, grouped } from '@/lib/format/number';
import type { ClaimLine } from '@/lib/sources/detail.server';

type Props = { title: string; help: string; count: number; lines: readonly ClaimLine[]; all: string; none: string };

/** The latest claims in one role of a source, with a link to all of them in the table. */
export function ClaimLines({ title, help, count, lines, all, none }: Props) {
  return (
    <section>
      <h2>
        {title} <small title={help}>{counted(count, ['claim', 'claims'])}</small>
      </h2>
      {count === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <ul className="lines">
          {lines.map(({ slug, statement, first, firstPrecision, link }) => (
            <li key={slug}>
              <Link href={`/claims/${slug}`} prefetch={false}>
                <bdi>{statement}</bdi>
              </Link>
              <span className="muted">{link ?? 'no links'}</span>
              {first && (
                <span className="muted">
                  <Dated at={first.toISOString()} precision={firstPrecision ?? 'day'} focusable />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {count > 0 && (
        <p className="more-link">
          <Link href={all} prefetch={false}>
            {count > lines.length ? `See all ${grouped(count)} in the table` : 'See in the table'}
          </Link>
        </p>
      )}
    </section>
  );
}
