import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newChain } from '@/lib/attributions/schema';
import { unknownFields } from '@/lib/commands/unknown-fields';
import { commands } from '@/lib/http/command-registry';

describe('fields that a schema does not know', () => {
  it.each([
    ['at the top', z.object({ a: z.int() }), { a: 1, b: 2 }, ['b']],
    ['none', z.object({ a: z.int() }), { a: 1 }, []],
    ['in a list', newChain, { claimId: 1, hops: [{ sourceId: 1 }, { sourceId: 2, colour: 'red' }] }, ['hops.1.colour']],
    ['in a part with a default', newChain, { claimId: 1, hops: [], versions: { places: {} } }, ['versions.places']],
    ['not in a record', z.object({ r: z.record(z.string(), z.int()) }), { r: { any: 1 } }, []],
    ['behind a refinement', z.object({ a: z.int() }).refine(() => true), { c: 1 }, ['c']],
    ['behind a transformation', z.object({ a: z.int() }).transform((it) => it.a), { a: 1, c: 1 }, ['c']],
    ['in one of two forms', z.union([z.object({ a: z.int() }), z.object({ b: z.int() })]), { b: 1, c: 2 }, ['c']],
    [
      'named like what every object has',
      z.object({}),
      JSON.parse('{"constructor": 1, "__proto__": 2}'),
      ['constructor', '__proto__'],
    ],
    ['of what is no object', z.object({ a: z.int() }), 'text', []],
  ])('%s', (_, schema, input, fields) => expect(unknownFields(schema, input)).toEqual(fields));

  it('are found in the input of every command', () => {
    for (const { name, input } of commands.values())
      expect([name, unknownFields(input, { nonsense: 1 })]).toEqual([name, ['nonsense']]);
  });
});
