/** A closed list of words, as `lib/vocabulary.ts` has them. */
export type WordList = Readonly<Record<string, { readonly label: string }>>;

/** One field that the history keeps. */
export type Field<Name extends string = string> = {
  readonly label: string;
  readonly words?: WordList;
  /** The kind of record that it names by its id, or by a list of ids. */
  readonly references?: Name;
  /** Where a stale save answers with the record as it stands: what the one referred to is called there. */
  readonly answeredAs?: string;
  readonly holds?: 'time' | 'spans';
  /** Of a time: the field that says how exactly it is known. It is kept with every change of the time. */
  readonly precision?: string;
  /**
   * `never`: it repeats another field for the machine's sake, or nobody chose it. `altered`: of a record that was made
   * or removed it need not be told.
   */
  readonly shown?: 'never' | 'altered';
  /** It says no more than where in a text something stands. */
  readonly place?: true;
  /** `once removed`: until then it stands in its row, and is long. */
  readonly kept?: 'once removed';
  /** `stays`: it follows from records that stay. Without it the field goes back with its record. */
  readonly onRestore?: 'stays';
  /** What claims owe to it: `weights` where their chains stay as they are, else the `whole`. */
  readonly affects?: 'weights' | 'whole';
  /** Where it stands in no column of the row t: the SQL that reads it. */
  readonly read?: string;
};

/** All that is known of one kind of record. */
export type Declaration<Name extends string = string> = {
  readonly table: string;
  readonly noun: string;
  readonly many: string;
  readonly help: string;
  readonly key: 'number' | 'text';
  readonly fields: Readonly<Record<string, Field<Name>>>;
  /** Columns that follow from these fields: their texts, folded, one a line. The history does not keep them. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  /** Columns that the history does not keep: derived ones, secrets, and what nobody alters. */
  readonly unkept?: readonly string[];
  /**
   * It has a history of its own. The page is the SQL of its address, for a row t. Of several that were changed
   * together, the one of the lowest rank is told first.
   */
  readonly own?: { readonly page: string; readonly rank: number };
  /**
   * The record in whose history it stands, and which field names that one; `through`: the field that it is known by
   * where the first is read from elsewhere.
   */
  readonly partOf?: { readonly entity: Name; readonly by: string; readonly through?: string };
  /**
   * When its making is undone, one that was made is marked as deleted (the record has `deletedAt`), removed, removed if
   * nothing has it, or kept.
   */
  readonly unmake: 'delete' | 'remove' | 'remove unused' | 'keep';
  /** `stays`: an earlier state of the whole leaves them alone, since they are only ever added, or concern people. */
  readonly onRestore: 'goes back' | 'stays';
  /** Every change raises `version`. */
  readonly versioned?: true;
  /** Every change sets `updatedAt`. */
  readonly dated?: true;
  /** The field by which people call the record; under its former name it is found too. */
  readonly called?: string;
  /** What people call it where no field says it: SQL, for a row t. Without either it is called by its id. */
  readonly label?: string;
  /** What it is called where another record refers to it, if not by its label. Null: as the history called it last. */
  readonly labelInReferences?: string | null;
};
