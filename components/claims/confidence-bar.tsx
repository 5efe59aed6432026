import { type Confidence, confidences, type Likelihood, likelihoods } from '@/lib/vocabulary';

const steps = { none: 0, low: 1, moderate: 2, high: 3 } as const;

/** Three steps and the word: filled if an editor judged it, outlined if it is only suggested. */
export function ConfidenceBar({
  confidence,
  likelihood,
  judged,
}: {
  confidence: Confidence;
  likelihood?: Likelihood | null;
  judged: boolean;
}) {
  const basis = judged ? 'judged by an editor' : 'suggested';
  if (confidence === 'none') {
    return (
      <span className="confidence none" title={`${confidences.none.help} (${basis})`}>
        – none
      </span>
    );
  }
  return (
    <span
      className={`confidence ${judged ? 'judged' : 'suggested'}`}
      title={`${confidences[confidence].label} confidence, ${basis}`}
    >
      <svg width="23" height="12" viewBox="0 0 23 12" aria-hidden="true">
        {[0, 1, 2].map((i) => (
          <rect
            key={i}
            x={i * 8 + 0.75}
            y="0.75"
            width="5.5"
            height="10.5"
            rx="1.5"
            className={i < steps[confidence] ? 'on' : 'off'}
          />
        ))}
      </svg>
      <span>
        {confidences[confidence].label}
        {likelihood && <span className="likelihood">{likelihoods[likelihood].label}</span>}
        <span className="hidden-text">, {basis}</span>
      </span>
    </span>
  );
}
