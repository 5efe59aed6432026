import * as attributions from '@/lib/attributions/commands.server';
import * as bulk from '@/lib/bulk/commands.server';
import * as captures from '@/lib/captures/commands.server';
import * as cases from '@/lib/case/commands.server';
import * as claims from '@/lib/claims/commands.server';
import type { Command } from '@/lib/commands/command';
import * as corrector from '@/lib/corrector/commands.server';
import * as demo from '@/lib/demo/commands.server';
import * as documents from '@/lib/documents/commands.server';
import * as documentSettle from '@/lib/documents/settle.server';
import * as history from '@/lib/history/commands.server';
import * as imports from '@/lib/import/commands.server';
import * as notes from '@/lib/notes/commands.server';
import * as people from '@/lib/people/commands.server';
import * as sources from '@/lib/sources/commands.server';
import * as sourceMerge from '@/lib/sources/merge.server';
import * as tags from '@/lib/tags/commands.server';
import * as tagImport from '@/lib/tags/import.server';
import * as topics from '@/lib/topics/commands.server';
import * as tracing from '@/lib/tracing/commands.server';

const isCommand = (value: unknown): value is Command =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  'permission' in value &&
  'input' in value &&
  'run' in value;

/** Every command there is, by name. Everything that a `commands.server.ts` exports is in it. */
export const commands: ReadonlyMap<string, Command> = new Map(
  [
    attributions,
    bulk,
    captures,
    cases,
    claims,
    corrector,
    documents,
    documentSettle,
    history,
    imports,
    notes,
    people,
    sources,
    sourceMerge,
    tags,
    tagImport,
    topics,
    tracing,
    demo,
  ]
    .flatMap((module) => Object.values<unknown>(module).filter(isCommand))
    .map((command) => [command.name, command]),
);
