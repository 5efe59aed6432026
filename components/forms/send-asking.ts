import { askWhich } from './ask-which';
import { type Outcome, send } from './send';
import { signInAgain } from './sign-in-again';

/**
 * Sends one command. When the session has ended the person signs in again, and when more than one record may be meant
 * they choose; then it is sent once more, with what they chose.
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
    const { status, choose } = outcome.problem;
    if (status === 401 && (await signInAgain(outcome.problem.again))) continue;
    const chosen = choose ? await askWhich(outcome.problem) : null;
    if (!choose || chosen === null) return outcome;
    choices = { ...choices, [choose.key]: chosen };
  }
}
