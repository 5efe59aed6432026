const HOUR_MS = 3_600_000;

/** A session ends by itself so long after it began, and so long after it was used last. */
export const SESSION = { days: 30, idleDays: 7 } as const;
export const SESSION_MS = SESSION.days * 24 * HOUR_MS;
export const IDLE_MS = SESSION.idleDays * 24 * HOUR_MS;
/** When it was last used is written down at most so often, so that reading a page hardly ever writes. */
export const USED_MS = HOUR_MS;
/** Whoever changes people, tokens or settings has given the password within this time. */
export const RECENT_MS = HOUR_MS / 2;
