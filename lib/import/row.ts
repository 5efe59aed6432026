import type { ReadDate } from '@/lib/format/read-date.mjs';
import type {
  Certainty,
  ClaimStatus,
  Confidence,
  DocumentKind,
  DocumentState,
  Likelihood,
  Passage,
  Reliability,
  SourceKind,
  Stance,
} from '@/lib/vocabulary';

/**
 * What a row says, in our terms. A field that is left out says nothing, and what is there stays. Null, or an empty
 * list, empties it; that is only so where the mapping says that empty cells do.
 */
export type ImportedRow = {
  /** As people count the rows of the file, its header included. */
  readonly row: number;
  readonly claim?: RowClaim;
  /** Origin first. */
  readonly chains: readonly (readonly RowHop[])[];
  /** Of a file of documents. */
  readonly document?: RowDocument;
  /** Of a file of sources. */
  readonly source?: RowSource;
};

export type RowNote = {
  readonly name: string;
  /** Blank takes the note away. */
  readonly text: string;
  /** It is the number by which the file knows the record. */
  readonly isKey?: true;
};

export type RowClaim = {
  readonly id?: number;
  /** Tells whether the number is that of a claim here. */
  readonly slug?: string;
  /** Also among the notes. */
  readonly key?: { readonly name: string; readonly text: string };
  readonly statement?: string;
  readonly status?: ClaimStatus;
  readonly topics?: readonly string[];
  readonly notes: readonly RowNote[];
  /** A judgement that the file tells of. */
  readonly judgement?: {
    readonly confidence: Confidence;
    readonly likelihood: Likelihood | null;
    /** Blank where the file gives none. */
    readonly reason: string;
  };
};

/** A source that a row names. */
export type RowNamed = { readonly id?: number; readonly name: string; readonly kind?: SourceKind };

/** One source of a chain, and how it credits the one before it. */
export type RowHop = {
  /** Left out: the publisher of the document, which the row does not name. */
  readonly source?: RowNamed;
  /** The document in which it says so. Without a publisher, that is the source itself. */
  readonly document?: RowDocument;
  readonly stance?: Stance;
  readonly certainty?: Certainty | null;
  readonly saidAt?: ReadDate | null;
  /** As the file has it. “marked” needs the text. */
  readonly passage?: Passage;
  /** The words of the passage. */
  readonly quote?: string;
  /** An exported file joins them with “; ”. */
  readonly cues?: readonly string[];
  readonly note?: string;
};

export type RowDocument = {
  readonly id?: number;
  readonly key?: { readonly name: string; readonly text: string };
  readonly title?: string;
  readonly url?: string | null;
  readonly publisher?: RowNamed;
  readonly kind?: DocumentKind;
  readonly authors?: readonly string[];
  readonly language?: string;
  readonly publishedAt?: ReadDate | null;
  readonly state?: DocumentState;
  readonly stateNote?: string;
  readonly text?: string;
  readonly notes: readonly RowNote[];
};

export type RowSource = {
  readonly id?: number;
  /** Tells whether the number is that of a source here. */
  readonly slug?: string;
  readonly key?: { readonly name: string; readonly text: string };
  readonly name?: string;
  readonly kind?: SourceKind;
  readonly aliases?: readonly string[];
  readonly domains?: readonly string[];
  readonly description?: string;
  readonly owner?: RowNamed | null;
  readonly reliability?: Reliability | null;
  readonly peopleCount?: number | null;
  readonly terms?: string;
  readonly notes: readonly RowNote[];
};

/** Why a row, or one cell of it, cannot be taken. Nothing of the row is. */
export type Refusal = {
  readonly row: number;
  /** The place of the column, from 0; null: it concerns the whole row. */
  readonly column: number | null;
  /** In a sentence. */
  readonly reason: string;
};

export type Interpreted =
  | { readonly kind: 'row'; readonly row: ImportedRow }
  | { readonly kind: 'refused'; readonly row: number; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'blank'; readonly row: number };
