import { z } from 'zod';
import { commands } from '@/lib/http/command-registry';
import type { Random } from '@/tests/bench/random';
import type { Scene, World } from './world';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Schema = {
  type?: string | string[];
  const?: Json;
  enum?: Json[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
  minimum?: number;
  maximum?: number;
  minItems?: number;
};
/** Where a value is drawn for: which command, which records stand together, which fields lead to it. */
type Place = { readonly command: string; readonly scene: Scene; readonly world: World; readonly random: Random };

const schemas = new Map(
  [...commands].map(([name, { input }]) => [
    name,
    z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema,
  ]),
);

export const commandNames = [...commands.keys()];

/**
 * An input that its command may take: its form is read from the schema, its numbers are those of records that stand
 * together.
 */
export function inputFor(command: string, random: Random, world: World): Json {
  const place = { command, random, world, scene: random.pick(world.scenes) };
  return draw(schemas.get(command) ?? {}, '', place);
}

function draw(schema: Schema, name: string, place: Place): Json {
  const { random } = place;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return draw(random.pick(either), name, place);
  if (Array.isArray(schema.type)) return draw({ ...schema, type: random.pick(schema.type) }, name, place);
  if (schema.type === 'object') return drawObject(schema, place);
  if (schema.type === 'array') return drawList(schema, name, place);
  if (schema.type === 'integer' || schema.type === 'number') return drawNumber(name, place);
  if (schema.type === 'boolean') return random.chance(0.5);
  if (schema.type === 'null') return null;
  return drawText(name, place);
}

/** Of these only one is meant. */
const alternatives = [
  ['utteranceId', 'sourceId', 'newSource'],
  ['ids', 'query'],
  ['documentId', 'document'],
  ['status', 'addTopics', 'removeTopics', 'judge', 'delete', 'restore'],
];

function drawObject({ properties = {}, required = [], additionalProperties: others }: Schema, place: Place): Json {
  const { random } = place;
  if (typeof others === 'object') return drawRecord(others, place);
  const left = alternatives.flatMap((names) => {
    const there = names.filter((name) => name in properties && !required.includes(name));
    if (there.length < 2 || (names[0] === 'status' && !('judge' in properties))) return [];
    const kept = random.pick(there);
    return names.map((name) => [name, name === kept] as const);
  });
  const chosen = new Map(left);
  const isWanted = (name: string) => chosen.get(name) ?? (required.includes(name) || random.chance(0.3));
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => isWanted(name))
      .map(([name, schema]) => [name, draw(schema, name, place)]),
  );
}

/** Values under the numbers of records, or under other words. */
function drawRecord(value: Schema, place: Place): Json {
  const { random, scene } = place;
  const key = () =>
    String(
      random.pick<string | number>([
        ...scene.ids.utterance,
        ...scene.ids.link,
        'x',
        '1e9',
        '99999999999',
        '-1',
        ' 1',
        '',
      ]),
    );
  return Object.fromEntries(
    Array.from({ length: random.chance(0.7) ? 0 : random.between(1, 3) }, () => [key(), draw(value, '', place)]),
  );
}

function drawList({ items = {}, minItems = 0 }: Schema, name: string, place: Place): Json {
  const { random, scene } = place;
  if (/spans$/i.test(name)) return drawSpans(scene.text.length, random);
  if (name === 'was') return random.pick(scene.chains);
  const length = random.between(Math.max(minItems, 1), 3);
  return Array.from({ length }, () => draw(items, name, place));
}

function drawSpans(length: number, random: Random): number[] {
  const ends = Array.from({ length: 2 * random.between(0, 2) }, () => random.between(0, Math.max(length, 1)));
  return [...new Set(ends)].toSorted((a, b) => a - b).slice(0, 2 * Math.floor(new Set(ends).size / 2));
}

const ofCommand: Readonly<Record<string, keyof Scene['ids']>> = {
  attributions: 'link',
  claims: 'claim',
  documents: 'document',
  invitations: 'invitation',
  sources: 'source',
  tags: 'tag',
  tokens: 'token',
  topics: 'topic',
  utterances: 'utterance',
};
const ofField: Readonly<Record<string, keyof Scene['ids']>> = {
  claimId: 'claim',
  sourceId: 'source',
  ownerId: 'source',
  grantedById: 'source',
  documentId: 'document',
  versionId: 'version',
  utteranceId: 'utterance',
  utteranceIds: 'utterance',
  aId: 'utterance',
  bId: 'utterance',
  was: 'utterance',
  keep: 'link',
  drop: 'link',
  dropReadings: 'link',
  parentId: 'tag',
  changeId: 'change',
};

function drawNumber(name: string, { command, scene, world, random }: Place): number {
  const kind =
    ofField[name] ?? (/^(id|ids|fromId|intoId)$/.test(name) ? ofCommand[command.split('.')[0] ?? ''] : undefined);
  if (!kind) return random.between(0, 3);
  const { ids } = random.chance(0.9) ? scene : random.pick(world.scenes);
  return ids[kind].length > 0 ? random.pick(ids[kind]) : random.between(1, 40);
}

