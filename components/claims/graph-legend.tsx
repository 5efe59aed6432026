import { About } from '@/components/terms/about';
import type { DrawnEdge, DrawnNode } from '@/lib/claims/drawing';
import { linkStates, wordsOf } from '@/lib/vocabulary';
import { LinkMark } from './link-mark';

type Props = { nodes: readonly DrawnNode[]; edges: readonly DrawnEdge[] };

/** What the shapes of a drawing mean. Only shapes that occur in it are listed. */
export function GraphLegend({ nodes, edges }: Props) {
  const boxes = [
    { shape: 'observed', word: 'document held', present: nodes.some((node) => node.utterance.document) },
    {
      shape: 'unobserved',
      word: 'known second-hand',
      present: nodes.some(({ utterance }) => !utterance.document && utterance.source.kind !== 'unknown'),
    },
    {
      shape: 'unknown',
      word: 'origin unknown',
      present: nodes.some((node) => node.utterance.source.kind === 'unknown'),
    },
  ];
  const words = [
    { sign: '◐', word: 'unnamed source', present: nodes.some((node) => node.utterance.source.kind === 'unnamed') },
    { sign: '▲', word: 'surer than its source', present: nodes.some((node) => node.risen) },
    { sign: '╱', word: 'denies the claim', present: edges.some((edge) => edge.denies) },
  ];
  return (
    <ul className="legend" aria-label="What the shapes mean">
      {wordsOf(linkStates)
        .filter((state) => edges.some((edge) => edge.state === state))
        .map((state) => (
          <li key={state} title={linkStates[state].help}>
            <LinkMark state={state} />
            {linkStates[state].label}
          </li>
        ))}
      {edges.length > 0 && (
        <li>
          <About term="link" />
        </li>
      )}
      {boxes
        .filter((box) => box.present)
        .map(({ shape, word }) => (
          <li key={shape}>
            <svg width="22" height="14" aria-hidden="true" className={`node ${shape}`}>
              <rect x="1" y="1" width="20" height="12" rx="3" />
            </svg>
            {word}
          </li>
        ))}
      {words
        .filter((word) => word.present)
        .map(({ sign, word }) => (
          <li key={sign}>
            <span aria-hidden="true">{sign}</span>
            {word}
          </li>
        ))}
    </ul>
  );
}
