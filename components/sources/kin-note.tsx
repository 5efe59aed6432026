import Link from 'next/link';
import { Fragment } from 'react';
import { counted, grouped } from '@/lib/format/number';
import type { Kin } from '@/lib/sources/kin.server';

const SHOWN = 4;

/** Which other sources count as one with this source, and why. */
export function KinNote({ kin: { owner, total, others } }: { kin: Kin }) {
  const isOwner = !others.some(({ slug }) => slug === owner.slug);
  const kin = others.filter(({ slug }) => slug !== owner.slug);
  const all = isOwner ? total : total - 1;
  const shown = kin.slice(0, all > SHOWN + 1 ? SHOWN : SHOWN + 1);
  const rest = kin.slice(shown.length);
  const names = <Names names={shown} more={all - shown.length} />;
  return (
    <>
      <p className="kin">
        {all === 0 && (
          <>
            Counts as one with its owner <Name source={owner} /> where they agree.
          </>
        )}
        {all > 0 && isOwner && <>Counts as one with what it owns, {names}, where they agree.</>}
        {all > 0 && !isOwner && (
          <>
            Counts as one with {names} where they agree (same owner <Name source={owner} />
            ).
          </>
        )}
      </p>
      {rest.length > 0 && (
        <details className="kin-rest">
          <summary>
            {all > kin.length
              ? `${grouped(rest.length)} of the other ${grouped(all - shown.length)}`
              : `The other ${counted(rest.length, ['source', 'sources'])}`}
          </summary>
          <p>
            {rest.map((source, i) => (
              <Fragment key={source.slug}>
                {i > 0 && ' · '}
                <Name source={source} />
              </Fragment>
            ))}
          </p>
        </details>
      )}
    </>
  );
}

function Names({ names, more }: { names: Kin['others']; more: number }) {
  return names.map((source, i) => (
    <Fragment key={source.slug}>
      {i > 0 && (i === names.length - 1 && more === 0 ? ' and ' : ', ')}
      <Name source={source} />
      {i === names.length - 1 && more > 0 && ` and ${grouped(more)} more`}
    </Fragment>
  ));
}

const Name = ({ source: { slug, name } }: { source: Kin['others'][number] }) => (
  <Link href={`/sources/${slug}`} prefetch={false}>
    <bdi>{name}</bdi>
  </Link>
);
