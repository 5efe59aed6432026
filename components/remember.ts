import { preferenceName } from '@/lib/preference-cookies';

const YEAR = 31_536_000;

/** Keeps a choice on this device in a cookie, so that the server can render with it at once. */
export function remember(name: string, value: string): void {
  const https = location.protocol === 'https:';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous and missing where the page is not served over TLS
  document.cookie = `${preferenceName(name, https)}=${encodeURIComponent(value)}; path=/; max-age=${YEAR}; samesite=lax${https ? '; secure' : ''}`;
}
