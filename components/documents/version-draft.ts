/** The name under which a text for another version of a document is kept until it is stored. */
export const versionDraft = (documentId: number): string => `documents.addVersion:${documentId}`;
