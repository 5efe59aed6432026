import type { ChangedField } from '@/lib/history/changed-fields';
import { DiffWords } from './diff-words';

/** One field before and after. In long texts the changed words are marked. */
export function ChangeValue({ change, how }: { change: ChangedField; how: 'made' | 'altered' | 'removed' }) {
  const { before, after, diff } = change;
  if (how === 'made') return <span dir="auto">{after}</span>;
  if (how === 'removed')
    return (
      <span className="gone" dir="auto">
        {before}
      </span>
    );
  if (diff) {
    return (
      <span className="diff" dir="auto">
        <DiffWords parts={diff} />
      </span>
    );
  }
  return (
    <span>
      <bdi className="gone">{before ?? <Nothing />}</bdi>
      <span className="turns" role="img" aria-label="became">
        →
      </span>
      <bdi>{after ?? <Nothing />}</bdi>
    </span>
  );
}

const Nothing = () => <span className="muted">nothing</span>;
