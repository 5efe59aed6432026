import Link from 'next/link';
import type { VersionLine } from '@/lib/documents/versions.server';
import { formatDate } from '@/lib/format/date';

type Props = { id: number; versions: readonly VersionLine[]; from: number; to: number };

/** Chooses which two stored texts to compare. It is a plain form, so it works without scripts. */
export function VersionChoice({ id, versions, from, to }: Props) {
  const path = `/documents/${id}/compare`;
  const at = versions.findIndex(({ number }) => number === to);
  // Each step compares a text with the one before it.
  const [before, after] = [at > 1 ? versions[at - 1] : undefined, versions[at + 1]];
  const pairOf = (version: VersionLine) =>
    `${path}?from=${versions[versions.indexOf(version) - 1]?.number}&to=${version.number}`;
  return (
    <div className="version-choice">
      <form action={path} method="get" key={`${from}-${to}`}>
        <VersionSelect name="from" label="From" versions={versions} chosen={from} />
        <VersionSelect name="to" label="to" versions={versions} chosen={to} />
        <button type="submit" className="button">
          Compare
        </button>
      </form>
      <nav aria-label="Steps">
        {before && (
          <Link href={pairOf(before)} className="button" prefetch={false} rel="prev">
            ‹ Step before
          </Link>
        )}
        {after && (
          <Link href={pairOf(after)} className="button" prefetch={false} rel="next">
            Next step ›
          </Link>
        )}
        {from !== to && (
          <Link href={`${path}?from=${to}&to=${from}`} className="button" prefetch={false}>
            The other way round
          </Link>
        )}
      </nav>
    </div>
  );
}

type SelectProps = { name: string; label: string; versions: readonly VersionLine[]; chosen: number };

function VersionSelect({ name, label, versions, chosen }: SelectProps) {
  return (
    <label>
      {label}{' '}
      <select name={name} defaultValue={chosen}>
        {versions.map(({ number, storedAt }) => (
          <option key={number} value={number}>
            version {number}, {formatDate(storedAt.toISOString(), 'minute')}
          </option>
        ))}
      </select>
    </label>
  );
}
