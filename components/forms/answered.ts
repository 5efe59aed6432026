import { offline, type Problem, problemOf } from './problem';
import { signInAgain } from './sign-in-again';

export type Answered<T> = { readonly ok: true; readonly found: T } | { readonly ok: false; readonly problem: Problem };

/** What a request is answered with. Whoever is no longer signed in can sign in on the spot; then it is sent once more. */
export async function answered<T>(request: () => Promise<Response>): Promise<Answered<T>> {
  try {
    let response = await request();
    if (response.status === 401 && (await signInAgain())) response = await request();
    if (!response.ok) return { ok: false, problem: await problemOf(response) };
    return { ok: true, found: await response.json() };
  } catch {
    return { ok: false, problem: offline };
  }
}
