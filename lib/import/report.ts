import type { SourceKind } from '@/lib/vocabulary';
import type { Refusal } from './row';

/** The kinds of record that a report counts, with what several are called. The first six are always told. */
export const countedKinds = {
  claim: ['claim', 'claims'],
  source: ['source', 'sources'],
  document: ['document', 'documents'],
  utterance: ['utterance', 'utterances'],
  attribution: ['link', 'links'],
  topic: ['topic', 'topics'],
  note: ['note', 'notes'],
  judgement: ['judgement', 'judgements'],
  sourceGrade: ['grade', 'grades'],
  documentVersion: ['text', 'texts'],
  reading: ['cue', 'cues'],
} as const;
export type CountedKind = keyof typeof countedKinds;
export type Counts = { new: number; changed: number; same: number };

/** What becomes of one record. */
export type Sample = {
  readonly kind: CountedKind;
  readonly outcome: 'new' | 'changed';
  readonly label: string;
  /** The row that says so, where one alone does. */
  readonly row: number | null;
  readonly changes: readonly { readonly field: string; readonly from: string; readonly to: string }[];
};

/** A source that will be made, or that a name may mean. */
export type NamedInFile = {
  readonly name: string;
  readonly kind: SourceKind;
  /** In how many rows it stands. */
  readonly rows: number;
  /** Sources here whose names are like it, or that have this very name, the nearest first. */
  readonly near: readonly { readonly id: number; readonly name: string; readonly detail: string }[];
};

/** What a file comes to: the real command, whether it was rolled back or not. */
export type Report = {
  /** How many rows of the file end in which way. Together they are all its rows. */
  readonly rows: Counts & { refused: number; blank: number; total: number };
  readonly kinds: Readonly<Partial<Record<CountedKind, Counts>>>;
  /** The first of each kind and outcome. */
  readonly samples: readonly Sample[];
  readonly newSources: readonly NamedInFile[];
  readonly newSourcesTotal: number;
  /** Names that several sources have. Rows that use them are refused until one is chosen. */
  readonly unclear: readonly NamedInFile[];
  /** The first ones. */
  readonly refused: readonly Refusal[];
  readonly notices: readonly string[];
  /** What the outcome rests on: the same file, decisions and records give the same. */
  readonly digest: string;
};

/** How many records of each kind and outcome, and how many refused rows, are shown. */
export const SHOWN = 50;
export const SOURCES_SHOWN = 200;
