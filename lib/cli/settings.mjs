import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { capturesLimit } from '../captures/limit.mjs';
import { s3Settings } from '../captures/s3-settings.mjs';
import { urlOf } from '../format/url.mjs';

export const help = `Whence tracks claims and where they come from.

  npm start             installs, builds and serves it, doing only what is needed
  npm start -- --empty  the same, without the demonstration that an empty database is filled with
  npm start -- --demo   the same, and puts the demonstration into your own database too if it is empty
  npm start -- --admin-link
                        the same, and prints a link that makes an admin, for when nobody can sign in as one

Settings, as environment variables or in a file named .env:
  PORT           the port to serve on; 3000 when not set
  HOST           the address to serve on; 127.0.0.1, this computer only, when not set
  DATABASE_URL   a PostgreSQL server, postgresql://user:password@host:5432/name;
                 when not set, an embedded database in the data folder, with the demonstration
  DATA_DIR       the data folder; ./data when not set
  PUBLIC_URL     the address under which people reach it, such as https://whence.example.org
  BEHIND_PROXY   set to 1 when a proxy in front of it sets x-forwarded-for
  FETCH_PORTS    further ports from which pages may be fetched, such as 8080,8443; 80 and 443 always may
  CAPTURES_LIMIT how much is kept of what was seen of documents, such as 500 MB or 20 GB, or 0 for nothing;
                 5 GB when not set
  CAPTURES_S3_BUCKET, CAPTURES_S3_KEY, CAPTURES_S3_SECRET
                 a bucket that speaks S3, such as https://s3.example.org/whence-copies, in which the bytes of
                 copies are kept instead of the data folder, with the key for it and its secret
  CAPTURES_S3_REGION
                 the region of the bucket; us-east-1 when not set
  FETCH_HOSTS    hosts of your own network from which pages may be fetched too, such as wiki.lan,10.0.0.5:8080;
                 never this server itself
  DETECTOR       set to rules to make proposals by rules alone, without what was learned
  WHENCE_SECRET  signs session cookies; made by itself and kept in the data folder when not set.
                 Needed when several processes with folders of their own share one database
`;

/** @param {string} version of Node, such as 20.19.0 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return undefined;
  return `Whence needs Node 20.19 or newer, and this is Node ${version}.`;
}

/** @param {string} port */
function portProblem(port) {
  if (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65535) return undefined;
  return `PORT must be a whole number from 1 to 65535, not “${port}”.`;
}

/** @param {string} host */
function hostProblem(host) {
  const isName = /^(?!-)[a-z\d-]{1,63}(\.(?!-)[a-z\d-]{1,63})*$/i.test(host) && !/^[\d.]+$/.test(host);
  if (isIP(host) || isName) return undefined;
  return `HOST must be an address or name of this computer, such as 127.0.0.1 or 0.0.0.0, not “${host}”.`;
}

/**
 * The address is never repeated: it may hold a password.
 * @param {string} text
 */
function databaseProblem(text) {
  const shape = 'such as postgresql://user:password@host:5432/name';
  if (!/^postgres(ql)?:\/\//i.test(text)) return `DATABASE_URL must be a PostgreSQL address, ${shape}.`;
  try {
    const url = new URL(text);
    for (const part of [url.username, url.password, url.pathname]) decodeURIComponent(part);
    if (!url.hostname && !url.searchParams.get('host'))
      return `DATABASE_URL names no server; it must be an address ${shape}.`;
  } catch {
    return `DATABASE_URL cannot be read; it must be an address ${shape}, with / ? # % and @ in a password written as %2F %3F %23 %25 %40.`;
  }
  return undefined;
}

/** @param {string} text */
function publicUrlProblem(text) {
  const url = urlOf(text);
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username)
    return undefined;
  return `PUBLIC_URL must be an address without a path, such as https://whence.example.org, not “${text}”.`;
}

/** @param {string} text */
function fetchPortsProblem(text) {
  if (text.split(',').every((port) => portProblem(port) === undefined)) return undefined;
  return `FETCH_PORTS must be whole numbers from 1 to 65535 with commas between them, such as 8080,8443, not “${text}”.`;
}

