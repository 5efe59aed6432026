import Link from 'next/link';
import { counted, grouped } from '@/lib/format/number';
import { type Bucket, bucketInWords, bucketsBetween, ticksOf } from '@/lib/overview/buckets';
import type { Figures, Times } from '@/lib/overview/figures';
import { type Confidence, confidences, wordsOf } from '@/lib/vocabulary';

const HEIGHT = 150;
const BASE = HEIGHT + 22;
const LEFT = 52;
const UNDATED = 130;
const WIDTH = 1000;
const levels = wordsOf(confidences);
const labelOf = (level: Confidence) =>
  level === 'none' ? confidences.none.label : `${confidences[level].label} confidence`;

type Column = {
  key: string;
  words: string;
  tick: string | null;
  /** Null if they link to no table. */
  href: string | null;
  counts: Partial<Record<Confidence, number>>;
  claims: number;
};
type Props = {
  figures: Figures;
  times: Times | null;
  undated: Partial<Record<Confidence, number>>;
  hrefOf: (bucket: Bucket | null) => string;
};

/**
 * When claims were first reported, stacked by confidence: one hue, four strengths. Claims without a date are shown
 * apart.
 */
export function TimeChart({ figures, times, undated, hrefOf }: Props) {
  const columns = times ? columnsOf(times, hrefOf) : [];
  const coarse = times ? sum(times.coarse) : 0;
  return (
    <section className="panel full" aria-labelledby="time-title">
      <h2 id="time-title">First reported {times && <small>by {times.unit}, and confidence</small>}</h2>
      {columns.length === 0 ? (
        <p>
          No claim here has a known date.{' '}
          <span className="muted">
            A date comes with the documents in which a claim stands; give them theirs and this fills.
          </span>
        </p>
      ) : (
        <>
          {coarse > 0 && times && (
            <p className="muted">
              {counted(coarse, ['claim is', 'claims are'])} dated less exactly than by {times.unit} and{' '}
              {coarse === 1 ? 'stands' : 'stand'} apart. A bar leads to those as well that may belong to it.
            </p>
          )}
          <Chart
            columns={columns}
            figures={figures}
            coarse={times?.coarse ?? {}}
            undated={undated}
            href={hrefOf(null)}
          />
        </>
      )}
    </section>
  );
}

function columnsOf({ unit, first, last, counts }: Times, hrefOf: Props['hrefOf']): Column[] {
  const buckets = bucketsBetween(unit, first, last);
  const ticks = ticksOf(unit, buckets);
  const byStart = new Map<string, Partial<Record<Confidence, number>>>();
  for (const { from, confidence, claims } of counts) byStart.set(from, { ...byStart.get(from), [confidence]: claims });
  return buckets.map((bucket, i) => {
    const found = byStart.get(bucket.from) ?? {};
    return {
      key: bucket.from,
      words: bucketInWords(unit, bucket),
      tick: ticks[i] ?? null,
      href: hrefOf(bucket),
      counts: found,
      claims: sum(found),
    };
  });
}

const sum = (counts: Partial<Record<Confidence, number>>) =>
  levels.reduce((all, level) => all + (counts[level] ?? 0), 0);

type ChartProps = {
  columns: Column[];
  figures: Figures;
  coarse: Column['counts'];
  undated: Column['counts'];
  href: string;
};

