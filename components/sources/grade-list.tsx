import { formatDate } from '@/lib/format/date';
import type { SourceDetail } from '@/lib/sources/detail.server';
import { reliabilities } from '@/lib/vocabulary';

/** All grades a source has been given. The first is the current one. */
export function GradeList({ grades }: { grades: SourceDetail['grades'] }) {
  if (grades.length === 0) return <p className="muted">Nobody has graded it, so it counts as F.</p>;
  return (
    <ol className="lines grade-list">
      {grades.map(({ id, grade, reason, gradedBy, gradedAt }, i) => (
        <li key={id}>
          <b title={grade ? reliabilities[grade].help : 'No grade'}>{grade ?? '–'}</b>
          <span className="reason" dir="auto">
            {reason}
          </span>
          <span className="muted">
            {formatDate(gradedAt.toISOString())}
            {gradedBy && (
              <>
                , <bdi>{gradedBy}</bdi>
              </>
            )}
            {i === 0 && ' · counts now'}
          </span>
        </li>
      ))}
    </ol>
  );
}
