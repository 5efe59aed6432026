import Link from 'next/link';

/** Instead of a form that the reader may not use. */
export function NotAllowed({ what, back }: { what: string; back: string }) {
  return (
    <div className="message">
      <h1>Only editors can {what}</h1>
      <p>
        <a href={`/sign-in?next=${encodeURIComponent(`${back}/new`)}`}>Sign in</a> as an editor, or ask an admin for that role.
      </p>
      <Link href={back} className="button" prefetch={false}>
        Back
      </Link>
    </div>
  );
}