function Chart({ columns, figures, coarse, undated, href }: ChartProps) {
  const apart: Column[] = [
    {
      key: 'coarse',
      words: 'dated less exactly',
      tick: 'less exactly',
      href: null,
      counts: coarse,
      claims: sum(coarse),
    },
    { key: 'undated', words: 'date not known', tick: 'date not known', href, counts: undated, claims: figures.undated },
  ].filter(({ claims }) => claims > 0);
  const all = [...columns, ...apart];
  const most = niceAbove(Math.max(1, ...all.map((column) => column.claims)));
  const room = WIDTH - LEFT - apart.length * UNDATED;
  const slot = Math.min(64, room / columns.length);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="chart-scroll" aria-label="Chart of first reports" tabIndex={0}>
        {/* biome-ignore lint/a11y/useSemanticElements: as an image, its links would be hidden from screen readers */}
        <svg
          className="time-chart"
          viewBox={`0 0 ${WIDTH} ${BASE + 4}`}
          width={WIDTH}
          height={BASE + 4}
          role="group"
          aria-labelledby="time-title"
        >
          <Patterns />
          {[0, most / 2, most].filter(Number.isInteger).map((n) => (
            <g key={n} className="grid">
              <path d={`M${LEFT} ${HEIGHT + 0.5 - (n / most) * (HEIGHT - 12)}H${WIDTH}`} />
              <text x={LEFT - 8} y={HEIGHT + 4 - (n / most) * (HEIGHT - 12)}>
                {grouped(n)}
              </text>
            </g>
          ))}
          {columns.map((column, i) => (
            <ColumnBar key={column.key} column={column} x={LEFT + i * slot} width={slot} most={most} />
          ))}
          {apart.map((column, i) => (
            <ColumnBar
              key={column.key}
              column={column}
              x={WIDTH - (apart.length - i) * UNDATED + 26}
              width={UNDATED - 30}
              most={most}
            />
          ))}
        </svg>
      </section>
      <ul className="legend" aria-label="What the shades mean">
        {levels.toReversed().map((level) => (
          <li key={level}>
            <svg width="14" height="14" aria-hidden="true">
              <rect className={`level ${level}`} x="1" y="1" width="12" height="12" rx="2" />
            </svg>
            {labelOf(level)}
          </li>
        ))}
      </ul>
      <details className="as-table">
        <summary>The same as a table</summary>
        <div className="plain-scroll">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">First reported</th>
                {levels.map((level) => (
                  <th key={level} scope="col" className="right">
                    {confidences[level].label}
                  </th>
                ))}
                <th scope="col" className="right">
                  All
                </th>
              </tr>
            </thead>
            <tbody>
              {all
                .filter((column) => column.claims > 0)
                .map((column) => (
                  <tr key={column.key}>
                    <th scope="row">
                      {column.href ? (
                        <Link href={column.href} prefetch={false}>
                          {column.words}
                        </Link>
                      ) : (
                        column.words
                      )}
                    </th>
                    {levels.map((level) => (
                      <td key={level} className="right">
                        {column.counts[level] ? grouped(column.counts[level]) : '–'}
                      </td>
                    ))}
                    <td className="right">{grouped(column.claims)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

function ColumnBar({
  column: { words, tick, href, counts, claims },
  x,
  width,
  most,
}: {
  column: Column;
  x: number;
  width: number;
  most: number;
}) {
  const scale = (HEIGHT - 12) / most;
  const gap = Math.min(6, width * 0.16);
  const parts = levels
    .filter((level) => counts[level])
    .map((level) => `${labelOf(level)} ${grouped(counts[level] ?? 0)}`);
  let y = HEIGHT;
  const bar = (
    <>
      <title>{`${words}: ${counted(claims, ['claim', 'claims'])} (${parts.join(', ')})`}</title>
      <rect className="reach" x={x} y="0" width={width} height={HEIGHT} />
      {levels.toReversed().map((level) => {
        const height = (counts[level] ?? 0) * scale;
        if (height === 0) return null;
        y -= height;
        return (
          <rect key={level} className={`level ${level}`} x={x + gap / 2} y={y} width={width - gap} height={height} />
        );
      })}
    </>
  );
  return (
    <g>
      {claims > 0 &&
        (href ? (
          <a href={href} aria-label={`${words}: ${counted(claims, ['claim', 'claims'])}`}>
            {bar}
          </a>
        ) : (
          <g aria-label={`${words}: ${counted(claims, ['claim', 'claims'])}`}>{bar}</g>
        ))}
      {tick && (
        <text className="tick" x={x + width / 2} y={BASE - 4}>
          {tick}
        </text>
      )}
    </g>
  );
}

/** Hatched, because what cannot be judged has no strength. */
const Patterns = () => (
  <defs>
    <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path className="hatch" d="M0 0V5" />
    </pattern>
  </defs>
);

/** The next round number above: 1, 2, 4, 10, 20, 40, 100 … */
function niceAbove(n: number): number {
  const power = 10 ** Math.floor(Math.log10(n));
  return [1, 2, 4, 6, 8, 10].map((step) => step * power).find((step) => step >= n) ?? n;
}
