import { z } from 'zod';
import { codePointsOf } from './code-points';
import { HREF_LIMIT, LINKS_LIMIT } from './tidy-links.mjs';

/** Words of a text that lead to an address: from `start` to before `end`, in code points. */
export const textLink = z.object({
  start: z.int().min(0),
  end: z.int().min(1),
  href: z
    .string()
    .max(HREF_LIMIT, { error: 'An address of a link is too long.', abort: true })
    .regex(/^https?:\/\/[^/]/i, 'A link leads to an address that begins with https:// or http://.'),
});
export type TextLink = z.output<typeof textLink>;

/** The links of a text in order, none within another. */
export const textLinks = z
  .array(textLink)
  .max(LINKS_LIMIT, `At most ${LINKS_LIMIT.toLocaleString('en')} links of a text can be kept.`)
  .refine(
    (links) => links.every(({ start, end }, i) => start < end && start >= (links[i - 1]?.end ?? 0)),
    'Links are places in the text, in order, and do not overlap.',
  );

/**
 * Links of a text that is rewritten in a way that only looks at what stands together, as `normalizeText` does.
 * @param written the text as `rewrite` gives it as a whole
 * @returns none where the text cannot be rewritten in pieces
 */
export function rewrittenLinks(
  text: string,
  written: string,
  links: readonly TextLink[],
  rewrite: (part: string) => string,
): TextLink[] {
  if (text === written || links.length === 0) return [...links];
  const { toUnits } = codePointsOf(text);
  const cuts = [...new Set(links.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const moved = new Map<number, number>();
  let [unit, points, whole] = [0, 0, ''];
  for (const cut of [...cuts, null]) {
    const to = cut === null ? text.length : toUnits(cut);
    const part = rewrite(text.slice(unit, to));
    [unit, whole] = [to, whole + part];
    points += codePointsOf(part).length;
    if (cut !== null) moved.set(cut, points);
  }
  if (whole !== written) return [];
  return links.flatMap(({ start, end, href }) => {
    const place = { start: moved.get(start) ?? 0, end: moved.get(end) ?? 0, href };
    return place.start < place.end ? [place] : [];
  });
}