const WORDS =
  'The ferry harbour mayor said that report council of Lindhaven will not stop, according to two people Ölfarbe 新闻 عاجل'.split(
    ' ',
  );
const words = (random: Random, most = 8) =>
  Array.from({ length: random.between(1, most) }, () => random.pick(WORDS)).join(' ');
const dates = [
  '2026-03-05',
  '5 March 2024',
  '2024',
  'March 2024',
  '2024-02-29T23:59Z',
  'circa 2024',
  '05.03.2024',
  '1400',
  '9999-12-31',
  '',
];

/** A text as people would type it in this field. */
function drawText(name: string, { random, scene, world }: Place): string {
  if (/At$/.test(name)) return random.pick(dates);
  if (name === 'text') return random.chance(0.5) ? `${scene.text} ${words(random, 30)}` : random.pick(world.files);
  if (name === 'quote') return cutOut(scene.text, random);
  if (name === 'url') return `https://example.org/${random.between(1, 50)}`;
  if (name === 'domains') return `site${random.between(1, 50)}.example.org`;
  if (name === 'email') return `somebody-${random.between(1, 1e6)}@example.org`;
  if (/^(password|current|next)$/.test(name)) return 'a long password';
  if (name === 'personId') return random.pick(world.personIds);
  if (name === 'slug') return `slug-${random.between(1, 1000)}`;
  if (name === 'language') return random.pick(['en', 'de', 'zh-hans', 'klingon']);
  if (name === 'token' || name === 'sessionId') return 'x'.repeat(43);
  if (name === 'query') return `q=${random.pick(WORDS)}&outlets=1..`;
  if (name === 'precision') return 'day';
  return random.chance(0.7) ? `${words(random)} ${random.between(1, 1e6)}` : words(random, 2);
}

function cutOut(text: string, random: Random): string {
  const start = random.between(0, text.length - 1);
  return text.slice(start, start + random.between(1, 60));
}

/** What no form would send. */
const strange: readonly ((random: Random) => Json)[] = [
  () => null,
  () => true,
  () => '',
  () => ' ',
  () => [],
  () => ({}),
  () => 0,
  () => -1,
  () => 0.5,
  () => -0,
  () => 2 ** 31 - 1,
  () => 2 ** 31,
  () => 2 ** 53,
  () => 1e308,
  (random) => random.between(1, 200),
  (random) => String(random.between(1, 200)),
  () => 'NUL \0 within',
  () => '\ud800',
  () => 'a\udc00b',
  () => '\ufeff\u200b\u202e',
  () => '👩‍👩‍👧‍👦'.repeat(30),
  () => 'e\u0301'.repeat(100),
  () => '\r\n\t\v\f\u2028',
  () => "'; DROP TABLE claim; --",
  () => '%_\\',
  () => '<script>alert(1)</script>',
  () => '__proto__',
  () => 'x'.repeat(1001),
  () => 'wörter und '.repeat(1000),
  (random) => 'y'.repeat(random.chance(0.1) ? 2_000_001 : 5000),
  (random) => Array.from({ length: random.chance(0.1) ? 20_000 : 300 }, (_, i) => i),
  () => ({ toString: 1, constructor: { prototype: {} } }),
  (random) => nested(random.chance(0.5) ? 20 : 3000),
];

function nested(depth: number): Json {
  let value: Json = 1;
  for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { a: value };
  return value;
}

/**
 * The same value with one to three places of it altered: by something strange, taken away, added, repeated or
 * exchanged.
 */
export function mutated(value: Json, random: Random): Json {
  let result = value;
  for (let times = random.between(1, 3); times > 0; times--) result = mutatedOnce(result, random);
  return result;
}

function mutatedOnce(value: Json, random: Random): Json {
  const inner = value !== null && typeof value === 'object' && Object.keys(value).length > 0 && random.chance(0.85);
  if (!inner) return anything(value, random);
  if (Array.isArray(value)) return mutatedList(value, random);
  const name = random.pick(Object.keys(value));
  if (random.chance(0.1))
    return { ...value, [random.pick(['__proto__', 'extra', 'id', 'constructor', ''])]: anything(null, random) };
  const { [name]: old = null, ...others } = value as Record<string, Json>;
  return random.chance(0.12) ? others : { ...others, [name]: mutatedOnce(old, random) };
}

function mutatedList(list: Json[], random: Random): Json {
  const at = random.between(0, list.length - 1);
  const item = list[at] ?? null;
  const how = random.next();
  if (how < 0.1) return list.filter((_, i) => i !== at);
  if (how < 0.2) return [...list, item];
  if (how < 0.25) return Array.from({ length: random.between(10, 400) }, () => item);
  if (how < 0.3) return list.toReversed();
  return list.with(at, mutatedOnce(item, random));
}

function anything(value: Json, random: Random): Json {
  if (typeof value === 'number' && random.chance(0.4)) return value + random.pick([1, -1, 0.5, 1000]);
  if (typeof value === 'string' && random.chance(0.3))
    return value + random.pick(['\0', '\ud83d', ' ', 'x'.repeat(300), '\u0301', '"\\']);
  return random.pick(strange)(random);
}
