import Link from 'next/link';
import type { ReactNode } from 'react';
import { counted } from '@/lib/format/number';
import type { SourceDetail } from '@/lib/sources/detail.server';

/** Other names, domains and, for unnamed sources, who they are said to be. Empty if nothing is known. */
export function SourceFacts({ source }: { source: SourceDetail }) {
  const { kind, aliases, domains, peopleCount, terms, grantedBy } = source;
  const facts: [string, ReactNode][] = [];
  if (aliases.length > 0) facts.push(['Also known as', <bdi key="aliases">{aliases.join(', ')}</bdi>]);
  if (domains.length > 0) facts.push(['Domains', domains.join(', ')]);
  if (kind === 'unnamed') {
    facts.push(['People', peopleCount === null ? 'not said how many' : counted(peopleCount, ['person', 'people'])]);
    facts.push(['Terms', <bdi key="terms">{terms || 'not recorded'}</bdi>]);
    facts.push([
      'Anonymity granted by',
      grantedBy ? (
        <Link key="granted" href={`/sources/${grantedBy.slug}`} prefetch={false}>
          <bdi>{grantedBy.name}</bdi>
        </Link>
      ) : (
        'not recorded'
      ),
    ]);
  }
  if (facts.length === 0) return null;
  return (
    <section>
      <h2>About it</h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
