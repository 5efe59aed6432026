import Link from 'next/link';
import { grouped } from '@/lib/format/number';
import type { ShownTag } from '@/lib/tags/queries.server';
import { wordsAt } from '@/lib/tags/tag';
import { certainties, stances } from '@/lib/vocabulary';
import type { Item } from './bench';
import { chainNames } from './chain-names';

type Props = { tags: readonly ShownTag[]; text: string; publisher: string };

/** The attributions marked in a text, with their chains and their claims. */
export function MarkedList({ tags, text, publisher }: Props) {
  const points = [...text];
  const wordsOf = (spans: readonly number[]) => wordsAt(points, spans);
  const items = tags.map((tag): Item => ({ ...tag, key: `tag:${tag.id}`, tag }));
  // Attributions that only relay another are shown with it.
  const told = items.filter(({ tag }) => tag?.claim || !tags.some(({ parentId }) => parentId === tag?.id));
  return (
    <section>
      <h2>
        Attributions <small>{grouped(tags.length)} marked in the text</small>
      </h2>
      <ol className="lines said">
        {told.map((item) => (
          <li key={item.key}>
            <span className="tag-chain">
              {chainNames(item, items, wordsOf, publisher).map(({ of, text: name, quiet }, i) => (
                <span key={of} className={quiet ? 'muted' : undefined}>
                  {i > 0 && ' → '}
                  <bdi>{name}</bdi>
                </span>
              ))}
            </span>
            <span className="clipped" dir="auto">
              “{wordsOf(item.contentSpans)}”
            </span>
            {item.tag && (
              <span className="where">
                {[
                  item.tag.stance !== 'affirms' && stances[item.tag.stance].label,
                  item.tag.certainty && certainties[item.tag.certainty].label,
                  item.tag.state === 'marked' && 'no chain made of it yet',
                ]
                  .filter(Boolean)
                  .join(' · ')}
                {item.tag.claim && (
                  <>
                    {' · '}
                    <Link href={`/claims/${item.tag.claim.slug}`} prefetch={false}>
                      <bdi>{item.tag.claim.statement}</bdi>
                    </Link>
                  </>
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
