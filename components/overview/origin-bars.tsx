import Link from 'next/link';
import { About } from '@/components/terms/about';
import { grouped } from '@/lib/format/number';
import { type Figures, type Origins, percent } from '@/lib/overview/figures';
import { topOriginsInWords } from '@/lib/overview/in-words';
import { ShareBar } from './small-bars';

type Props = { figures: Figures; origins: Origins; hrefOf: (slug: string) => string };

/** The origins behind most claims, and how many claims they carry in total. */
export function OriginBars({ figures, origins, hrefOf }: Props) {
  const { top } = origins;
  const more = origins.origins - top.length;
  return (
    <section className="panel wide" aria-labelledby="origins-title">
      <h2>
        <span id="origins-title">Origins</span> <About term="origins" />
      </h2>
      <p>{topOriginsInWords(figures, origins)}</p>
      {top.length > 0 && (
        <>
          <table className="bars">
            <thead>
              <tr>
                <th scope="col">Origin</th>
                <th scope="col" className="right">
                  Claims
                </th>
                <th scope="col" className="right">
                  Share
                </th>
                <td />
                <th
                  scope="col"
                  className="right"
                  title="What this origin and those above it carry together, each claim counted once."
                >
                  Together
                </th>
              </tr>
            </thead>
            <tbody>
              {top.map(({ slug, name, kind, claims, together }) => (
                <tr key={slug}>
                  <th scope="row" className={`source ${kind}`}>
                    <Link href={hrefOf(slug)} prefetch={false}>
                      {kind === 'unnamed' && <span aria-hidden="true">◐ </span>}
                      <bdi>{name}</bdi>
                    </Link>
                  </th>
                  <td className="right">{grouped(claims)}</td>
                  <td className="right muted">{percent(claims, figures.claims)}</td>
                  <td className="bar" aria-hidden="true">
                    <ShareBar part={claims} whole={figures.claims} />
                  </td>
                  <td className="right">{percent(together, figures.claims)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="muted note">
            {more > 0 && `${grouped(more)} more ${more === 1 ? 'origin' : 'origins'}. `}A claim with several origins
            counts for each of them; “together” counts it once.
          </p>
        </>
      )}
    </section>
  );
}
