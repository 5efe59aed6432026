/** Who may do what: the one table. What does not stand here is refused. */
export const roles = ['reader', 'editor', 'admin'] as const;
export type Role = (typeof roles)[number];

const allowed = {
  'claims.write': ['editor', 'admin'],
  'chains.write': ['editor', 'admin'],
  'sources.write': ['editor', 'admin'],
  'documents.write': ['editor', 'admin'],
  'judgements.write': ['editor', 'admin'],
  'topics.write': ['editor', 'admin'],
  'history.undo': ['editor', 'admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof allowed;

/** Who acts. `account` is set for people who signed in; then their standing is looked up again in the transaction of every command. */
export type Actor = {
  readonly id: string;
  readonly name: string;
  readonly role: Role | 'anonymous';
  readonly account?: { readonly tokenId?: number; readonly sessionId?: string };
};

export const may = (actor: Actor, permission: Permission): boolean => (allowed[permission] as readonly string[]).includes(actor.role);
