import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
type Queryable = Pick<Adapter, 'queryRaw' | 'executeRaw'>;
type Query = Parameters<Adapter['queryRaw']>[0];

/** From so many characters on, a value is worth keeping aside. */
const LONG = 10_000;

declare global {
  var whenceAside: Map<string, string> | undefined;
}

/** What is kept aside, by its place. Bundles may contain this module more than once, and ask with one adapter. */
const aside = (): Map<string, string> => (globalThis.whenceAside ??= new Map());

/**
 * Asks with short places instead of long texts. The Prisma client would write and read every value as JSON once more
 * on its way to the driver, which costs more than all else for a text of a megabyte. `LongValuesAdapter` puts them back.
 */
export async function withPlaces<Value, Answer>(
  values: readonly Value[],
  ask: (values: (Value | string)[]) => PromiseLike<Answer>,
): Promise<Answer> {
  const places: string[] = [];
  const place = (value: Value) => {
    if (typeof value !== 'string' || value.length < LONG) return value;
    // Nobody can guess it, so no text of a person passes for the place of another.
    const name = randomUUID();
    aside().set(name, value);
    places.push(name);
    return name;
  };
  try {
    return await ask(values.map(place));
  } finally {
    for (const name of places) aside().delete(name);
  }
}

/** The driver of PostgreSQL, with long texts in the places that `withPlaces` has left for them. */
export class LongValuesAdapter extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = filling(await super.connect());
    const { startTransaction } = adapter;
    adapter.startTransaction = async (...given) => filling(await startTransaction.apply(adapter, given));
    return adapter;
  }
}

function filling<Q extends Queryable>(queryable: Q): Q {
  const { queryRaw, executeRaw } = queryable;
  queryable.queryRaw = (query) => queryRaw.call(queryable, filled(query));
  queryable.executeRaw = (query) => executeRaw.call(queryable, filled(query));
  return queryable;
}

function filled(query: Query): Query {
  const texts = aside();
  if (texts.size === 0) return query;
  return {
    ...query,
    args: query.args.map((value) => (typeof value === 'string' ? (texts.get(value) ?? value) : value)),
  };
}
