import { urlOf } from '@/lib/format/url.mjs';
import type { Capture } from './queries.server';

/** What RFC 7089 has said of a copy of a page: when it was seen, and where the original is. Nothing for files. */
export function mementoHeaders({
  finalUrl,
  capturedAt,
}: Pick<Capture, 'finalUrl' | 'capturedAt'>): Record<string, string> {
  const url = finalUrl === null ? null : urlOf(finalUrl);
  if (!url) return {};
  // An address in its parts has no sign that could end the link.
  return { 'Memento-Datetime': capturedAt.toUTCString(), Link: `<${url.href}>; rel="original"` };
}
