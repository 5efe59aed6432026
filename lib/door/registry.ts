import * as attributions from '@/lib/attributions/commands';
import * as bulk from '@/lib/bulk/commands';
import * as claims from '@/lib/claims/commands';
import type { Command } from '@/lib/commands/command';
import * as documents from '@/lib/documents/commands';
import * as documentSettle from '@/lib/documents/settle';
import * as history from '@/lib/history/commands';
import * as people from '@/lib/people/commands';
import * as sources from '@/lib/sources/commands';
import * as sourceMerge from '@/lib/sources/merge';
import * as tags from '@/lib/tags/commands';
import * as tagImport from '@/lib/tags/import';
import * as topics from '@/lib/topics/commands';

const isCommand = (value: unknown): value is Command =>
  typeof value === 'object' && value !== null && 'name' in value && 'permission' in value && 'input' in value && 'run' in value;

/** Every command there is, by name. What a `commands.ts` exports is in it. */
export const commands: ReadonlyMap<string, Command> = new Map(
  [attributions, bulk, claims, documents, documentSettle, history, people, sources, sourceMerge, tags, tagImport, topics]
    .flatMap((module) => Object.values(module as Record<string, unknown>).filter(isCommand))
    .map((command) => [command.name, command]),
);
