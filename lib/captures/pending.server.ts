import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { namesIn, removeOlder, unlessMissing } from '@/lib/db/folders';
import { privateFolder } from '@/lib/db/private-folder';
import { type Seen, seen } from './seen';
import { capturesFolder } from './store.server';

/** How long what was seen is held for a document that may be stored, in ms. */
export const HELD_FOR = 24 * 3_600_000;

const held = z.object({ owner: z.string(), seen });
const HANDLE = /^[0-9a-f-]{36}$/;
const root = () => path.join(capturesFolder(), 'pending');
const placeOf = (id: string) => path.join(root(), `${id}.json`);

/** Holds what a person has seen, for a day. @returns the handle by which the form refers to it */
export async function holdSeen(owner: string, what: Seen): Promise<string> {
  privateFolder(root());
  await tidyHeld();
  const id = randomUUID();
  const beside = path.join(root(), `${id}.new`);
  await fs.writeFile(beside, JSON.stringify({ owner, seen: what }));
  await fs.rename(beside, placeOf(id));
  return id;
}

/** What a person has seen, by its handle. Null if it is no longer held, or somebody else saw it. */
export async function heldBy(owner: string, id: string): Promise<Seen | null> {
  const found = HANDLE.test(id) ? await read(placeOf(id)) : null;
  return found?.owner === owner ? found.seen : null;
}

/** The hashes of everything that is held. @param now in ms */
export async function heldHashes(now = Date.now()): Promise<Set<string>> {
  await tidyHeld(now);
  const hashes = new Set<string>();
  for (const name of await namesIn(root())) {
    const found = name.endsWith('.json') ? await read(path.join(root(), name)) : null;
    if (found) hashes.add(found.seen.sha256);
  }
  return hashes;
}

const tidyHeld = (now = Date.now()) => removeOlder(root(), now - HELD_FOR);

async function read(place: string): Promise<z.output<typeof held> | null> {
  const text = await fs.readFile(place, 'utf8').catch((error) => unlessMissing(error, null));
  return text === null ? null : held.parse(JSON.parse(text));
}
