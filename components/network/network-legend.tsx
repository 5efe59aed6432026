import { About } from '@/components/terms/about';
import { grouped } from '@/lib/format/number';
import type { NetworkDrawing } from '@/lib/network/drawing';
import { isCircular } from '@/lib/network/links';
import { linkStates, wordsOf } from '@/lib/vocabulary';

/** What widths, lines and boxes of the drawing mean. Only those that occur in it are listed. */
export function NetworkLegend({ drawing: { steps, links, sources } }: { drawing: NetworkDrawing }) {
  const labelled = links.some((drawn) => drawn.label);
  const signs = [
    {
      sign: '⇄',
      word: 'each relays the other',
      present: labelled && links.some(({ link }) => link.mutual && link.circular === 0),
    },
    {
      sign: '↻',
      word: 'in so many claims part of circular reporting',
      present: labelled && links.some(({ link }) => link.circular > 0),
    },
  ];
  const boxes = [
    {
      shape: 'node origin',
      word: 'more often origin than relay',
      present: sources.some(({ source }) => source.originated > source.relayed),
    },
    { shape: 'node unknown', word: 'origin unknown', present: sources.some(({ source }) => source.kind === 'unknown') },
  ];
  return (
    <ul className="legend" aria-label="What the shapes mean">
      {steps.map((from, i) => (
        <li key={from}>
          <Sample shape={`link width step-${i + 1}`} />
          {rangeInWords(from, steps[i + 1])}
        </li>
      ))}
      {wordsOf(linkStates)
        .filter((state) => links.some((link) => link.state === state))
        .map((state) => (
          <li key={state} title={linkStates[state].help}>
            <Sample shape={`link ${state} step-2`} />
            mostly {linkStates[state].label}
          </li>
        ))}
      <li>
        <About term="link" />
      </li>
      {signs
        .filter((sign) => sign.present)
        .map(({ sign, word }) => (
          <li key={sign}>
            <span aria-hidden="true" className={sign === '↻' ? 'amber' : undefined}>
              {sign}
            </span>
            {word}
          </li>
        ))}
      {links.some(({ link }) => isCircular(link)) && (
        <li>
          <Sample shape="link circular reported step-2" />
          circular in a tenth of its claims or more
        </li>
      )}
      {boxes
        .filter((box) => box.present)
        .map(({ shape, word }) => (
          <li key={shape}>
            <svg width="22" height="14" aria-hidden="true" className={shape}>
              <rect x="1" y="1" width="20" height="12" rx="3" />
            </svg>
            {word}
          </li>
        ))}
    </ul>
  );
}

const Sample = ({ shape }: { shape: string }) => (
  <svg className={shape} width="30" height="12" aria-hidden="true">
    <path className="line" d="M1 6H29" />
  </svg>
);

function rangeInWords(from: number, next: number | undefined): string {
  if (next === undefined) return `${grouped(from)} or more claims`;
  return next - 1 === from ? grouped(from) : `${grouped(from)}–${grouped(next - 1)}`;
}
