import { randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { verifyPassword as verifyEarlier } from 'better-auth/crypto';
import { inTurn } from './hash-queue.server';
import { isSame } from './secret.server';

/** By OWASP's sheet on storing passwords, for scrypt: 128 MB for each hash. */
const COST = { ln: 17, r: 8, p: 1 };
const KEY_BYTES = 32;
const FORM = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d)\$([\w+/]{1,64})\$([\w+/]{1,128})$/;

type Cost = typeof COST;
const workOf = ({ ln, r, p }: Cost) => 2 ** ln * r * p;
/** How better-auth made its hashes, which name no parameters. */
const EARLIER: Cost = { ln: 14, r: 16, p: 1 };

/**
 * A hash that says how it was made: `$scrypt$ln=17,r=8,p=1$salt$key`. The password is used as it is, in full.
 * @throws DomainError `unavailable` when too many are being made
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await inTurn(() => derive(password, salt, COST, KEY_BYTES));
  return `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${base64(salt)}$${base64(key)}`;
}

/**
 * Whether a hash belongs to a password. The hash may be ours, or an earlier one by better-auth.
 * @throws DomainError `unavailable` when too many are being made
 */
export function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  return inTurn(async () => {
    const made = costOf(hash);
    const [, , , , salt = '', key = ''] = FORM.exec(hash) ?? [];
    const isRight = key
      ? isSame(await derive(password, Buffer.from(salt, 'base64'), made, KEY_BYTES), Buffer.from(key, 'base64'))
      : await isEarlier(hash, password);
    await takeAsLong(password, made);
    return isRight;
  });
}

/** Whether a hash was made in another way than today's. */
export const isOutdated = (hash: string): boolean => workOf(costOf(hash)) !== workOf(COST) || !FORM.test(hash);

function costOf(hash: string): Cost {
  const [, ln, r, p] = FORM.exec(hash) ?? [];
  return ln ? { ln: Number(ln), r: Number(r), p: Number(p) } : EARLIER;
}

/** The time of an answer must not reveal that an account has a cheaper hash. */
async function takeAsLong(password: string, made: Cost): Promise<void> {
  const r = Math.round((workOf(COST) - workOf(made)) / 2 ** COST.ln);
  if (r > 0) await derive(password, randomBytes(16), { ...COST, r, p: 1 }, KEY_BYTES);
}

const isEarlier = (hash: string, password: string): Promise<boolean> =>
  verifyEarlier({ hash, password }).catch(() => false);

function derive(password: string, salt: Buffer, { ln, r, p }: Cost, bytes: number): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 2 ** ln * r * 128 + 2 ** 20 };
  return new Promise((resolve, reject) =>
    scrypt(password, salt, bytes, options, (error, key) => (error ? reject(error) : resolve(key))),
  );
}

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
