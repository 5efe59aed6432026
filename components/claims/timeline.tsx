import Link from 'next/link';
import { Dated } from '@/components/dates/dated';
import type { ClaimDetail, UtteranceDetail } from '@/lib/claims/claim-detail';
import { timelineOf } from '@/lib/claims/timeline';
import { certainties } from '@/lib/vocabulary';
import { FoldedList } from './folded-list';
import { SourceLink } from './source-link';

const deeds = { affirms: 'says so', denies: 'denies it', questions: 'questions it' } as const;

/** Who reported when, earliest first. Utterances without a date form a group of their own. */
export function Timeline({ claim, all }: { claim: Pick<ClaimDetail, 'utterances' | 'attributions'>; all: boolean }) {
  const { dated, undated } = timelineOf(claim);
  if (dated.length + undated.length === 0) return <p className="muted">Nobody is recorded as saying so.</p>;
  return (
    <>
      {dated.length > 0 && (
        <FoldedList
          ordered
          all={all}
          className="timeline"
          items={dated.map((utterance) => (
            <li key={utterance.id}>
              <span className="when">
                <Dated
                  at={utterance.reportedAt}
                  precision={utterance.reportedPrecision}
                  note={utterance.reportedNote}
                  focusable
                />
              </span>
              <Report utterance={utterance} />
            </li>
          ))}
        />
      )}
      {undated.length > 0 && (
        <>
          <h3>Date not known</h3>
          <FoldedList
            className="timeline undated"
            all={all}
            items={undated.map((utterance) => (
              <li key={utterance.id}>
                <Report utterance={utterance} />
              </li>
            ))}
          />
        </>
      )}
    </>
  );
}

function Report({ utterance: { source, document, stance, certainty } }: { utterance: UtteranceDetail }) {
  return (
    <p>
      <SourceLink source={source} /> {source.kind === 'unknown' ? '' : deeds[stance]}
      {certainty && ` · ${certainties[certainty].label}`}
      <span className="muted">
        {' · '}
        {document ? (
          <Link href={`/documents/${document.id}`} prefetch={false}>
            <bdi>{document.title}</bdi>
          </Link>
        ) : (
          'known second-hand'
        )}
      </span>
    </p>
  );
}
