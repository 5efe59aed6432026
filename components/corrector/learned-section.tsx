'use client';

import type { ReactNode } from 'react';
import { Moment } from '@/components/dates/moment';
import { SettingsSection } from '@/components/people/settings-section';
import { useAccountCommand } from '@/components/people/use-account-command';
import { FEWEST_DECISIONS } from '@/lib/corrector/desk';
import type { DecisionCounts, LearningLine } from '@/lib/corrector/desk.server';
import { counted } from '@/lib/format/number';

type Props = {
  counts: DecisionCounts;
  learnings: readonly (Omit<LearningLine, 'learnedAt'> & { learnedAt: string })[];
};

const stateWords = {
  'in use': 'in use',
  'set aside': 'set aside',
  worse: 'not kept: it did worse',
  earlier: 'of an earlier version of Whence',
} as const;

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** What was learned from the editors' decisions, with what it did for decisions that were held out, and the way back. */
export function LearnedSection({ counts, learnings }: Props) {
  const { run, pending } = useAccountCommand();
  const isEnough = counts.decisions >= FEWEST_DECISIONS;
  const isUsed = learnings.some(({ state }) => state === 'in use');
  const choose = (id: number | null, message: string, label: ReactNode) => (
    <button type="button" className="button" disabled={pending} onClick={() => run('corrector.use', { id }, message)}>
      {label}
    </button>
  );
  function choiceOf(id: number, decisions: number, state: LearningLine['state']) {
    if (state === 'in use') return choose(null, 'Proposals go by what came with Whence', 'Go back');
    if (state !== 'set aside') return null;
    const from = <span className="hidden-text"> what was learned from {decisions} decisions</span>;
    return choose(id, 'Proposals go by this now', <>Use{from}</>);
  }
  return (
    <SettingsSection
      id="proposals"
      title="Proposals"
      help="Whence learns from the proposals that editors accept, correct and reject, where one’s own texts differ from the news it was trained on."
      action={
        <button
          type="button"
          className="button"
          disabled={pending || !isEnough}
          onClick={() => run('corrector.learn', {}, 'Learned')}
        >
          {pending ? 'Learning…' : 'Learn now'}
        </button>
      }
    >
      <p>
        {counted(counts.decisions, ['decision', 'decisions'])} in {counted(counts.documents, ['document', 'documents'])}
        {isEnough
          ? `; ${counts.heldOut} of them are held out to check what was learned.`
          : `. Whence learns from ${FEWEST_DECISIONS} on.`}
      </p>
      {learnings.length === 0 ? (
        <p className="muted">Proposals go by what came with Whence.</p>
      ) : (
        <>
          <p className="muted">
            Of the pieces that were held out (sources, cues, contents), so many were proposed exactly, before and after
            (F1). What did worse is not kept.
          </p>
          <ul className="lines settings-lines">
            {learnings.map(({ id, learnedAt, decisions, before, after, state }) => (
              <li key={id}>
                <div>
                  <strong className="figures">
                    {percent(before)} → {percent(after)}
                  </strong>{' '}
                  <span className="tag">{stateWords[state]}</span>
                  <p className="muted">
                    from {counted(decisions, ['decision', 'decisions'])}, <Moment at={learnedAt} show="day" />
                  </p>
                </div>
                {choiceOf(id, decisions, state)}
              </li>
            ))}
          </ul>
          {!isUsed && <p className="muted">Proposals go by what came with Whence.</p>}
        </>
      )}
    </SettingsSection>
  );
}
