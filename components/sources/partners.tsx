import Link from 'next/link';
import { counted } from '@/lib/format/number';
import type { SourceDetail } from '@/lib/sources/detail';

/** The sources it shares links with, the most frequent first. */
export function Partners({ title, partners, none }: { title: string; partners: SourceDetail['relays']; none: string }) {
  return (
    <section>
      <h2>{title}</h2>
      {partners.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <ul className="lines">
          {partners.map(({ slug, name, claims }) => (
            <li key={slug}>
              <Link href={`/sources/${slug}`} prefetch={false}>
                {name}
              </Link>
              <span className="muted figures">{counted(claims, ['claim', 'claims'])}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
