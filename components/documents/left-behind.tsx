import Link from 'next/link';
import type { Excerpt, LeftBehind as Left } from '@/lib/documents/left-behind.server';
import { counted } from '@/lib/format/number';
import { SettleButtons } from './settle-buttons';

type Props = { documentId: number; versionId: number; latest: number; lefts: readonly Left[]; mayEdit: boolean };

/** Passages marked in an older text that are not known to be in the latest one: both texts, and what can be done. */
export function LeftBehind({ documentId, versionId, latest, lefts, mayEdit }: Props) {
  if (lefts.length === 0) return null;
  return (
    <section className="left-behind" id="to-be-looked-at">
      <h2>
        To be looked at <small>{counted(lefts.length, ['passage', 'passages'])}</small>
      </h2>
      <p className="muted">
        These were marked in an older text and could not be moved: the words, a number, a name or a negation differ,
        somebody else speaks, or the words are gone.
      </p>
      <ol className="lines">
        {lefts.map(({ items, number, who, claims, was, is }) => (
          <li key={items.map(({ kind, id }) => `${kind}${id}`).join()}>
            <p>
              {who !== '' && (
                <strong>
                  <bdi>{who}</bdi>
                </strong>
              )}
              {claims.map(({ slug, statement }, i) => (
                <span key={slug}>
                  {i > 0 || who !== '' ? ': ' : ''}
                  <Link href={`/claims/${slug}`} prefetch={false}>
                    <bdi>{statement}</bdi>
                  </Link>
                </span>
              ))}
            </p>
            <dl>
              <dt>
                <Link href={`/documents/${documentId}?version=${number}`} prefetch={false}>
                  Version {number}
                </Link>
              </dt>
              <dd>
                <Words of={was} />
              </dd>
              <dt>Version {latest}</dt>
              <dd>{is ? <Words of={is} /> : <span className="muted">This text has nothing like it.</span>}</dd>
            </dl>
            {mayEdit && (
              <SettleButtons
                documentId={documentId}
                versionId={versionId}
                number={number}
                items={items}
                spans={is?.spans ?? null}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

const Words = ({ of: { before, words, after } }: { of: Excerpt }) => (
  <bdi>
    {before !== '' && '…'}
    {before}
    <mark>{words}</mark>
    {after}
    {after !== '' && '…'}
  </bdi>
);
