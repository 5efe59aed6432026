import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export type Script = { child: ChildProcessByStdio<Writable, Readable, null>; lines: AsyncIterator<string>; kill(): Promise<void> };

/** Runs a TypeScript file of tests/support in a process of its own; `kill` ends it as a power cut would end the process. */
export function runScript(name: string, ...args: string[]): Script {
  const file = path.join(import.meta.dirname, name);
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = readline.createInterface(child.stdout)[Symbol.asyncIterator]();
  const kill = async () => {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return { child, lines, kill };
}
