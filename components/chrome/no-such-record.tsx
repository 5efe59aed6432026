import Link from 'next/link';

export function NoSuchRecord({ what, all }: { what: string; all: string }) {
  return (
    <div className="message">
      <h1>There is no such {what}</h1>
      <p>It may have been deleted or merged, or the address was mistyped.</p>
      <Link href={all} className="button" prefetch={false}>
        All {what}s
      </Link>
    </div>
  );
}
