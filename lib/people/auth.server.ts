import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError } from 'better-auth/api';
import { getDb } from '@/lib/db';
import { clientAddress, cookiePrefix, isHttps, publicUrl } from '@/lib/http/request-origin';
import { log } from '@/lib/log.server.mjs';
import { hashPassword, verifyPassword } from './password-hash.server';
import { PASSWORD } from './schema';
import { signingKey } from './secret.server';
import { SESSION_MS } from './session-limits';

/** Said only to those who know the password. */
export const DISABLED = 'This account is disabled. An admin can enable it again.';

async function open() {
  const { prisma } = await getDb();
  const url = publicUrl();
  return betterAuth({
    appName: 'Whence',
    secret: signingKey(),
    baseURL: url?.origin ?? 'http://localhost',
    telemetry: { enabled: false },
    database: prismaAdapter(prisma, { provider: 'postgresql', transaction: true }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD.shortest,
      maxPasswordLength: PASSWORD.longest,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: {
      additionalFields: {
        role: { type: 'string', input: false },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    // Reading a page must not write. A session that ends in the middle of work asks for the password in place.
    session: { expiresIn: SESSION_MS / 1000, disableSessionRefresh: true },
    databaseHooks: {
      session: {
        create: {
          async before(session, context) {
            const person = await prisma.user.findUnique({
              where: { id: session.userId },
              select: { disabledAt: true },
            });
            if (!person || person.disabledAt) throw new APIError('FORBIDDEN', { message: DISABLED });
            return { data: { ...session, ipAddress: clientAddress(context?.headers) } };
          },
        },
      },
    },
    // Our own routes check the origin and count the tries. Nothing else is reachable.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: cookiePrefix(),
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isHttps() },
      ipAddress: { disableIpTracking: true },
    },
    logger: {
      level: 'error',
      log: (_level, message, ...parts) => log.error({ err: parts.find((part) => part instanceof Error) }, message),
    },
  });
}

type Auth = Awaited<ReturnType<typeof open>>;
declare global {
  var whenceAuth: Promise<Auth> | undefined;
}

/** Sign-in, sessions and password hashes. Its own routes are not mounted: what can be reached stands in `app/api`. */
export function getAuth(): Promise<Auth> {
  globalThis.whenceAuth ??= open().catch((error) => {
    globalThis.whenceAuth = undefined;
    throw error;
  });
  return globalThis.whenceAuth;
}
