import type { Actor } from '@/lib/people/permissions';

/** Who adds the demonstration. What the history says this one made is the demonstration. */
export const demoActor: Actor = { id: 'demo', name: 'Demonstration', role: 'admin' };
