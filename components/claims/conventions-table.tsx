import {
  CONTESTED_FROM,
  ENOUGH_CLUSTERS,
  likelihoodLimits,
  trustOfGrade,
  UNGRADED,
  uncertaintyLimits,
  weightOfCertainty,
} from '@/lib/assessments/conventions';
import { certainties, likelihoods, reliabilities, wordsOf } from '@/lib/vocabulary';

/** All numbers that the rule uses. */
export function ConventionsTable({ version, open = false }: { version: number; open?: boolean }) {
  return (
    <details className="conventions" open={open}>
      <summary>The numbers behind it (version {version} of the rule)</summary>
      <p>
        Subjective logic (A. Jøsang, 2016) says how opinions are combined. The weights of grades and certainties, and
        the cut-offs between words, are conventions of Whence, not a standard.
      </p>
      <dl>
        <dt>Reliability of a source</dt>
        <dd>
          {wordsOf(reliabilities)
            .map((grade) => `${grade} ${trustOfGrade[grade]}`)
            .join(' · ')}{' '}
          · not graded as {UNGRADED}
        </dd>
        <dt>Certainty of an origin</dt>
        <dd>
          {wordsOf(certainties)
            .map((word) => `${certainties[word].label} ${weightOfCertainty[word]}`)
            .join(' · ')}
        </dd>
        <dt>Likelihood, by probability</dt>
        <dd>
          {likelihoodLimits
            .map(({ word, limit, inclusive }) =>
              limit === 1
                ? `else ${likelihoods[word].label}`
                : `${inclusive ? '≤' : '<'} ${limit} ${likelihoods[word].label}`,
            )
            .join(' · ')}
        </dd>
        <dt>Confidence</dt>
        <dd>
          High: uncertainty ≤ {uncertaintyLimits.high}, at least {ENOUGH_CLUSTERS} independent origins on one side, not
          contested · Moderate: uncertainty ≤ {uncertaintyLimits.moderate} · else Low · above{' '}
          {uncertaintyLimits.judgeable} it cannot be judged
        </dd>
        <dt>Contested</dt>
        <dd>belief and disbelief both ≥ {CONTESTED_FROM}</dd>
      </dl>
    </details>
  );
}
