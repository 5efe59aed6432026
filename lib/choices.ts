import { z } from 'zod';

/**
 * The choices made where several records could be meant: the answers to a conflict, by its `choose.key`. 0: a new
 * record.
 */
export const choices = z.record(z.string().max(1200), z.int().min(0)).default({});

export type Choices = Readonly<Record<string, number>>;