/** @param {string} text */
function fetchHostsProblem(text) {
  const isOne = (/** @type {string} */ entry) => {
    const [host = '', port, ...more] = entry.split(':');
    return (
      more.length === 0 && hostProblem(host) === undefined && (port === undefined || portProblem(port) === undefined)
    );
  };
  if (text.split(',').every(isOne)) return undefined;
  return `FETCH_HOSTS must be names or addresses of hosts with commas between them, each with its port where that is not 80 or 443, such as wiki.lan,10.0.0.5:8080, not “${text}”.`;
}

/** @param {NodeJS.ProcessEnv} env */
function bucketProblem(env) {
  const bucket = s3Settings(env);
  return typeof bucket === 'string' ? bucket : undefined;
}

/** The secret is never repeated. @param {string} text */
function secretProblem(text) {
  return text.length >= 32
    ? undefined
    : 'WHENCE_SECRET must have at least 32 characters, such as “openssl rand -base64 32” prints.';
}

/** @param {string} at */
function look(at) {
  try {
    return statSync(at);
  } catch {
    return undefined;
  }
}

/** @param {string} folder */
function folderProblem(folder) {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) {
    const found = look(at);
    if (found?.isDirectory()) return undefined;
    if (found) return `DATA_DIR must be a folder, and ${at} is a file.`;
  }
  return undefined;
}

/**
 * Reads the settings, or says in one sentence each what is wrong with them.
 * @param {NodeJS.ProcessEnv} env an empty value counts as not set
 * @param {string[]} args
 * @param {string} root the folder a relative DATA_DIR starts from
 */
export function readSettings(env, args, root) {
  const port = env.PORT || '3000';
  const host = env.HOST || '127.0.0.1';
  const databaseUrl = env.DATABASE_URL || undefined;
  const dataDir = path.resolve(root, env.DATA_DIR || 'data');
  const unknown = args.filter((arg) => !['--demo', '--empty', '--admin-link', '--help', '-h'].includes(arg));
  const problems = [
    ...unknown.map((arg) => `Unknown argument “${arg}”; npm start -- --help lists the ones there are.`),
    args.includes('--demo') &&
      args.includes('--empty') &&
      'Choose one of --demo and --empty: the first puts the demonstration into an empty database, the second leaves it out.',
    portProblem(port),
    hostProblem(host),
    databaseUrl && databaseProblem(databaseUrl),
    folderProblem(dataDir),
    env.PUBLIC_URL && publicUrlProblem(env.PUBLIC_URL),
    env.BEHIND_PROXY && !/^[01]$/.test(env.BEHIND_PROXY) && `BEHIND_PROXY must be 1 or 0, not “${env.BEHIND_PROXY}”.`,
    env.BEHIND_PROXY === '1' &&
      !env.PUBLIC_URL &&
      'BEHIND_PROXY needs PUBLIC_URL, the address under which people reach the proxy: whether it is https decides how sign-ins are kept safe.',
    env.DETECTOR && env.DETECTOR !== 'rules' && `DETECTOR must be rules or not set, not “${env.DETECTOR}”.`,
    capturesLimit(env.CAPTURES_LIMIT) === undefined &&
      `CAPTURES_LIMIT must be a size such as 500 MB, 20 GB or 1 TB, or 0 for nothing, not “${env.CAPTURES_LIMIT}”.`,
    bucketProblem(env),
    env.FETCH_PORTS && fetchPortsProblem(env.FETCH_PORTS),
    env.FETCH_HOSTS && fetchHostsProblem(env.FETCH_HOSTS),
    env.WHENCE_SECRET && secretProblem(env.WHENCE_SECRET),
  ].filter((problem) => typeof problem === 'string' && problem !== '');
  const demo = args.includes('--demo') || (!databaseUrl && !args.includes('--empty'));
  const settings = { port: Number(port), host, databaseUrl, dataDir, demo, adminLink: args.includes('--admin-link') };
  return { settings, problems, wantsHelp: args.includes('--help') || args.includes('-h') };
}

/** @typedef {ReturnType<typeof readSettings>['settings']} Settings */
