import Link from 'next/link';
import type { TopicOfClaim } from '@/lib/claims/table';
import { linesOf } from '@/lib/format/fit';
import { textWidth } from '@/lib/format/text-width';

type Props = {
  topics: readonly TopicOfClaim[];
  /** In pixels, where there is room for two lines and no more. */
  room?: number;
  /** Where the topics stand for which there is no room. */
  rest?: string;
};

const GAP = 4;
const PADDING = 16;
const MORE = 44;

/** Topics, each of which leads to the claims about it. */
export function TopicTags({ topics, room = Number.POSITIVE_INFINITY, rest = '' }: Props) {
  const widths = topics.map(({ name }) => textWidth(name) + PADDING);
  let count = topics.length;
  while (count > 1 && linesOf([...widths.slice(0, count), ...(count < topics.length ? [MORE] : [])], room, GAP) > 2)
    count--;
  return (
    <span className="tags">
      {topics.slice(0, count).map(({ slug, name }) => (
        <Link key={slug} href={`/claims?topic=${slug}`} prefetch={false} className="tag" title={name} dir="auto">
          {name}
        </Link>
      ))}
      {count < topics.length && (
        <Link
          href={rest}
          prefetch={false}
          className="more-tags"
          title={topics
            .slice(count)
            .map(({ name }) => name)
            .join(', ')}
        >
          +{topics.length - count}
          <span className="hidden-text"> more topics</span>
        </Link>
      )}
    </span>
  );
}
