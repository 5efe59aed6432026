import { expect, test } from 'vitest';
import { readInput } from '@/lib/commands/command';
import { isDeeper } from '@/lib/format/depth';
import { commands } from '@/lib/http/command-registry';
import { randomOf } from '../bench/random';
import { commandNames, inputFor, mutated } from '../fuzz/inputs';
import { type Asked, requestOf } from '../fuzz/requests';
import type { World } from '../fuzz/world';

const ids = {
  claim: [1, 2],
  source: [3, 4],
  document: [5],
  version: [6],
  utterance: [7, 8],
  link: [9],
  tag: [10],
  topic: [11, 12],
};
const world: World = {
  visitors: ['anonymous', 'admin 1', 'editor 1', 'reader 1', 'loose'].map((name) => ({ name, headers: {} })),
  scenes: [
    { ids: { ...ids, change: [13], invitation: [14], token: [15] }, chains: [[7, 8]], text: 'The mayor said so.' },
  ],
  slugs: { claims: ['claim'], sources: ['source'], topics: ['topic'] },
  ids: { documents: ['5'], changes: ['13'] },
  personIds: ['somebody'],
  files: ['T1\tCue 10 14\tsaid'],
};

const accepts = (name: string, input: unknown): boolean => {
  try {
    const schema = commands.get(name)?.input;
    const text = JSON.stringify(input);
    return schema !== undefined && !isDeeper(text) && readInput(schema, JSON.parse(text)) !== undefined;
  } catch {
    return false;
  }
};

test.each(commandNames)('inputs are made that %s takes, and others', (name) => {
  const random = randomOf(1);
  const drawn = Array.from({ length: 100 }, () => inputFor(name, random, world));
  expect(drawn.filter((input) => accepts(name, input)).length).toBeGreaterThan(5);
  expect(drawn.filter((input) => !accepts(name, mutated(input, random))).length).toBeGreaterThan(30);
});

const inOneText = ({ body, ...asked }: Asked) => JSON.stringify({ ...asked, body: body?.toString('latin1') });

test('the same seed makes the same requests, another one others', () => {
  const some = (seed: number) =>
    Array.from({ length: 100 }, (_, number) => inOneText(requestOf(seed, number, world, 1)));
  expect(some(1)).toEqual(some(1));
  expect(some(2)).not.toEqual(some(1));
});
