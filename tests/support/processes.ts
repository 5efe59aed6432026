import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export type Script = {
  child: ChildProcessByStdio<Writable, Readable, null>;
  lines: AsyncIterator<string>;
  /** Every whole line so far. */
  printed(): string[];
  kill(): Promise<void>;
};

/** The database is translated once and plainly: these processes do not live long enough to gain from more. */
const quickly = ['--liftoff-only', '--wasm-lazy-compilation'];

/**
 * Runs a TypeScript file of tests/support in a process of its own; `kill` ends it as a power cut would end the
 * process.
 */
export function runScript(name: string, ...args: string[]): Script {
  const file = path.join(import.meta.dirname, name);
  const child = spawn(process.execPath, [...quickly, '--import', 'tsx', file, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = readline.createInterface(child.stdout)[Symbol.asyncIterator]();
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part) => {
    text += part;
  });
  // With it the last of what was printed has come. It may have ended by itself before.
  const closed = once(child, 'close');
  const kill = async () => {
    child.kill('SIGKILL');
    await closed;
  };
  return { child, lines, printed: () => text.split('\n').slice(0, -1), kill };
}
