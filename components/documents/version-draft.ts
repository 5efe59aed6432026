import type { HeldCapture } from '@/lib/captures/seen';
import type { LinkedText } from '@/lib/documents/kept-links';

/** Another text of a document in the form's values. `read`: the text as it was read, with its links. */
export type VersionValues = { text: string; capture: HeldCapture | null; read: LinkedText | null };

export const noVersion: VersionValues = { text: '', capture: null, read: null };

/** The name under which the text of a new version is kept until it is stored. */
export const versionDraft = (documentId: number): string => `documents.addVersion:${documentId}`;
