import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { getDb } from '@/lib/db';
import { publicUrl } from './place';
import { PASSWORD } from './schema';
import { signingKey } from './secret';

const DAY_SECONDS = 86_400;

async function open() {
  const { prisma } = await getDb();
  const url = publicUrl();
  return betterAuth({
    appName: 'Whence',
    secret: signingKey(),
    baseURL: url?.origin ?? 'http://localhost',
    telemetry: { enabled: false },
    database: prismaAdapter(prisma, { provider: 'postgresql', transaction: true }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD.shortest, maxPasswordLength: PASSWORD.longest },
    session: { expiresIn: 14 * DAY_SECONDS, updateAge: DAY_SECONDS },
    // Our own routes look at the origin and count the tries; nothing else is reachable.
    rateLimit: { enabled: false },
    advanced: { cookiePrefix: 'whence', useSecureCookies: url?.protocol === 'https:', ipAddress: { disableIpTracking: true } },
    logger: { level: 'error' },
  });
}

type Auth = Awaited<ReturnType<typeof open>>;
const shared = globalThis as { whenceAuth?: Promise<Auth> };

/** Sign-in, sessions and password hashes. Its own routes are not mounted: what can be reached stands in `app/api`. */
export function getAuth(): Promise<Auth> {
  shared.whenceAuth ??= open().catch((error) => {
    shared.whenceAuth = undefined;
    throw error;
  });
  return shared.whenceAuth;
}
