import { confidenceInWords, likelihoodInWords } from '@/lib/claims/confidence-in-words';
import { type Confidence, confidences, type Likelihood } from '@/lib/vocabulary';

const steps = { none: 0, low: 1, moderate: 2, high: 3 } as const;

/** Three steps, and both values in a phrase: filled if an editor judged it, outlined if it is only suggested. */
export function ConfidenceBar({
  confidence,
  likelihood,
  judged,
}: {
  confidence: Confidence;
  likelihood?: Likelihood | null;
  judged: boolean;
}) {
  const likely = likelihood && confidence !== 'none' && likelihoodInWords(likelihood);
  const basis = judged ? 'judged by an editor' : 'suggested';
  return (
    <span
      className={`confidence ${judged ? 'judged' : 'suggested'}`}
      title={`${confidences[confidence].help} (${basis})`}
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
      <span className={confidence === 'none' ? 'muted' : undefined}>
        {confidenceInWords(confidence)}
        <span className="hidden-text">
          , {basis}
          {likely && ';'}
        </span>
        {likely && (
          <>
            {' '}
            <span className="likelihood">
              <span aria-hidden="true">· </span>
              {likely}
            </span>
          </>
        )}
      </span>
    </span>
  );
}
