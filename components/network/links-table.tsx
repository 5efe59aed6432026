import Link from 'next/link';
import { grouped } from '@/lib/format/number';
import { sourceName } from '@/lib/format/source-name';
import type { LinkColumn, NetworkAddress } from '@/lib/network/address';
import type { NetworkSource, SourceLink } from '@/lib/network/links';

const PAGE = 50;

const columns: readonly { id: LinkColumn; label: string; help?: string; first: 'asc' | 'desc'; figures?: true }[] = [
  { id: 'from', label: 'Credited source', first: 'asc' },
  { id: 'to', label: 'Relayed by', first: 'asc' },
  {
    id: 'claims',
    label: 'Claims',
    help: 'The number of claims in which one credits the other.',
    first: 'desc',
    figures: true,
  },
  {
    id: 'verified',
    label: 'Verified',
    help: 'Attributions whose credited document is held.',
    first: 'desc',
    figures: true,
  },
  {
    id: 'reported',
    label: 'Reported',
    help: 'Attributions that only a later text shows.',
    first: 'desc',
    figures: true,
  },
  { id: 'assumed', label: 'Assumed', help: 'Attributions that no text shows.', first: 'desc', figures: true },
  {
    id: 'circular',
    label: 'Loop',
    help: 'Circular reporting within a claim; or each relays the other.',
    first: 'desc',
  },
];

type Props = {
  links: readonly SourceLink[];
  sources: ReadonlyMap<number, NetworkSource>;
  address: NetworkAddress;
  /** The address of this page, narrowed to other words. */
  to: (address: NetworkAddress) => string;
  linkHref: (link: SourceLink) => string;
};

/** All links of the network, including those not drawn. */
export function LinksTable({ links, sources, address, to, linkHref }: Props) {
  const last = Math.max(1, Math.ceil(links.length / PAGE));
  const part = Math.min(address.part, last);
  const begin = (part - 1) * PAGE;
  return (
    <section className="network-table" aria-labelledby="links-title" id="links">
      <h2 id="links-title">
        Links <small className="figures">{grouped(links.length)}</small>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="plain-scroll" tabIndex={0} aria-label="Table of links">
        <table className="plain-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column.id} column={column} address={address} to={to} />
              ))}
            </tr>
          </thead>
          <tbody>
            {links.slice(begin, begin + PAGE).map((link) => (
              <tr key={`${link.from}>${link.to}`}>
                <td>
                  <Name source={sources.get(link.from)} />
                </td>
                <td>
                  <Name source={sources.get(link.to)} />
                </td>
                <td className="right">
                  <Link href={linkHref(link)} prefetch={false}>
                    {grouped(link.claims)}
                  </Link>
                </td>
                <td className="right">{figure(link.verified)}</td>
                <td className="right">{figure(link.reported)}</td>
                <td className="right">{figure(link.assumed)}</td>
                <td>
                  {link.circular > 0 ? (
                    <span className="amber">circular in {grouped(link.circular)}</span>
                  ) : link.mutual ? (
                    'each way'
                  ) : (
                    ''
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {last > 1 && (
        <nav className="pager" aria-label="Pages of the table">
          <span className="figures">
            {grouped(begin + 1)}–{grouped(Math.min(begin + PAGE, links.length))} of {grouped(links.length)}
          </span>
          <span className="pages">
            {part > 1 && (
              <Link
                className="button quiet"
                href={`${to({ ...address, part: part - 1 })}#links`}
                rel="prev"
                prefetch={false}
                aria-label="Previous page"
              >
                ‹
              </Link>
            )}
            <span className="figures">
              Page {grouped(part)} of {grouped(last)}
            </span>
            {part < last && (
              <Link
                className="button quiet"
                href={`${to({ ...address, part: part + 1 })}#links`}
                rel="next"
                prefetch={false}
                aria-label="Next page"
              >
                ›
              </Link>
            )}
          </span>
        </nav>
      )}
    </section>
  );
}

const figure = (n: number) => (n === 0 ? <span className="muted">–</span> : grouped(n));

function Head({
  column: { id, label, help, first, figures },
  address,
  to,
}: { column: (typeof columns)[number] } & Pick<Props, 'address' | 'to'>) {
  const { column, desc } = address.order;
  const sorted = column === id ? (desc ? 'descending' : 'ascending') : undefined;
  const next = { column: id, desc: sorted ? !desc : first === 'desc' };
  return (
    <th scope="col" className={figures && 'right'} aria-sort={sorted}>
      <Link href={to({ ...address, order: next, part: 1 })} prefetch={false} scroll={false} title={help}>
        {label}
        <span aria-hidden="true">{sorted && (desc ? ' ↓' : ' ↑')}</span>
      </Link>
    </th>
  );
}

function Name({ source }: { source: NetworkSource | undefined }) {
  if (!source) return null;
  return (
    <Link href={`/sources/${source.slug}`} prefetch={false} className={`source ${source.kind}`}>
      {source.kind === 'unnamed' && <span aria-hidden="true">◐ </span>}
      <bdi>{sourceName(source)}</bdi>
    </Link>
  );
}
