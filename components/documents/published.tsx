import Link from 'next/link';
import { Dated } from '@/components/dates/dated';
import { type DatePrecision, NO_DATE_HELP } from '@/lib/format/date';

type Props = {
  document: {
    publisher: { slug: string; name: string };
    publishedAt: Date | null;
    publishedPrecision: DatePrecision;
    publishedNote: string;
  };
  /** The kind of document, between the two. */
  kind?: string;
};

/** Who published a document, and when. */
export function Published({ document: { publisher, publishedAt, publishedPrecision, publishedNote }, kind }: Props) {
  return (
    <>
      <Link href={`/sources/${publisher.slug}`} prefetch={false}>
        <bdi>{publisher.name}</bdi>
      </Link>
      {kind && <span>{kind}</span>}
      <span>
        <Dated
          at={publishedAt?.toISOString() ?? null}
          precision={publishedPrecision}
          note={publishedNote}
          none={NO_DATE_HELP}
          focusable
        />
      </span>
    </>
  );
}
