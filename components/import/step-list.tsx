import { wordsOf } from '@/lib/vocabulary';
import { type Step, steps } from './use-import';

/** The steps of an import, and which one this is. */
export function StepList({ step }: { step: Step }) {
  const all = wordsOf(steps);
  const here = all.indexOf(step);
  return (
    <ol className="import-steps" aria-label="Steps">
      {all.map((name, at) => (
        <li key={name} aria-current={at === here ? 'step' : undefined} data-past={at < here || undefined}>
          <span>
            {at + 1}
            {at < here && <span className="hidden-text"> done</span>}
          </span>{' '}
          {steps[name]}
        </li>
      ))}
    </ol>
  );
}
