import type { Opinion } from '@/lib/assessments/opinion';

const WIDTH = 210;
const SIDE = 130;
const LEFT = (WIDTH - SIDE) / 2;
const TOP = 22;
const HEIGHT = (SIDE * Math.sqrt(3)) / 2;

const percent = (n: number) => `${Math.round(100 * n)} %`;
const round = (n: number) => Math.round(n * 10) / 10;

/**
 * The opinion, as a bar that anyone can read and as the triangle of subjective logic with its projection on the base.
 */
export function OpinionPicture({ opinion: { b, d, u }, probability }: { opinion: Opinion; probability: number }) {
  // Corners: left disbelief, right belief, top uncertainty (Jøsang 2016, ch. 3).
  const point = { x: LEFT + SIDE * (b + u / 2), y: TOP + HEIGHT * (1 - u) };
  const foot = LEFT + SIDE * probability;
  const base = TOP + HEIGHT;
  const parts = [
    { name: 'for', value: b },
    { name: 'open', value: u },
    { name: 'against', value: d },
  ];
  let from = 0;
  return (
    <div className="opinion">
      <figure>
        <svg
          width="100%"
          height="18"
          viewBox="0 0 100 18"
          preserveAspectRatio="none"
          role="img"
          aria-label={parts.map(({ name, value }) => `${name} ${percent(value)}`).join(', ')}
        >
          {parts.map(({ name, value }) => {
            const x = from;
            from += 100 * value;
            return (
              value > 0 && (
                <rect key={name} className={name} x={round(x)} y="1" width={round(100 * value)} height="16" />
              )
            );
          })}
        </svg>
        <figcaption>
          {parts.map(({ name, value }) => (
            <span key={name} className={`key ${name}`}>
              {name} <span className="figures">{percent(value)}</span>
            </span>
          ))}
        </figcaption>
      </figure>
      <figure>
        <svg
          width={WIDTH}
          height={round(base + 22)}
          viewBox={`0 0 ${WIDTH} ${round(base + 22)}`}
          role="img"
          aria-label={`Opinion triangle: belief ${b.toFixed(2)}, disbelief ${d.toFixed(2)}, uncertainty ${u.toFixed(2)}, projected probability ${probability.toFixed(2)}`}
        >
          <path
            className="frame"
            d={`M${LEFT} ${round(base)}L${LEFT + SIDE} ${round(base)}L${LEFT + SIDE / 2} ${TOP}Z`}
          />
          <path className="projection" d={`M${round(point.x)} ${round(point.y)}L${round(foot)} ${round(base)}`} />
          <circle className="point" cx={round(point.x)} cy={round(point.y)} r="4.5" />
          <circle className="foot" cx={round(foot)} cy={round(base)} r="3" />
          <text x={LEFT + SIDE / 2} y={TOP - 8} textAnchor="middle">
            uncertainty
          </text>
          <text x={LEFT - 24} y={round(base + 15)}>
            disbelief
          </text>
          <text x={LEFT + SIDE + 24} y={round(base + 15)} textAnchor="end">
            belief
          </text>
        </svg>
        <figcaption className="muted">
          b {b.toFixed(4)}, d {d.toFixed(4)}, u {u.toFixed(4)}, P {probability.toFixed(4)}
        </figcaption>
      </figure>
    </div>
  );
}
