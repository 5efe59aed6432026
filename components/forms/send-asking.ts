import { askWhich } from './ask-which';
import { type Outcome, send } from './send';
import { signInAgain } from './sign-in-again';

/**
 * Sends one command. If the session has expired, the person signs in again; if several records may be meant, the person
 * chooses. Then it is sent again with the choice.
 */
export async function sendAsking<R>(
  name: string,
  input: unknown,
  options?: Parameters<typeof send>[2],
): Promise<Outcome<R>> {
  let choices: Record<string, number> = {};
  for (;;) {
    const asked = Object.keys(choices).length > 0 ? Object.assign({}, input, { choices }) : input;
    const outcome = await send<R>(name, asked, options);
    if (outcome.ok) return outcome;
    const { status, title, choose } = outcome.problem;
    if (status === 401 && (await signInAgain(outcome.problem.again))) continue;
    const chosen = choose ? await askWhich({ title, candidates: choose.candidates }) : null;
    if (!choose || chosen === null) return outcome;
    choices = { ...choices, [choose.key]: chosen };
  }
}
