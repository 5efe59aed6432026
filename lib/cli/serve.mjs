import { spawn } from 'node:child_process';
import { get } from 'node:http';
import { createServer, isIPv6 } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { passSignals, root } from './run.mjs';

/** @typedef {import('./settings.mjs').Settings} Settings */

/** @param {number} port */
const inUse = (port) =>
  `Port ${port} is already in use; choose another one, such as: PORT=${port < 65535 ? port + 1 : 3000} npm start`;

/**
 * Tries the address by listening on it for a moment.
 * @param {Settings} settings
 * @returns {Promise<string | undefined>}
 */
export function addressProblem({ port, host }) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ { code, message }) => {
      if (code === 'EADDRINUSE') resolve(inUse(port));
      else if (code === 'EACCES')
        resolve(`This user may not use port ${port}; choose one above 1023, such as: PORT=3000 npm start`);
      else if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
        resolve(`HOST must be an address of this computer, and “${host}” is not.`);
      else resolve(`Nothing can be served on ${host}, port ${port}: ${message}.`);
    });
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

/** @param {string} url */
function answers(url) {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('error', () => resolve(false)).on('timeout', () => request.destroy());
  });
}

/**
 * @param {string} host
 * @param {string} everywhere the name to use when all addresses are served
 */
function nameOf(host, everywhere) {
  if (host === '0.0.0.0' || host === '::') return everywhere;
  return isIPv6(host) ? `[${host}]` : host;
}

const banner = /^\s*(▲ Next\.js|- (Local|Network|Environments|Experiments)\b|✓ (Starting|Ready|Running))/;

/** As `lib/boot/at-start.ts` prints it. */
const forPeople = /^(Create (the first|another) admin: |The link works )/;

/**
 * Serves the built app until it ends or is told to stop.
 * @param {Settings} settings
 * @returns {Promise<number>} the exit code
 */
export function serve({ port, host, dataDir, demo, adminLink }) {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(port),
    HOST: host,
    DATA_DIR: dataDir,
  };
  const wishes = { ...(demo && { WHENCE_DEMO: '1' }), ...(adminLink && { WHENCE_ADMIN_LINK: '1' }) };
  // Otherwise, what a long import has left behind waits to be collected until there is several times as much of it.
  const child = spawn(process.execPath, ['--heap-growing-percent=50', path.join(root, 'lib/cli/server.mjs')], {
    cwd: root,
    env: { ...env, ...wishes },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const onFirst = () => {
    const patience = setTimeout(() => console.log('Finishing what is under way; Ctrl-C again stops at once.'), 2000);
    child.on('close', () => clearTimeout(patience));
  };
  const stopped = passSignals(child, { onFirst });
  // A reader that went away (a closed terminal, a pipe) must not take the server with it.
  process.stdout.on('error', () => {});
  /** @type {string[] | undefined} */
  let held = [];
  createInterface(child.stdout).on('line', (line) => {
    if (banner.test(line)) return;
    // What is printed for people follows the line that says everything is ready.
    if (held && forPeople.test(line)) held.push(line);
    else console.log(line);
  });
  /** @type {string[]} */
  const failure = [];
  createInterface(child.stderr).on('line', (line) => {
    if (failure.length || line.includes('Failed to start server')) failure.push(line);
    else console.error(line);
  });
  announce(port, host, () => child.exitCode === null && child.signalCode === null && !stopped()).then(() => {
    for (const line of held ?? []) console.log(line);
    held = undefined;
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      if (!stopped() && failure.length)
        console.error(failure.some((line) => line.includes('EADDRINUSE')) ? inUse(port) : failure.join('\n'));
      resolve(stopped() ? 0 : (code ?? 1));
    });
  });
}

/**
 * @param {number} port
 * @param {string} host
 * @param {() => boolean} isRunning
 */
async function announce(port, host, isRunning) {
  const health = `http://${nameOf(host, host === '::' ? '[::1]' : '127.0.0.1')}:${port}/api/health`;
  const patience = Date.now() + 30_000;
  let patient = true;
  while (isRunning()) {
    const ready = await answers(health);
    if (!isRunning()) return;
    if (ready)
      return console.log(
        `Whence is ready at http://${nameOf(host === '127.0.0.1' ? 'localhost' : host, 'localhost')}:${port}`,
      );
    if (patient && Date.now() > patience) {
      console.log(`Still starting: ${health} does not answer “200” yet.`);
      patient = false;
    }
    await sleep(100);
  }
}
