import Link from 'next/link';

type Props = { what: string; back: string /** Where signing in leads. */; next?: string };

/** Replaces a form that the reader may not use. */
export function NotAllowed({ what, back, next = `${back}/new` }: Props) {
  return (
    <div className="message">
      <h1>Only editors can {what}</h1>
      <p>
        <a href={`/sign-in?next=${encodeURIComponent(next)}`}>Sign in</a> as an editor, or ask an admin for that role.
      </p>
      <Link href={back} className="button" prefetch={false}>
        Back
      </Link>
    </div>
  );
}
