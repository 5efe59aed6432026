import type { Found } from '@/lib/detection/found';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

/** A sentence and the attributions found in it. */
export type Read = { sentence: Sentence; found: Found[] };

/**
 * A quotation with no named speaker, and whose words it must be. `by` said it; `same` means that it continues what they
 * say there.
 */
export type Floating = { sentence: number; content: Range; by: Found; saidIn: number; same: boolean };

/** Who is only named as having passed something on does not go on speaking. */
const isHop = ({ lemma }: Found) => lemma === 'up' || lemma === 'down';

const hasOthers = (found: readonly Found[] = []) => found.some(({ inQuotation }) => inQuotation);

const FEWEST_WORDS = 4;

/**
 * Quotations without a speaker take that of the quotation before them, or of the one after them in the same paragraph.
 */
export function floatingIn(read: readonly Read[]): Floating[] {
  const floating: Floating[] = [];
  let last: { by: Found; saidIn: number; quoted: boolean } | undefined;
  read.forEach(({ sentence, found }, i) => {
    const before = read[i - 1]?.sentence;
    // Two paragraphs later nobody is speaking any more.
    if (
      last &&
      sentence.paragraph > (read[last.saidIn]?.sentence.paragraph ?? 0) + 1 &&
      floating.at(-1)?.sentence !== i - 1
    )
      last = undefined;
    const loose = looseQuotation(sentence, found);
    const below = loose && isOpen(sentence) ? speakerBelow(read, i) : undefined;
    if (loose && below) {
      floating.push({ sentence: i, content: loose, by: below, saidIn: i + 1, same: false });
      return;
    }
    if (loose && last) {
      const sameParagraph = before?.paragraph === sentence.paragraph;
      if (sameParagraph || last.quoted)
        floating.push({
          sentence: i,
          content: loose,
          by: last.by,
          saidIn: last.saidIn,
          // What is said in others’ words passes these on, and nothing besides.
          same:
            sameParagraph &&
            last.quoted &&
            last.saidIn >= i - 3 &&
            !hasOthers(found) &&
            !hasOthers(read[last.saidIn]?.found),
        });
      return;
    }
    const speaker = found
      .filter((one) => one.kind === 'report' && !one.inQuotation && one.source.length > 0 && !isHop(one))
      .at(-1);
    if (speaker)
      last = {
        by: speaker,
        saidIn: i,
        quoted: speaker.content.some(({ from }) => sentence.inQuotation[from] !== undefined),
      };
    else last = undefined;
  });
  return floating;
}

/** A quotation that goes on in the next paragraph has no mark at its end. */
const isOpen = ({ quotations }: Sentence) => quotations.at(-1)?.open === true;

/** Who says the quotation that the next paragraph begins with. */
function speakerBelow(read: readonly Read[], i: number): Found | undefined {
  const [here, next] = [read[i], read[i + 1]];
  if (!here || !next || next.sentence.paragraph !== here.sentence.paragraph + 1) return undefined;
  return next.found.find(
    (one) =>
      one.kind === 'report' &&
      !one.inQuotation &&
      one.source.length > 0 &&
      !isHop(one) &&
      one.content.some(({ from }) => next.sentence.inQuotation[from] === 0),
  );
}

/** A quotation that is a whole sentence and overlaps nothing found in it. */
function looseQuotation(s: Sentence, found: readonly Found[]): Range | null {
  const first = s.quotations[0];
  if (!first || first.from > 0 || found.some(({ inQuotation }) => !inQuotation)) return null;
  const rest = s.tokens.slice(first.to).filter((_, i) => s.inQuotation[first.to + i] === undefined);
  if (rest.some(({ class: it }) => it !== 'mark') || first.to - first.from < FEWEST_WORDS + 2) return null;
  return { from: 0, to: s.quotations.at(-1)?.to ?? first.to };
}
