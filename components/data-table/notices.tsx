import type { Notice } from '@/lib/data-table/url';

/** The parts of the address that were not understood and were ignored. */
export function Notices({ notices }: { notices: readonly Notice[] }) {
  if (notices.length === 0) return null;
  return (
    <div className="notice" role="status">
      {notices.map(({ word, message }) => (
        <p key={word + message}>{message}</p>
      ))}
      <p className="muted">This part of the address was ignored; everything else applies.</p>
    </div>
  );
}
