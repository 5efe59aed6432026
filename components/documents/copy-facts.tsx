import type { Copy } from '@/lib/captures/queries.server';
import { counted } from '@/lib/format/number';

/** Where a copy was seen, and what is missing of it. */
export function CopyFacts({ copy }: { copy: Copy }) {
  const { how, requestedUrl, finalUrl, redirects, fileName, isHere, kept } = copy;
  return (
    <>
      {how === 'file' ? (
        <bdi>{fileName || 'A file without a name'}</bdi>
      ) : (
        <a href={finalUrl ?? undefined} title={finalUrl ?? undefined} className="copy-address">
          {finalUrl ?? 'The address is not known'}
        </a>
      )}
      {redirects.length > 0 && (
        <details>
          <summary>{counted(redirects.length, ['redirect', 'redirects'])}</summary>
          <ol className="copy-redirects">
            {[...new Set(redirects)].map((address) => (
              <li key={address}>{address}</li>
            ))}
            <li>{finalUrl}</li>
          </ol>
        </details>
      )}
      {requestedUrl !== null && redirects.length === 0 && requestedUrl !== finalUrl && (
        <span className="muted">asked for as {requestedUrl}</span>
      )}
      {how === 'sent' && <span className="muted">{GIVEN}</span>}
      {isHere === null && <span className="copy-missing">{UNKNOWN}</span>}
      {isHere === false && <span className="copy-missing">{kept ? GONE : NEVER}</span>}
    </>
  );
}

const GIVEN = 'Whoever sent the page gave this address. Whence did not ask the site.';
const GONE = 'Its bytes are not here. Its hash still tells whether another copy is the same.';
const UNKNOWN = 'Whether its bytes are here is not known: the store of copies does not answer.';
const NEVER = 'Its bytes were not kept, as there was no room. Its hash tells whether another copy is the same.';
