import { Drawing as Frame } from '@/components/chrome/drawing';
import { LEGIBLE, LINE_HEIGHT, NODE_PADDING } from '@/lib/attributions/layout';
import type { Drawing, DrawnEdge, DrawnNode } from '@/lib/claims/drawing';
import type { DrawingPair } from '@/lib/claims/drawing-choice';
import { inList, nameIn } from '@/lib/claims/in-words';
import { linkStates } from '@/lib/vocabulary';

/** From these widths on a drawing is shown as it is; below, its narrow twin is. The style sheet knows the same. */
const STEPS = [360, 420, 480, 540, 586, 800, 1000];

type Props = { name: string; pair: DrawingPair; words: string };

/** One drawing, or two of which the style sheet shows the one that fits. */
export function ProvenanceDrawing({ name, pair: { wide, narrow }, words }: Props) {
  if (!narrow) return <Graph name={name} drawing={wide} words={words} />;
  const needs = STEPS.find((step) => wide.width * LEGIBLE <= step) ?? STEPS.at(-1);
  return (
    <div className={`needs-${needs}`}>
      <div className="wide">
        <Graph name={name} drawing={wide} words={words} />
      </div>
      <div className="narrow">
        <Graph name={`${name}-narrow`} drawing={narrow} words={words} />
      </div>
    </div>
  );
}

function Graph({ name, drawing: { width, height, direction, nodes, edges }, words }: GraphProps) {
  return (
    <Frame
      name={name}
      label="Drawing of who says so"
      title="Who says so and whom they credit"
      words={words}
      width={width}
      height={height}
      arrow={{ size: 12, end: 7.5 }}
      lines={
        <>
          {edges.map((edge) => (
            <EdgeLine key={edge.id} edge={edge} isDown={direction === 'down'} arrow={`url(#${name}-arrow)`} />
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
    </Frame>
  );
}

type GraphProps = { name: string; drawing: Drawing; words: string };

function EdgeLine({ edge, isDown, arrow }: { edge: DrawnEdge; isDown: boolean; arrow: string }) {
  const { points, state, returning, denies } = edge;
  const [start, ...rest] = points;
  if (!start) return null;
  let from = start;
  let path = `M${start.x} ${start.y}`;
  for (const to of rest) {
    const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
    path += isDown ? `C${from.x} ${y} ${to.x} ${y} ${to.x} ${to.y}` : `C${x} ${from.y} ${x} ${to.y} ${to.x} ${to.y}`;
    from = to;
  }
  const step = returning ? -10 : 10;
  const strike = isDown ? { x: start.x, y: start.y + step } : { x: start.x + step, y: start.y };
  return (
    <g className={`edge ${state}${returning ? ' returning' : ''}`}>
      <path className="line" d={path} markerEnd={arrow} />
      {denies && <path className="strike" d={`M${strike.x - 4} ${strike.y + 6}l8 -12`} />}
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

function NodeBox({ node }: { node: DrawnNode }) {
  const { utterance, relays, detail } = node;
  if (!utterance)
    return (
      <g className="node folded">
        <title>{inList(relays.map(nameIn), relays.length)}</title>
        <BoxShape node={node} />
      </g>
    );
  const { source, document, stance } = utterance;
  return (
    <a
      className={`node ${source.kind} ${document ? 'observed' : 'unobserved'} ${stance}`}
      href={`/sources/${source.slug}`}
      data-utterance={utterance.id}
      aria-label={`${nameIn(utterance)}: ${detail}`}
    >
      <title>{`${nameIn(utterance)}: ${detail}${document ? `. ${document.title}` : ''}`}</title>
      <BoxShape node={node} />
    </a>
  );
}

function BoxShape({ node: { x, y, width, height, name, detail } }: { node: DrawnNode }) {
  const left = x + NODE_PADDING;
  const lineAt = (line: number) => y + NODE_PADDING / 2 + (line + 0.75) * LINE_HEIGHT;
  return (
    <>
      <rect x={x} y={y} width={width} height={height} rx="7" />
      {name.map((line, index) => (
        <text key={line} className="name" x={left} y={lineAt(index)}>
          {line}
        </text>
      ))}
      <text className="detail" x={left} y={lineAt(name.length)}>
        {detail}
      </text>
    </>
  );
}
