import { type Actor, may } from '@/lib/people/permissions';

/** Who looks. */
export type Viewer = Pick<Actor, 'role'>;

/** Entries about people and settings are for those who manage them. */
export const seesConfidential = (viewer: Viewer): boolean => may(viewer, 'people.manage');
