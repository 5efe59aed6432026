import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** Files that were changed since, and the tests that are to be run: till one fails, or all of them. */
export type Asked = {
  readonly changed: readonly string[];
  readonly tests: readonly string[];
  readonly toTheEnd?: boolean;
};

/** After so long, something may hang in the process that it cannot end. */
const LONG_MS = 150_000;

/** Runs tests of a project in a process of its own, which is started anew when a change makes it hang. */
export class Runner {
  #process: ChildProcess | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  /** @param longest how many milliseconds tests may take before they count as hanging */
  constructor(
    readonly root: string,
    readonly project: 'unit' | 'integration',
    readonly longest: number,
  ) {}

  /** The first test that fails, or does not end; empty where none does. */
  async failing(asked: Asked): Promise<string> {
    if (asked.tests.length === 0) return '';
    this.#process ??= await this.#start();
    const child = this.#process;
    const began = performance.now();
    const timer = setTimeout(() => child.kill('SIGKILL'), this.longest);
    child.send(asked);
    const over = new AbortController();
    const answer = once(child, 'message', over).then(([name]) => String(name));
    const failing = await Promise.race([answer, this.#ended.then(() => 'one that does not end')]);
    answer.catch(() => {});
    over.abort();
    clearTimeout(timer);
    if (failing && performance.now() - began > LONG_MS) child.kill('SIGKILL');
    // One that ran out of memory has ended by a signal.
    if (child.killed || child.exitCode !== null || child.signalCode !== null) this.#process = undefined;
    return failing;
  }

  async stop(): Promise<void> {
    this.#process?.disconnect();
    await this.#ended;
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(path.join(import.meta.dirname, 'runner.ts'), [this.root, this.project], {
      cwd: this.root,
      env: { ...process.env, TEST_DATABASES: 'embedded' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#ended = once(child, 'exit');
    await once(child, 'message');
    return child;
  }
}
