/** A closed list of words, as in `lib/vocabulary.ts`. */
export type WordList = Readonly<Record<string, { readonly label: string }>>;

/** One field that the history keeps. */
export type Field<Name extends string = string> = {
  readonly label: string;
  readonly words?: WordList;
  /** The kind of record that it names by id, or by a list of ids. */
  readonly references?: Name;
  /**
   * A stale save is answered with the present record. This is where that answer has the name of the record referred to.
   */
  readonly answeredAs?: string;
  readonly holds?: 'time' | 'spans';
  /** Of a time: the field that says how exactly it is known. It is kept with every change of the time. */
  readonly precision?: string;
  /**
   * `never`: it repeats another field for technical reasons, or nobody chose it. `altered`: it need not be told of a
   * record that was created or removed.
   */
  readonly shown?: 'never' | 'altered';
  /** It only says where in a text something stands. */
  readonly place?: true;
  /** `once removed`: until then it stands in its row, and is long. */
  readonly kept?: 'once removed';
  /** `stays`: it follows from records that stay. Otherwise the field goes back with its record. */
  readonly onRestore?: 'stays';
  /** What claims derive from it: `weights` if their chains stay as they are, or else the `whole`. */
  readonly affects?: 'weights' | 'whole';
  /** The SQL that reads it, if it is no column of the row t. */
  readonly read?: string;
};

/** Everything that is known of one kind of record. */
export type Declaration<Name extends string = string> = {
  readonly table: string;
  readonly noun: string;
  readonly many: string;
  readonly help: string;
  readonly key: 'number' | 'text';
  readonly fields: Readonly<Record<string, Field<Name>>>;
  /** Columns that follow from these fields: their texts, folded, one on each line. The history does not keep them. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  /** Columns that the history does not keep: derived ones, secrets, and those that nobody changes. */
  readonly unkept?: readonly string[];
  /**
   * It has a history of its own. The page is the SQL of its address, for a row t. Of several records that changed
   * together, the one with the lowest rank is told first.
   */
  readonly own?: { readonly page: string; readonly rank: number };
  /**
   * The record in whose history it stands, and the field that names that one. `through`: the field by which it is known
   * if the first is read from elsewhere.
   */
  readonly partOf?: { readonly entity: Name; readonly by: string; readonly through?: string };
  /**
   * When its creation is undone, it is marked as deleted (the record has `deletedAt`), removed, removed if nothing
   * refers to it, or kept.
   */
  readonly unmake: 'delete' | 'remove' | 'remove unused' | 'keep';
  /** `stays`: an earlier state of the whole leaves them alone, since they are only ever added, or concern people. */
  readonly onRestore: 'goes back' | 'stays';
  /** Every change raises `version`. */
  readonly versioned?: true;
  /** Every change sets `updatedAt`. */
  readonly dated?: true;
  /** The field by which people call the record. It is also found under its earlier names. */
  readonly called?: string;
  /** The SQL of its name, for a row t, if no field has it. Without either, it is called by its id. */
  readonly label?: string;
  /** Its name where another record refers to it, if it is not the label. NULL: the last name that the history has. */
  readonly labelInReferences?: string;
};
