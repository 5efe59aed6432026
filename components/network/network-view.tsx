import Link from 'next/link';
import { claimList } from '@/lib/claims/table';
import type { ListQuery } from '@/lib/data-table/definition';
import { listHref, withFilter } from '@/lib/data-table/write';
import { counted, grouped } from '@/lib/format/number';
import { sourceName } from '@/lib/format/source-name';
import { inOrder, type NetworkAddress, networkWords } from '@/lib/network/address';
import { choose, levelsOf } from '@/lib/network/choice';
import { drawNetwork } from '@/lib/network/drawing';
import { drawnInWords, loopsInWords, networkInWords, sourcesOn } from '@/lib/network/in-words';
import type { Network, SourceLink } from '@/lib/network/links';
import { LinksTable } from './links-table';
import { NetworkGraph } from './network-graph';

/** A drawing wider than this has the table below it, not beside. */
const WIDE = 780;
const ALONE = 30;
/** So few links need no choosing. */
const FEW = 15;

type Props = { network: Network; query: ListQuery; address: NetworkAddress; path: string };

/** The network of a set of claims: in a sentence, as a drawing, as a table. */
export function NetworkView({ network, query, address, path }: Props) {
  const { links, sources } = network;
  if (sources.size === 0) return <Nothing query={query} path={path} />;
  const to = (next: NetworkAddress) => listHref(claimList, query, { path, words: networkWords(next) });
  const linkHref = ({ from, to: by }: SourceLink) =>
    listHref(
      claimList,
      withFilter(query, 'relay', { kind: 'values', values: [`${sources.get(from)?.slug}~${sources.get(by)?.slug}`] }),
    );
  const choice = choose(links, address.least);
  const shown = [...sourcesOn(choice.drawn)]
    .flatMap((id) => sources.get(id) ?? [])
    .sort((a, b) => b.originated - a.originated || a.id - b.id);
  const drawing = drawNetwork(shown, choice.drawn);
  const loops = loopsInWords(network);
  return (
    <div className={drawing.width > WIDE ? 'network wide' : 'network'}>
      <div className="network-words">
        <p className="lead">{networkInWords(network)}</p>
        {loops.mutual && <p>{loops.mutual}</p>}
        {loops.circular && (
          <p>
            <Link
              className="amber"
              href={listHref(claimList, withFilter(query, 'warning', { kind: 'values', values: ['circular'] }))}
              prefetch={false}
            >
              {loops.circular}
            </Link>
          </p>
        )}
      </div>
      {links.length > 0 && (
        <>
          <section className="network-drawing" aria-labelledby="drawing-title">
            <h2 id="drawing-title" className="hidden-text">
              Drawing
            </h2>
            <Levels network={network} choice={choice} address={address} to={to} />
            <a className="skip" href="#links">
              Skip the drawing
            </a>
            {choice.drawn.length > 0 ? (
              <NetworkGraph drawing={drawing} sources={sources} linkHref={linkHref} />
            ) : (
              <p className="muted">No link appears in that many claims.</p>
            )}
          </section>
          <LinksTable
            links={inOrder(network, address.order)}
            sources={sources}
            address={address}
            to={to}
            linkHref={linkHref}
          />
        </>
      )}
      <Alone network={network} />
    </div>
  );
}

type LevelsProps = {
  network: Network;
  choice: ReturnType<typeof choose>;
  address: NetworkAddress;
  to: (address: NetworkAddress) => string;
};

function Levels({ network, choice, address, to }: LevelsProps) {
  const levels = levelsOf(network.links);
  return (
    <div className="levels">
      <p>{drawnInWords(network, choice)}</p>
      {levels.length > 1 && network.links.length > FEW && (
        <nav aria-label="How strong a link must be to be drawn">
          <span className="muted">Draw links of at least</span>
          {levels.map(({ least, links }) => (
            <Link
              key={least}
              href={to({ ...address, least })}
              prefetch={false}
              scroll={false}
              aria-current={least === choice.least || undefined}
              title={counted(links, ['link', 'links'])}
            >
              {grouped(least)}
              <span className="hidden-text">: {counted(links, ['link', 'links'])}</span>
            </Link>
          ))}
          <span className="muted">{levels.at(-1)?.least === 1 ? 'claim' : 'claims'}</span>
        </nav>
      )}
    </div>
  );
}

function Alone({ network: { links, sources } }: { network: Network }) {
  const joined = sourcesOn(links);
  const alone = [...sources.values()]
    .filter(({ id }) => !joined.has(id))
    .sort((a, b) => b.originated - a.originated || a.id - b.id);
  if (alone.length === 0) return null;
  return (
    <section className="network-alone">
      <h2>
        Standing alone <small>credited by nobody, crediting nobody</small>
      </h2>
      <ul>
        {alone.slice(0, ALONE).map((source) => (
          <li key={source.id}>
            <Link href={`/sources/${source.slug}`} prefetch={false}>
              {sourceName(source)}
            </Link>{' '}
            <span className="muted figures">{counted(source.originated + source.relayed, ['claim', 'claims'])}</span>
          </li>
        ))}
        {alone.length > ALONE && <li className="muted">and {grouped(alone.length - ALONE)} more</li>}
      </ul>
    </section>
  );
}

function Nothing({ query, path }: { query: ListQuery; path: string }) {
  const isFiltered = query.q !== '' || Object.keys(query.filters).length > 0;
  return (
    <div className="nothing">
      {isFiltered ? (
        <p>
          No claim with a source matches. Remove a filter above, or{' '}
          <Link href={path} prefetch={false}>
            see the whole network
          </Link>
          .
        </p>
      ) : (
        <p>
          There is no network yet: it grows from the chains of <Link href="/claims">claims</Link>.
        </p>
      )}
    </div>
  );
}
