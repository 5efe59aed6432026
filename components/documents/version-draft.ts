/** The name under which the text of a new version is kept until it is stored. */
export const versionDraft = (documentId: number): string => `documents.addVersion:${documentId}`;
