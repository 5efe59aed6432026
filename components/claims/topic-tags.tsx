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

/** A topic that leads to the claims about it, as a pill of a page or a tag in a cell. */
export const TopicLink = ({ topic: { slug, name }, look }: { topic: TopicOfClaim; look: 'pill' | 'tag' }) => (
  <Link
    href={`/claims?topic=${slug}`}
    prefetch={false}
    className={look}
    title={`All claims about “${name}”`}
    dir="auto"
  >
    {name}
  </Link>
);

/** Topics, each of which leads to the claims about it. */
export function TopicTags({ topics, room = Number.POSITIVE_INFINITY, rest = '' }: Props) {
  const widths = topics.map(({ name }) => textWidth(name) + PADDING);
  let count = topics.length;
  while (count > 1 && linesOf([...widths.slice(0, count), ...(count < topics.length ? [MORE] : [])], room, GAP) > 2)
    count--;
  return (
    <span className="tags">
      {topics.slice(0, count).map((topic) => (
        <TopicLink key={topic.slug} topic={topic} look="tag" />
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
