import Link from 'next/link';
import type { UtteranceDetail } from '@/lib/claims/detail';
import { certainties, passages, stances } from '@/lib/words';
import { FoldedList } from './folded-list';
import { SourceLink } from './source-link';

/** How each document held puts the claim. */
export function WordingList({ utterances, all }: { utterances: readonly UtteranceDetail[]; all: boolean }) {
  const held = utterances.filter((utterance) => utterance.document);
  if (held.length === 0) return <p className="muted">No document that carries it is held here, so its wording is not known.</p>;
  return (
    <FoldedList all={all} className="lines wording" items={held.map((utterance) => <Wording key={utterance.id} utterance={utterance} />)} />
  );
}

function Wording({ utterance: { source, document, stance, certainty, passage, passageText } }: { utterance: UtteranceDetail }) {
  return (
    <li>
      <p className="who">
        <SourceLink source={source} /> {stances[stance].label} it{certainty && ` · ${certainties[certainty].label}`}
      </p>
      {passageText ? <blockquote>{passageText}</blockquote> : <p>{passages[passage ?? 'not_yet_looked_for'].help}</p>}
      {document && (
        <p className="where">
          <Link href={`/documents/${document.id}`} prefetch={false}>
            {document.title}
          </Link>
        </p>
      )}
    </li>
  );
}
