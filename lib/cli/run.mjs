import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A child that failed. `output` is everything it printed. */
export class Failed extends Error {
  /** @param {string} message @param {string} output */
  constructor(message, output) {
    super(message);
    this.output = output;
  }
}

/** The person asked to stop while a child was running. */
export class Stopped extends Error {
  /** @param {string} output */
  constructor(output) {
    super('Stopped.');
    this.output = output;
  }
}

/**
 * Passes Ctrl-C and similar signals on to a child. A second one kills it.
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ onFirst?: () => void, abrupt?: boolean }} [options] abrupt: the first one kills it too
 * @returns {() => boolean} whether a signal came
 */
export function passSignals(child, { onFirst, abrupt = false } = {}) {
  let since = 0;
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    // One Ctrl-C arrives twice: from the terminal and from npm.
    if (since && Date.now() - since < 500) return;
    child.kill(since || abrupt ? 'SIGKILL' : signal === 'SIGHUP' ? 'SIGTERM' : signal);
    if (!since) onFirst?.();
    since ||= Date.now();
  };
  const leave = () => child.kill();
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    pass('SIGTERM');
  }, 200);
  // The shell in which npm starts us does not pass a SIGTERM on; it only dies of it.
  if (!process.env.npm_lifecycle_event) clearInterval(watch);
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, pass);
  process.on('exit', leave);
  child.on('close', () => {
    for (const signal of signals) process.off(signal, pass);
    process.off('exit', leave);
    clearInterval(watch);
  });
  return () => since > 0;
}

/**
 * Runs a command to its end and collects what it prints.
 * @param {string[]} command
 * @param {Record<string, string>} [env]
 * @param {boolean} [abrupt] whether Ctrl-C kills it at once
 * @returns {Promise<string>} its output
 */
export function quietly([program = '', ...args], env = {}, abrupt = false) {
  const shell = process.platform === 'win32' && program !== process.execPath;
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell,
  });
  const stopped = passSignals(child, { abrupt });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('error', (error) =>
      reject(new Failed(`${path.basename(program)} could not be started: ${error.message}`, output)),
    );
    child.on('close', (code, signal) => {
      if (stopped()) reject(new Stopped(output));
      else if (code === 0) resolve(output);
      else reject(new Failed(`It ended with ${signal ?? `code ${code}`}.`, output));
    });
  });
}

/**
 * The command line of an installed tool, the same on every system.
 * @param {string} name of the package
 * @param {...string} args
 */
export function tool(name, ...args) {
  const folder = path.join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : Object.values(bin)[0];
  return [process.execPath, path.join(folder, file), ...args];
}

/** @param {...string} args */
export function npm(...args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('npm-cli.js') ? [process.execPath, cli, ...args] : ['npm', ...args];
}
