'use client';

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="message" role="alert">
      <h1>This page could not be shown</h1>
      <p>
        Something went wrong on the server. Nothing was changed or lost.
        {error.digest && <span className="muted"> In the server’s log it has the number {error.digest}.</span>}
      </p>
      <button type="button" className="button" onClick={reset}>
        Try again
      </button>
    </div>
  );
}
