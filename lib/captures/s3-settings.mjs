// @ts-check
import { urlOf } from '../format/url.mjs';

/** @typedef {{ address: URL, region: string, key: string, secret: string }} S3Settings `address`: of the bucket */

const NAMES = ['CAPTURES_S3_BUCKET', 'CAPTURES_S3_KEY', 'CAPTURES_S3_SECRET'];

/**
 * The bucket in which bytes of copies are kept; null where none is set, and in a sentence what is wrong. The secret is
 * never repeated.
 * @param {NodeJS.ProcessEnv} env
 * @returns {S3Settings | string | null}
 */
export function s3Settings(env) {
  const given = NAMES.filter((name) => env[name]);
  if (given.length === 0) return null;
  const missing = NAMES.filter((name) => !env[name]);
  if (missing.length > 0)
    return `${given.join(' and ')} ${given.length === 1 ? 'needs' : 'need'} ${missing.join(' and ')} too.`;
  const [bucket = '', key = '', secret = ''] = NAMES.map((name) => env[name]);
  const region = env.CAPTURES_S3_REGION || 'us-east-1';
  const address = urlOf(bucket);
  const isBucket =
    address &&
    /^https?:$/.test(address.protocol) &&
    isOneBucket(address) &&
    !address.search &&
    !address.hash &&
    !address.username;
  if (!isBucket)
    return `CAPTURES_S3_BUCKET must be the address of a bucket, such as https://s3.example.org/whence-copies or https://whence-copies.s3.example.org, not “${bucket}”.`;
  if (!/^[a-z\d-]{1,40}$/.test(region))
    return `CAPTURES_S3_REGION must be a region such as us-east-1, not “${region}”.`;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) return 'CAPTURES_S3_KEY must be a key without spaces.';
  address.pathname = address.pathname.replace(/\/$/, '');
  return { address, region, key, secret };
}

/**
 * Whether an address names a bucket: in its path, or in its host before the name of the service.
 * @param {URL} address
 */
const isOneBucket = ({ hostname, pathname }) =>
  pathname === '/'
    ? /^[a-z\d][a-z\d-]{1,62}\.[a-z\d.-]*[a-z]$/.test(hostname)
    : /^\/[a-z\d][a-z\d.-]{1,62}\/?$/.test(pathname);
