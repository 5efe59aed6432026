import Link from 'next/link';
import { type Delay, delayInWords } from '@/lib/format/delay';
import { counted, grouped } from '@/lib/format/number';
import type { Partners } from '@/lib/sources/partners.server';

type Props = { title: string; partners: Partners; none: string /** “It is relayed” */; verb: string };

const cases = (n: number) => counted(n, ['dated case', 'dated cases']);

/** The sources it shares links with, the most frequent first, and the time between the two. */
export function PartnerLines({ title, partners: { total, partners, delay }, none, verb }: Props) {
  return (
    <section>
      <h2>
        {title} {total > 0 && <small>{counted(total, ['source', 'sources'])}</small>}
      </h2>
      {total === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <>
          <p className="delay-note">
            {delay ? (
              <>
                {verb} {delayInWords(delay)} at the median, {cases(delay.cases)}.{' '}
                {delay.unit === 'days' && (
                  <span className="muted">Counted in days, because some dates are known only to the day.</span>
                )}
              </>
            ) : (
              <span className="muted">The speed is unknown, because dates are missing.</span>
            )}
          </p>
          <ul className="lines">
            {partners.map((partner) => (
              <li key={partner.slug}>
                <Link href={`/sources/${partner.slug}`} prefetch={false}>
                  <bdi>{partner.name}</bdi>
                </Link>
                <Median delay={partner.delay} />
                <span className="muted figures">{counted(partner.claims, ['claim', 'claims'])}</span>
              </li>
            ))}
          </ul>
          {total > partners.length && (
            <p className="more-link muted">
              The {grouped(partners.length)} most frequent of {grouped(total)}.
            </p>
          )}
        </>
      )}
    </section>
  );
}

function Median({ delay }: { delay: Delay | null }) {
  if (!delay) {
    return (
      <span className="muted" title="dates not known">
        –<span className="hidden-text"> dates not known</span>
      </span>
    );
  }
  return <span title={`Median of ${cases(delay.cases)}`}>{delayInWords(delay)}</span>;
}
