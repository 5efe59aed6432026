import { About } from '@/components/terms/about';
import type { Drawing } from '@/lib/claims/drawing';
import { linkStates, wordsOf } from '@/lib/vocabulary';
import { LinkMark } from './link-mark';

/** What the shapes of a drawing mean. Only shapes that occur in it are listed. */
export function GraphLegend({ drawing: { nodes, edges } }: { drawing: Drawing }) {
  const said = nodes.flatMap(({ utterance }) => utterance ?? []);
  const boxes = [
    { shape: 'observed', word: 'document held', present: said.some(({ document }) => document) },
    {
      shape: 'unobserved',
      word: 'known second-hand',
      present: said.some(({ document, source }) => !document && source.kind !== 'unknown'),
    },
    {
      shape: 'unknown',
      word: 'origin unknown',
      present: said.some(({ source }) => source.kind === 'unknown'),
    },
  ];
  const words = [
    { sign: '◐', word: 'unnamed source', present: said.some(({ source }) => source.kind === 'unnamed') },
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
