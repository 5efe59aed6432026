import type { z } from 'zod';
import { readInput } from '@/lib/commands/command';
import { type Db, getDb } from '@/lib/db';
import { DomainError, invalid, notFound } from '@/lib/errors';
import { type Actor, may, type Permission } from '@/lib/people/permissions';
import { actorOf } from '@/lib/people/session.server';
import { answering, answeringCaller } from './answering';
import { callerKey, count, jsonOf } from './guards';

type Context = { params?: Promise<Record<string, string>> };

/** Who may do it. `what` completes “The role reader may not”. */
type Allowed = { readonly permission: Permission; readonly what: string };

type Read<Params, Query> = {
  readonly request: Request;
  readonly db: Db;
  /** The caller, looked up only for routes that need it. */
  readonly actor: () => Promise<Actor>;
  readonly params: Params;
  readonly query: Query;
  /** The query as it came. */
  readonly search: URLSearchParams;
};
type Sent<Params, Body> = {
  readonly request: Request;
  readonly db: Db;
  readonly actor: Actor;
  readonly params: Params;
  readonly body: Body;
};

/** An answer in JSON that nobody keeps. */
export const json = (value: unknown): Response =>
  Response.json(value ?? null, { headers: { 'Cache-Control': 'no-store' } });

/**
 * A GET that answers in JSON. Schemas read its address: a wrong path is 404, a wrong query 400.
 * @param answer a result of null is 404
 */
export function readRoute<Out, Params extends z.ZodType = z.ZodUnknown, Query extends z.ZodType = z.ZodUnknown>(
  route: { readonly params?: Params; readonly query?: Query; readonly allowed?: Allowed; readonly missing?: string },
  answer: (asked: Read<z.output<Params>, z.output<Query>>) => Out | Promise<Out>,
) {
  const { missing = 'There is no such thing here.' } = route;
  return answering(async (request, context: Context = {}) => {
    const actor = () => actorOf(request.headers);
    if (route.allowed) authorise(signedIn(await actor()), route.allowed);
    const search = new URL(request.url).searchParams;
    const params = route.params?.safeParse(await context.params);
    if (params && !params.success) throw notFound(missing);
    const query = route.query?.safeParse(firstOfEach(search));
    if (query && !query.success) throw invalid(query.error.issues[0]?.message ?? 'The query is not valid.');
    const asked = { request, db: await getDb(), actor, params: params?.data, query: query?.data, search };
    const found = await answer(asked as Read<z.output<Params>, z.output<Query>>);
    if (found === null || found === undefined) throw notFound(missing);
    return json(found);
  });
}

/**
 * A POST that writes nothing by itself, but is counted like one that does. Without `body`, the answer reads the
 * request.
 * @param answer a result, or a whole answer
 */
export function sendRoute<Out, Params extends z.ZodType = z.ZodUnknown, Body extends z.ZodType = z.ZodUnknown>(
  route: {
    readonly limit: 'write' | 'intake';
    readonly allowed: Allowed;
    readonly params?: Params;
    readonly body?: Body;
  },
  answer: (asked: Sent<z.output<Params>, z.output<Body>>) => Promise<Out | Response>,
) {
  return answeringCaller(async (request, caller, context: Context = {}) => {
    const actor = signedIn(caller);
    count(route.limit, callerKey(actor));
    authorise(actor, route.allowed);
    const params = route.params?.safeParse(await context.params);
    if (params && !params.success) throw notFound('There is no such thing here.');
    const body = route.body && readInput(route.body, await jsonOf(request));
    const asked = { request, db: await getDb(), actor, params: params?.data, body };
    const found = await answer(asked as Sent<z.output<Params>, z.output<Body>>);
    return found instanceof Response ? found : json(found);
  });
}

function signedIn(actor: Actor): Actor {
  if (actor.role === 'anonymous') throw new DomainError('unauthorized', 'Sign in to do this.');
  return actor;
}

function authorise(actor: Actor, { permission, what }: Allowed): void {
  if (!may(actor, permission)) throw new DomainError('forbidden', `The role ${actor.role} may not ${what}.`);
}

/** The first value of each word of a query. */
const firstOfEach = (search: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...search.keys()].map((word) => [word, search.get(word) ?? '']));
