import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DatabaseUnavailable } from '@/lib/db/errors';
import { faultInWords } from '@/lib/db/fault-in-words';
import { DomainError, notFound } from '@/lib/errors';
import { problem } from '@/lib/http/problem';
import { TooMuch } from '@/lib/threads/answer';
import { sourcesIn } from '../support/sources';

/** A module as another bundle contains it. */
const another = (file: string) => import(/* @vite-ignore */ `${pathToFileURL(path.resolve(file)).href}?another`);

describe('an error that another bundle of the server throws', () => {
  it('is told as what it is', async () => {
    const errors: typeof import('@/lib/errors') = await another('lib/errors.ts');
    expect(errors.notFound).not.toBe(notFound);
    expect(errors.notFound('There is no such claim.')).toBeInstanceOf(DomainError);
    expect(problem(errors.notFound('There is no such claim.')).status).toBe(404);
  });

  it('of the database is a fault that people are told', async () => {
    const errors: typeof import('@/lib/db/errors') = await another('lib/db/errors.ts');
    expect(errors.isRetryable).not.toBe((await import('@/lib/db/errors')).isRetryable);
    expect(new errors.DatabaseFull('It is full.')).toBeInstanceOf(DatabaseUnavailable);
    expect(faultInWords(new errors.DatabaseUnavailable('It has failed.'))?.kind).toBe('unavailable');
    expect(faultInWords(new errors.DatabaseFull('It is full.'))?.kind).toBe('full');
  });

  it('of a thread is one of this bundle', async () => {
    const { TooMuch: Theirs }: typeof import('@/lib/threads/answer') = await another('lib/threads/answer.ts');
    expect(new Theirs('Too long.')).toBeInstanceOf(TooMuch);
  });
});

/** What functions change, but may be there once in each bundle. */
const MAY_BE_DOUBLED: Readonly<Record<string, string>> = {
  'lib/assessments/shingles.ts kinds': 'remembers what it would compute again',
  'lib/attributions/quote.server.ts known': 'remembers what it would compute again',
  'lib/corrector/desk.server.ts base': 'remembers what it would compute again',
  'lib/db/column-types.ts known': 'remembers what the database would say again',
  'lib/db/server.ts connections': 'those of a pool, asked for by the bundle that opened it',
  'lib/db/worker-socket.ts connections': 'numbers within one thread, which one bundle connects to',
  'lib/detection/denied-claims.ts DENYING': 'filled while the module loads',
  'lib/detection/noun-cues.ts nouns': 'filled while the module loads',
  'lib/network/queries.server.ts kept': 'remembers what the database would say again',
  'lib/people/secret.server.ts known': 'remembers what a file says',
};
/** They run from their source, in a thread or process of their own. */
const OWN_THREAD = /^lib\/(?:cli\/|(?:db\/embedded-worker|\w+\/read-worker\.server)\.mjs$)/;
/** Classes of errors that only the bundle meets that throws them. */
const MET_WHERE_THROWN = ['BadCell', 'Refusal', 'TooMany'];

describe('what bundles share stands in globalThis, since each may contain a module of its own:', () => {
  const files = sourcesIn('app', 'lib').filter(({ path }) => !OWN_THREAD.test(path));

  it('what functions of a module change', () => {
    const found = files.flatMap(({ path, text }) => changedIn(text).map((name) => `${path} ${name}`));
    expect(found.sort()).toEqual(Object.keys(MAY_BE_DOUBLED));
  });

  it('classes of errors that are told apart elsewhere', () => {
    const found = files.flatMap(({ path, text }) =>
      [...text.matchAll(/^export class (\w+) extends/gm)]
        .map(([, name = '']) => name)
        .filter((name) => files.some((file) => file.path !== path && file.text.includes(` instanceof ${name}`))),
    );
    expect(found.sort()).toEqual(MET_WHERE_THROWN);
  });

  it.each([
    ['let count = 0;\n', ['count']],
    ['const kept = new Map<string, number>();\nfunction keep() {\n  kept.set("a", 1);\n}\n', ['kept']],
    ['const state = { busy: false };\nconst begin = () => {\n  state.busy = true;\n};\n', ['state']],
    ['const tries = new Counter({ tries: 3 });\n', ['tries']],
    ['const known = new Map();\nfor (const one of all)\n  known.set(one, 1);\n', []],
    ['globalThis.whenceKept ??= new Map();\nconst kept = globalThis.whenceKept;\nconst f = () => kept.clear();\n', []],
  ])('of “%s” it would be %j', (text, names) => expect(changedIn(text)).toEqual(names));
});

/** The variables of a module that its functions change, or that hold something with a state of its own. */
function changedIn(text: string): string[] {
  // What is filled while a module loads is the same in each.
  const functions = text.replace(/^for .*(?:\n(?:[ })\]].*)?)*/gm, '');
  const changed = new Set([...functions.matchAll(CALL), ...functions.matchAll(ASSIGNMENT)].map(([, name]) => name));
  return [
    ...[...text.matchAll(/^(?:export )?let [[{]? ?(\w+)/gm)].map(([, name = '']) => name),
    ...[...text.matchAll(MADE)].flatMap(([, name = '', made]) =>
      changed.has(name) || (made && !PLAIN.test(made)) ? name : [],
    ),
  ];
}
const MADE = /^(?:export )?const (\w+)(?:: .+?)? = (?:new (\w+)|[[{])/gm;
const PLAIN = /^(?:Map|Set|WeakMap|WeakSet|RegExp|Intl|TextEncoder|FairQueue)$/;
const CALL = /(?<![\w.])(\w+)\.(?:set|add|delete|clear|push|unshift|pop|shift|splice)\(/g;
const ASSIGNMENT = /(?<![\w.])(\w+)(?:\.(?!lastIndex)\w+|\[\w+\])(?: (?:\?\?|[-+*/])?= |\+\+|--)/g;
