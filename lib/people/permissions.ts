/** Who may do what: the one table. What does not stand here is refused. */
export const roles = ['reader', 'editor', 'admin'] as const;
export type Role = (typeof roles)[number];

const editors = ['editor', 'admin'] as const;
const admins = ['admin'] as const;
const signedIn = ['reader', 'editor', 'admin'] as const;
const anyone = ['anonymous', 'reader', 'editor', 'admin'] as const;

const allowed = {
  'claims.write': editors,
  'chains.write': editors,
  'sources.write': editors,
  'documents.write': editors,
  'judgements.write': editors,
  'topics.write': editors,
  'notes.write': editors,
  'history.undo': editors,
  'demo.remove': admins,
  'people.manage': admins,
  'settings.change': admins,
  'account.change': signedIn,
  'tokens.own': signedIn,
  'people.join': anyone,
} as const satisfies Record<string, readonly (Role | 'anonymous')[]>;

export type Permission = keyof typeof allowed;

/**
 * Who acts. `account` is set for people who signed in; then their standing is looked up again in the transaction of
 * every command.
 */
export type Actor = {
  readonly id: string;
  readonly name: string;
  readonly role: Role | 'anonymous';
  readonly account?: { readonly tokenId?: number; readonly sessionId?: string };
  /**
   * Looked up with their standing: the address they sign in with, and whether they have given the password a short
   * time ago.
   */
  readonly email?: string;
  readonly recent?: boolean;
};

export const anonymous: Actor = { id: 'anonymous', name: 'Somebody', role: 'anonymous' };

export function may(actor: Pick<Actor, 'role'>, permission: Permission): boolean {
  const those: readonly Actor['role'][] = allowed[permission];
  return those.includes(actor.role);
}

/** The one of two roles that may do less. */
export const lowerRole = (a: Role, b: Role): Role => (roles.indexOf(a) < roles.indexOf(b) ? a : b);

/** Who may read: everybody who reaches the server, or people who have signed in. */
export type ReadAccess = 'anyone' | 'members';
export const mayRead = (actor: Pick<Actor, 'role'>, reading: ReadAccess): boolean =>
  reading === 'anyone' || actor.role !== 'anonymous';
