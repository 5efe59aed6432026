import { Drawing } from '@/components/chrome/drawing';
import type { DrawnLink, DrawnSource, NetworkDrawing } from '@/lib/network/drawing';
import { drawingInWords, linkInWords, sourceInWords } from '@/lib/network/in-words';
import { isCircular, type Network, type SourceLink } from '@/lib/network/links';
import { NetworkLegend } from './network-legend';
import { NetworkLights } from './network-lights';

type Props = { drawing: NetworkDrawing; sources: Network['sources']; linkHref: (link: SourceLink) => string };

/** Who relays whom, drawn on the server: origins on the left, relays on the right. */
export function NetworkGraph({ drawing, sources, linkHref }: Props) {
  const { width, height, links } = drawing;
  // Circles come last, so that nothing covers them; otherwise the strongest links.
  const inOrder = [...links].sort(
    (a, b) => Number(isCircular(a.link)) - Number(isCircular(b.link)) || a.link.claims - b.link.claims,
  );
  return (
    <NetworkLights>
      <Drawing
        name="network"
        label="Drawing of the network"
        title="Who relays whom"
        words={drawingInWords(
          links.map(({ link }) => link),
          sources,
        )}
        width={width}
        height={height}
        arrow={{ size: 9.5, end: 0 }}
        lines={inOrder.map((drawn) => (
          <LinkLine
            key={`${drawn.link.from}>${drawn.link.to}`}
            drawn={drawn}
            href={linkHref(drawn.link)}
            sources={sources}
          />
        ))}
      >
        {drawing.sources.map((drawn) => (
          <SourceBox key={drawn.source.id} drawn={drawn} />
        ))}
      </Drawing>
      <NetworkLegend drawing={drawing} />
    </NetworkLights>
  );
}

/** For the pointer; the table has the same links for the keyboard. */
function LinkLine({
  drawn: { link, path, step, state, label },
  href,
  sources,
}: {
  drawn: DrawnLink;
  href: string;
  sources: Network['sources'];
}) {
  const loop = isCircular(link) ? ' circular' : '';
  return (
    <a
      className={`link ${state} step-${step}${loop}`}
      href={href}
      tabIndex={-1}
      data-from={link.from}
      data-to={link.to}
    >
      <title>{linkInWords(link, sources)}</title>
      <path className="reach" d={path} />
      <path className="line" d={path} markerEnd="url(#network-arrow)" />
      {label && (
        <text className="on-line" x={label.x} y={label.y + 4}>
          {link.claims.toLocaleString('en')}
          {link.circular > 0 && <tspan className="loop"> ↻{link.circular.toLocaleString('en')}</tspan>}
          {link.circular === 0 && link.mutual && ' ⇄'}
        </text>
      )}
    </a>
  );
}

function SourceBox({ drawn: { source, x, y, width, height, name, detail } }: { drawn: DrawnSource }) {
  const origin = source.originated > source.relayed ? ' origin' : '';
  return (
    <a
      className={`node ${source.kind}${origin}`}
      href={`/sources/${source.slug}`}
      aria-label={sourceInWords(source)}
      data-source={source.id}
    >
      <title>{sourceInWords(source)}</title>
      <rect x={x} y={y} width={width} height={height} rx={detail === null ? 5 : 7} />
      <text className="name" x={x + 11} y={y + (detail === null ? 16 : 18)}>
        {name}
      </text>
      {detail && (
        <text className="detail" x={x + 11} y={y + 35}>
          {detail}
        </text>
      )}
    </a>
  );
}
