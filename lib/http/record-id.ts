import { z } from 'zod';

/** The number of a record in an address. @param message what is said where it is none */
export const recordId = (message: string) =>
  z
    .string(message)
    .max(9, message)
    .regex(/^[1-9]\d*$/, message)
    .transform(Number);
