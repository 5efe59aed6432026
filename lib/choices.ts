import { z } from 'zod';

/**
 * What was chosen where more than one record could be meant: the answers to what a conflict asked, by its
 * `choose.key`. 0: a new one.
 */
export const choices = z.record(z.string().max(1200), z.int().min(0)).default({});

export type Choices = Readonly<Record<string, number>>;
