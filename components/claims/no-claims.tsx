import Link from 'next/link';

/** How to begin where there are no claims. */
export function NoClaims({ mayEdit }: { mayEdit: boolean }) {
  return (
    <>
      <p>A claim is a statement that can be true or false, with everybody who said it or passed it on.</p>
      <p className="row">
        {mayEdit ? (
          <>
            <Link href="/claims/new" prefetch={false} className="button primary">
              Add a claim
            </Link>
            <Link href="/import" prefetch={false} className="button">
              Import a spreadsheet
            </Link>
            <Link href="/documents/new" prefetch={false} className="button">
              Add a document
            </Link>
          </>
        ) : (
          <a href="/sign-in?next=%2Fclaims%2Fnew" className="button">
            Sign in to add one
          </a>
        )}
      </p>
      <p>
        To look around first, start Whence with <kbd>npm start -- --demo</kbd>. It fills an empty database with a
        demonstration case.
      </p>
    </>
  );
}
