import type { DocumentKind, DocumentState } from '@/lib/vocabulary';

/** A document of the demonstration. `published` is a date as people type it; left out where it is not known. */
export type DemoDocument = {
  title: string;
  publisher: string;
  kind: DocumentKind;
  url?: string;
  published?: string;
  authors?: readonly string[];
  state?: DocumentState;
  stateNote?: string;
  text: string;
};
