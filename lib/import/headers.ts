import { fold } from '@/lib/format/fold';
import { visible } from '@/lib/format/squeeze';
import { NOTE_NAME_LIMIT } from './mapping';

/** What heads the column of reasons in a list of refused rows, so that it is left out when the list goes in again. */
export const REFUSED_HEADER = 'refused_because';

/** A header in a form in which case, accents, spaces, line breaks, punctuation and underscores do not matter. */
export const headerKey = (header: string): string => fold(header).replace(/[^\p{L}\p{N}\p{M}]/gu, '');

/**
 * A short text that is the same for the same headers in the same order, whatever their case, accents, spaces and
 * punctuation.
 */
export function fingerprint(headers: readonly string[]): string {
  const text = JSON.stringify(headers.map(headerKey));
  return [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35].map((seed) => hashed(text, seed)).join('');
}

/** FNV-1a over UTF-16 units, then mixed so that all digits depend on all units. */
function hashed(text: string, seed: number): string {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
}

/**
 * The names under which columns are kept as notes: their headers on one line, “Column 7” where there is none, and
 * “Comments (2)” where a name is already taken.
 */
export function noteNames(headers: readonly string[]): string[] {
  const own = headers.map((header, place) => shortened(visible(header), '') || `Column ${place + 1}`);
  const taken = new Set<string>();
  const reserved = new Set(own.map(fold));
  const counts = new Map<string, number>();
  return own.map((name) => {
    const key = fold(name);
    if (!taken.has(key)) {
      taken.add(key);
      return name;
    }
    for (let count = (counts.get(key) ?? 1) + 1; ; count++) {
      const numbered = shortened(name, ` (${count})`);
      if (taken.has(fold(numbered)) || reserved.has(fold(numbered))) continue;
      counts.set(key, count);
      taken.add(fold(numbered));
      return numbered;
    }
  });
}

/** A name with an ending, cut so that it stays within the limit. */
function shortened(name: string, ending: string): string {
  const room = NOTE_NAME_LIMIT - ending.length;
  if (name.length <= room) return name + ending;
  const cut = name.slice(0, room - 1);
  // Half of a surrogate pair could not be stored.
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…${ending}`;
}
