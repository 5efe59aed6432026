import type { z } from 'zod';
import { readInput } from '@/lib/commands/command';
import { type Db, getDb } from '@/lib/db';
import { DomainError, invalid, notFound } from '@/lib/errors';
import { type Actor, may, type Permission } from '@/lib/people/permissions';
import { actorOf } from '@/lib/people/session.server';
import { callerOf } from './caller';
import { callerKey, count, jsonOf } from './guards';
import { refused } from './refused';

type Context = { params?: Promise<Record<string, string>> };
type Handler = (request: Request, context?: Context) => Promise<Response>;

/** Who may, and what others are told. */
type Allowed = { readonly permission: Permission; readonly otherwise: string };

type Asked = { readonly request: Request; readonly db: Db; readonly actor: Actor };
type Read<Params, Query> = Asked & { readonly params: Params; readonly query: Query; readonly search: URLSearchParams };
type Sent<Body> = Asked & { readonly body: Body };

/** An answer in JSON that nobody keeps. */
export const json = (value: unknown): Response =>
  Response.json(value ?? null, { headers: { 'Cache-Control': 'no-store' } });

/**
 * A GET that answers in JSON. What its address must hold is read by schemas: a wrong path is 404, a wrong query 400.
 * @param answer `search` is the query as it came; a result of null is 404
 */
export function readRoute<Out, Params extends z.ZodType = z.ZodUnknown, Query extends z.ZodType = z.ZodUnknown>(
  route: { readonly params?: Params; readonly query?: Query; readonly allowed?: Allowed; readonly missing?: string },
  answer: (asked: Read<z.output<Params>, z.output<Query>>) => Out | Promise<Out>,
): Handler {
  const { missing = 'There is no such thing here.' } = route;
  return answering(async (request, context, known) => {
    const actor = known(await actorOf(request.headers));
    if (route.allowed) authorise(actor, route.allowed);
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

/** A POST that writes nothing by itself, counted like one that does. Without `body` the answer reads the request. */
export function sendRoute<Out, Body extends z.ZodType = z.ZodUnknown>(
  route: { readonly limit: 'write' | 'intake'; readonly allowed: Allowed; readonly body?: Body },
  answer: (asked: Sent<z.output<Body>>) => Promise<Out>,
): Handler {
  return answering(async (request, _, known) => {
    const actor = known(await callerOf(request));
    if (actor.role === 'anonymous') throw new DomainError('unauthorized', 'Sign in to do this.');
    count(route.limit, callerKey(actor));
    authorise(actor, route.allowed);
    const body = route.body && readInput(route.body, await jsonOf(request));
    return json(await answer({ request, db: await getDb(), actor, body: body as z.output<Body> }));
  });
}

/** Answers whatever goes wrong on the way in words, with its status. */
export function answering(
  work: (request: Request, context: Context, known: (actor: Actor) => Actor) => Promise<Response>,
): Handler {
  return async (request, context = {}) => {
    let actor: Actor | undefined;
    const known = (found: Actor) => {
      actor = found;
      return found;
    };
    try {
      return await work(request, context, known);
    } catch (error) {
      return refused(request, error, actor);
    }
  };
}

function authorise(actor: Actor, { permission, otherwise }: Allowed): void {
  if (may(actor, permission)) return;
  if (actor.role === 'anonymous') throw new DomainError('unauthorized', 'Sign in to do this.');
  throw new DomainError('forbidden', otherwise);
}

/** The first value of each word of a query. */
const firstOfEach = (search: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...search.keys()].map((word) => [word, search.get(word) ?? '']));
