import anyAscii from 'any-ascii';

const SLUG_LIMIT = 80;

/**
 * A short name for addresses: lower-case Latin letters, digits and single hyphens, at most 80 characters. Other scripts
 * are transliterated. `fallback` if nothing remains.
 */
export function slugOf(text: string, fallback: string): string {
  // Only the beginning can become part of it. Capitals begin the syllables of scripts without spaces.
  const words = anyAscii(
    text
      .slice(0, 4 * SLUG_LIMIT)
      .normalize('NFKC')
      .toLowerCase(),
  )
    .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase()
    .replace(/['`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (words.length <= SLUG_LIMIT) return words || fallback;
  const cut = words.slice(0, SLUG_LIMIT + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 20)).replace(/-+$/, '');
}

/** Pages beside the records of claims and sources, such as “/claims/overview”. No record has their addresses. */
export const PAGE_NAMES: readonly string[] = ['new', 'overview'];

/** The slug itself, or with the first free number from 2 on. */
export function unusedSlug(base: string, taken: readonly string[]): string {
  let slug = base;
  for (let n = 2; taken.includes(slug); n++) slug = `${base}-${n}`;
  return slug;
}
