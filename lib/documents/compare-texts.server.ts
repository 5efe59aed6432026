import { DomainError } from '@/lib/errors';
import { grouped } from '@/lib/format/number';
import { type ThreadLimits, TooMuch } from '@/lib/threads/answer';
import { runInThread } from '@/lib/threads/run-in-thread';
import { type Comparison, comparisonOf } from './compare';

/** Texts of at most this combined length are compared at once. */
const SHORT = 20_000;
/** How much of each text is compared if the whole takes too long, in code units. */
const BEGINNING = 50_000;

export type Compared = { comparison: Comparison; notice: string | null } | { problem: string };

/**
 * The differences between two texts of any length, found in a thread with a deadline. After the deadline, the
 * differences between their beginnings.
 * @param who asks: a person, or where an unknown one comes from
 */
export async function compareTexts(
  from: string,
  to: string,
  who: string,
  limits?: Partial<ThreadLimits>,
): Promise<Compared> {
  if (from.length + to.length <= SHORT) return { comparison: comparisonOf(from, to), notice: null };
  const beginningOf = (text: string) => text.slice(0, BEGINNING).toWellFormed();
  const beginnings: [string, string] = [beginningOf(from), beginningOf(to)];
  const ways: [[string, string], string | null][] = [
    [[from, to], null],
    [
      beginnings,
      `The two texts are too different to compare in full. Only the first ${grouped(BEGINNING)} characters of each are compared.`,
    ],
  ];
  try {
    for (const [texts, notice] of ways) {
      const comparison = await runInThread('compare', texts, { who, ...(limits && { limits }) }).catch(unlessTooMuch);
      if (comparison) return { comparison, notice };
    }
  } catch (error) {
    if (error instanceof DomainError) return { problem: error.message };
    throw error;
  }
  return {
    problem: 'The two texts are too different to compare. Open each of them from the page of the document.',
  };
}

function unlessTooMuch(error: unknown): null {
  if (error instanceof TooMuch) return null;
  throw error;
}
