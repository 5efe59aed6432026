import type { Role } from './permissions';

/** What each role is called on screen, with a sentence. */
export const roleWords = {
  reader: { label: 'Reader', help: 'Reads everything and exports it. Changes nothing.' },
  editor: { label: 'Editor', help: 'Adds and edits claims, chains, sources, documents and judgements.' },
  admin: { label: 'Admin', help: 'Edits everything, invites people and changes the settings.' },
} as const satisfies Record<Role, { readonly label: string; readonly help: string }>;
