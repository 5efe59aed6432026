import Link from 'next/link';
import { LinkEditorButton } from '@/components/chains/link-editor-button';
import { TraceButton } from '@/components/tracing/trace-button';
import type { AttributionDetail, ClaimDetail, ReadingDetail, UtteranceDetail } from '@/lib/claims/claim-detail';
import { linkInWords, riseInWords } from '@/lib/claims/link-in-words';
import { certainties, linkStates, stances } from '@/lib/vocabulary';
import { FoldedList } from './folded-list';
import { LinkMark } from './link-mark';
import { SourceLink } from './source-link';

type Claim = Pick<ClaimDetail, 'id' | 'utterances' | 'attributions'>;

/** Every link of the claim: who credits whom, how well it is verified and why, and the words that show it. */
export function AttributionList({ claim, all, mayEdit = false }: { claim: Claim; all: boolean; mayEdit?: boolean }) {
  const { id: claimId, utterances, attributions } = claim;
  const byId = new Map(utterances.map((utterance) => [utterance.id, utterance]));
  const items = attributions.map((link) => {
    const [downstream, upstream] = [byId.get(link.downstreamId), byId.get(link.upstreamId)];
    return (
      downstream &&
      upstream && (
        <Attribution
          key={link.id}
          link={link}
          downstream={downstream}
          upstream={upstream}
          editIn={mayEdit ? claimId : null}
        />
      )
    );
  });
  if (items.length === 0) return <p className="muted">No attribution is recorded: nobody here credits anybody.</p>;
  return <FoldedList className="lines attributions" items={items} all={all} />;
}

type Props = { link: AttributionDetail; downstream: UtteranceDetail; upstream: UtteranceDetail; editIn: number | null };

function Attribution({ link, downstream, upstream, editIn }: Props) {
  const { state, verbatim, note, readings, risen } = link;
  return (
    <li>
      <p className="who">
        <SourceLink source={downstream.source} />{' '}
        {downstream.stance === 'affirms' ? 'credits' : `${stances[downstream.stance].label} it, crediting`}{' '}
        <SourceLink source={upstream.source} />
        {downstream.certainty && <span className="muted"> · says it as {certainties[downstream.certainty].label}</span>}
        {verbatim && <span className="muted"> · word for word</span>}
      </p>
      <p className="state">
        <LinkMark state={state} />
        <strong>{linkStates[state].label}</strong> {linkInWords(link, downstream, upstream)}
      </p>
      {risen && (
        <p className="state rise">
          <span className="mark" aria-hidden="true">
            ▲
          </span>
          {riseInWords(downstream, upstream)}
        </p>
      )}
      {readings.map((reading) => (
        <Reading key={reading.id} reading={reading} />
      ))}
      {note && (
        <p className="muted" dir="auto">
          {note}
        </p>
      )}
      {editIn !== null && state !== 'verified' && (
        <TraceButton linkId={link.id} name={`${downstream.source.name} credits ${upstream.source.name}`} />
      )}
      {editIn !== null && (
        <LinkEditorButton
          claimId={editIn}
          id={link.id}
          name={`${downstream.source.name} credits ${upstream.source.name}`}
        />
      )}
    </li>
  );
}

function Reading({ reading: { cue, document, excerpt } }: { reading: ReadingDetail }) {
  return (
    <figure className="reading">
      {excerpt.length > 0 && (
        <blockquote dir="auto">
          {excerpt.map(({ text, role }, index) => {
            // Parts have no identity besides their position.
            const key = `${index}${role}`;
            return role ? (
              <mark key={key} className={role} title={role}>
                {text}
              </mark>
            ) : (
              <span key={key}>{text}</span>
            );
          })}
        </blockquote>
      )}
      <figcaption>
        {cue && (
          <>
            cue “<bdi>{cue}</bdi>”
          </>
        )}
        {cue && document && ', '}
        {document ? (
          <>
            read in{' '}
            <Link href={`/documents/${document.id}`} prefetch={false}>
              <bdi>{document.title}</bdi>
            </Link>
          </>
        ) : (
          cue && ', recorded by an editor'
        )}
      </figcaption>
    </figure>
  );
}
