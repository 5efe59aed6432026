import { z } from 'zod';
import { recordNumber } from '@/lib/format/number';

/** The number of a record in an address. @param message what is said if it is none */
export const recordId = (message: string) =>
  z.string(message).transform((text, context) => {
    const number = recordNumber(text);
    if (number !== undefined) return number;
    context.addIssue(message);
    return z.NEVER;
  });
