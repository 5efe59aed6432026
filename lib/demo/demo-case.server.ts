import type { z } from 'zod';
import type { Command } from '@/lib/commands/command';
import type { Ids } from './ids-by-name';

/** Runs a command as the demonstration. */
export type Run = <In extends z.ZodType, Out>(command: Command<In, Out>, input: z.input<In>) => Promise<Out>;
/** What adds a case: its sources and documents at once, then its claims one by one, then what rests on these. */
export type DemoCase = (
  run: Run,
  sources: Ids,
) => Promise<{ claims: (() => Promise<void>)[]; finish?: () => Promise<void> }>;
