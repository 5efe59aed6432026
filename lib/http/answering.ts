import type { Actor } from '@/lib/people/permissions';
import { callerOf } from './caller';
import { problem } from './problem';
import { refused } from './refused';

/** Does the work of a route; whatever goes wrong is answered in words, with its status. */
export const answering =
  <Rest extends unknown[]>(work: (request: Request, ...rest: Rest) => Promise<Response>) =>
  async (request: Request, ...rest: Rest): Promise<Response> => {
    try {
      return await work(request, ...rest);
    } catch (error) {
      return problem(error);
    }
  };

/** As `answering`, for whoever the request comes from. Whom something is refused stands in the security log. */
export const answeringCaller =
  <Rest extends unknown[]>(work: (request: Request, actor: Actor, ...rest: Rest) => Promise<Response>) =>
  async (request: Request, ...rest: Rest): Promise<Response> => {
    let actor: Actor | undefined;
    try {
      actor = await callerOf(request);
      return await work(request, actor, ...rest);
    } catch (error) {
      return refused(request, error, actor);
    }
  };
