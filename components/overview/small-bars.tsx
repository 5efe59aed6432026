import Link from 'next/link';
import { About } from '@/components/terms/about';
import { grouped } from '@/lib/format/number';
import { percent } from '@/lib/overview/figures';
import type { TermName } from '@/lib/terms';

export type Bar = { key: string; label: string; help?: string; claims: number; href: string | null };

type Props = { title: string; term: TermName; whole: number; bars: readonly Bar[]; none: string };

/** Words and how many claims have each, linked to those claims. The bars repeat the figures of the table. */
export function SmallBars({ title, term, whole, bars, none }: Props) {
  const id = `bars-${title.toLowerCase().replaceAll(' ', '-')}`;
  const shown = bars.filter((bar) => bar.claims > 0);
  return (
    <section className="panel" aria-labelledby={id}>
      <h2>
        <span id={id}>{title}</span> <About term={term} />
      </h2>
      {shown.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <table className="bars">
          <thead className="hidden-text">
            <tr>
              <th scope="col">{title}</th>
              <th scope="col">Claims</th>
              <th scope="col">Share</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ key, label, help: about, claims, href }) => (
              <tr key={key}>
                <th scope="row" title={about}>
                  {href ? (
                    <Link href={href} prefetch={false}>
                      {label}
                    </Link>
                  ) : (
                    label
                  )}
                </th>
                <td className="right">{grouped(claims)}</td>
                <td className="right muted">{percent(claims, whole)}</td>
                <td className="bar" aria-hidden="true">
                  <ShareBar part={claims} whole={whole} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** A bar as long as its share of the whole. */
export function ShareBar({ part, whole }: { part: number; whole: number }) {
  return (
    <svg width="100%" height="10" aria-hidden="true" className="share">
      <rect className="rail" width="100%" height="10" rx="2" />
      <rect
        className="part"
        width={`${Math.max(part > 0 ? 0.6 : 0, (100 * part) / Math.max(1, whole)).toFixed(2)}%`}
        height="10"
        rx="2"
      />
    </svg>
  );
}
