/** Whose page this is: their id, or “anonymous”. The layout writes it. */
export const personHere = (): string => document.documentElement.dataset.person ?? 'anonymous';

/** The name under which something of this person is kept on this device, so that the next person does not find it. */
export const ofThisPerson = (name: string): string => `whence.${personHere()}.${name}`;

/** Removes what this person left on this device, including in this tab. */
export function forgetThisPerson(): void {
  for (const kind of ['localStorage', 'sessionStorage'] as const)
    try {
      const storage = window[kind];
      for (const key of Object.keys(storage)) if (key.startsWith(ofThisPerson(''))) storage.removeItem(key);
    } catch {
      // Where storage is forbidden, nothing was kept.
    }
}
