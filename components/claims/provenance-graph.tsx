import { Drawing } from '@/components/chrome/drawing';
import { LINE_HEIGHT, NODE_PADDING } from '@/lib/attributions/layout';
import type { ClaimDetail } from '@/lib/claims/claim-detail';
import { type DrawnEdge, type DrawnNode, drawingOf } from '@/lib/claims/drawing';
import { graphInWords, nameIn } from '@/lib/claims/in-words';
import { counted } from '@/lib/format/number';
import { linkStates } from '@/lib/vocabulary';
import { GraphLegend } from './graph-legend';
import { RelayTable } from './relay-table';

/** A wider drawing gets a row of its own. */
const WIDE = 640;

type Props = { claim: Pick<ClaimDetail, 'utterances' | 'attributions'>; all: boolean };

/** Who says so and whom they credit, drawn on the server: origins on the left, the last relays on the right. */
export function ProvenanceGraph({ claim, all }: Props) {
  const drawing = drawingOf(claim);
  if (claim.utterances.length === 0) return <p className="muted">Nobody is recorded as saying so.</p>;
  if (!drawing) {
    const size = `${counted(claim.utterances.length, ['source', 'sources'])} and ${counted(claim.attributions.length, ['link', 'links'])}`;
    return (
      <>
        <p className="muted">With {size} this is too large for a readable drawing; the table says the same.</p>
        <RelayTable claim={claim} all={all} />
      </>
    );
  }
  const { width, height, nodes, edges } = drawing;
  return (
    <div className={width > WIDE ? 'provenance wide' : 'provenance'}>
      <Drawing
        name="provenance"
        label="Drawing of who says so"
        title="Who says so and whom they credit"
        words={graphInWords(claim)}
        width={width}
        height={height}
        arrow={{ size: 12, end: 7.5 }}
        lines={
          <>
            {edges.map((edge) => (
              <EdgeLine key={edge.id} edge={edge} />
            ))}
            {edges.map((edge) => (
              <EdgeWord key={edge.id} edge={edge} />
            ))}
          </>
        }
      >
        {nodes.map((node) => (
          <NodeBox key={node.id} node={node} />
        ))}
      </Drawing>
      <GraphLegend nodes={nodes} edges={edges} />
    </div>
  );
}

function EdgeLine({ edge: { points, state, returning, denies } }: { edge: DrawnEdge }) {
  const [start, ...rest] = points;
  if (!start) return null;
  let from = start;
  let path = `M${start.x} ${start.y}`;
  for (const to of rest) {
    const middle = (from.x + to.x) / 2;
    path += `C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
    from = to;
  }
  const strike = start.x + (returning ? -10 : 10);
  return (
    <g className={`edge ${state}${returning ? ' returning' : ''}`}>
      <path className="line" d={path} markerEnd="url(#provenance-arrow)" />
      {denies && <path className="strike" d={`M${strike - 4} ${start.y + 6}l8 -12`} />}
    </g>
  );
}

function EdgeWord({ edge: { state, label, returning } }: { edge: DrawnEdge }) {
  return (
    <text className={`on-line${returning ? ' returning' : ''}`} x={label.x} y={label.y + 4}>
      {linkStates[state].label}
      {returning && ' · circular'}
    </text>
  );
}

function NodeBox({ node: { x, y, width, height, utterance, name, detail } }: { node: DrawnNode }) {
  const { source, document, stance } = utterance;
  const left = x + NODE_PADDING;
  const lineAt = (line: number) => y + NODE_PADDING / 2 + (line + 0.75) * LINE_HEIGHT;
  return (
    <a
      className={`node ${source.kind} ${document ? 'observed' : 'unobserved'} ${stance}`}
      href={`/sources/${source.slug}`}
      aria-label={`${nameIn(utterance)}: ${detail}`}
    >
      <title>{`${nameIn(utterance)}: ${detail}${document ? `. ${document.title}` : ''}`}</title>
      <rect x={x} y={y} width={width} height={height} rx="7" />
      {name.map((line, index) => (
        <text key={line} className="name" x={left} y={lineAt(index)}>
          {line}
        </text>
      ))}
      <text className="detail" x={left} y={lineAt(name.length)}>
        {detail}
      </text>
    </a>
  );
}
