import { z } from 'zod';
import { invalid } from '@/lib/errors';
import { coarsened, type DatePrecision, PRECISIONS } from './date';
import { isAhead, type ReadDate, readDate } from './read-date.mjs';
import { TYPED_LIMIT } from './squeeze';

/** Reads a date as written. Ambiguous dates, invalid ones and future ones are refused by name. */
export const pastDate = z
  .string('Give a date as a text.')
  .max(TYPED_LIMIT, 'This is longer than any date.')
  .transform((text, context): ReadDate => {
    const { date, problem } = readDate(text);
    if (date && !isAhead(date)) return date;
    context.addIssue({ code: 'custom', message: problem ?? 'The date lies in the future.' });
    return z.NEVER;
  });

export const precision = z.enum(PRECISIONS, 'A date is known to the year, month, day or minute.');

/** A date as three columns keep it. */
export type DateColumns = { at: string | null; precision: DatePrecision; note: string };

/**
 * What is stored of a date that a command gives.
 * @param given the date; null takes it away; undefined leaves the one that is there
 * @param wanted how exactly it is to be kept, where that is less than it says
 * @param held what is there now
 * @param field the name of the field that gives `wanted`, for the error
 * @throws DomainError `invalid` where it is not known as exactly as wanted
 */
export function dateColumns(
  given: ReadDate | null | undefined,
  wanted: DatePrecision | undefined,
  held: DateColumns,
  field: string,
): DateColumns {
  if (given === null) return { at: null, precision: 'day', note: '' };
  const there =
    held.at === null
      ? null
      : { ...held, at: new Date(held.at).toISOString(), day: new Date(held.at).toISOString().slice(0, 10) };
  const date = given ?? there;
  if (!date) return { at: null, precision: 'day', note: '' };
  const kept = coarsened(date, wanted ?? date.precision);
  if (kept) return { ...kept, note: date.note };
  const message = `The date is known to the ${date.precision} only. Give the date itself more exactly instead.`;
  throw invalid(message, { [field]: message });
}
