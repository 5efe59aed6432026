import Link from 'next/link';
import type { Change, DriftStep, Wording } from '@/lib/claims/drift';
import { becauseInWords, changeInWords, differenceInWords } from '@/lib/claims/drift-in-words';
import { certainties, documentStates, passages, stances } from '@/lib/vocabulary';
import { HedgedPassage } from './hedged-passage';
import { SourceLink } from './source-link';

const arrows: Readonly<Record<Change['kind'], string>> = { rise: '▲', fall: '▼', same: '=', turn: '↯' };

type Props = { step: Wording & Partial<Pick<DriftStep, 'change' | 'isRepeated'>> };

/** How one source puts the claim: how sure it is compared with the one before, and in which words. */
export function DriftStepItem({ step }: Props) {
  const { utterance, change, isRepeated = false } = step;
  const { source, document, stance } = utterance;
  return (
    <li className={document ? undefined : 'second-hand'}>
      <p className="who">
        <span>
          <SourceLink source={source} /> {stances[stance].label} it · <Certain step={step} />
          {!document && <span className="muted"> · known second-hand, wording not held</span>}
          {isRepeated && <span className="muted"> · worded as above</span>}
        </span>
        {change && (
          <span className={`change ${change.kind}`}>
            <span aria-hidden="true">{arrows[change.kind]}</span> {changeInWords(change, step)}
          </span>
        )}
      </p>
      {document && !isRepeated && <WordingOf step={step} />}
    </li>
  );
}

function Certain({ step }: Props) {
  const { certainty, isChosen, utterance, proposal } = step;
  if (!certainty) return <span className="muted">how surely is not stated</span>;
  const { label, help } = certainties[certainty];
  if (isChosen || !proposal)
    return (
      <strong className="certainty" title={help}>
        {label}
      </strong>
    );
  const because = utterance.document && !step.isRepeated && (
    <span className="muted"> ({becauseInWords(proposal)})</span>
  );
  return (
    <span title={`No editor has chosen a certainty. ${proposal.rule}`}>
      the wording reads <em className="certainty">{label}</em>
      {because}
    </span>
  );
}

function WordingOf({ step }: Props) {
  const { document, passage, passageText } = step.utterance;
  const note = differenceInWords(step);
  return (
    <>
      {passageText ? (
        <HedgedPassage text={passageText} hedges={step.proposal?.hedges ?? []} />
      ) : (
        <p>{passages[passage ?? 'not_yet_looked_for'].help}</p>
      )}
      {note && <p className="reads muted">{note}</p>}
      {document && (
        <p className="where">
          <Link href={`/documents/${document.id}`} prefetch={false}>
            <bdi>{document.title}</bdi>
          </Link>
          {document.state !== 'live' && ` · ${documentStates[document.state].label}`}
        </p>
      )}
    </>
  );
}
