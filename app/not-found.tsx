import Link from 'next/link';

export default function NotFound() {
  return (
    <div className="message">
      <h1>There is nothing at this address</h1>
      <p>The address may be mistyped, or the link that led here may be wrong.</p>
      <Link href="/claims" className="button" prefetch={false}>
        All claims
      </Link>
    </div>
  );
}
