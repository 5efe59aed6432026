import type { Entity, entities } from '@/lib/entities/entities';
import type { Prisma } from '@/prisma/generated/client';

/** The types of what the ledger reads and writes, by kind of record. They follow the schema. */
type Declared = typeof entities;
type Models = Prisma.TypeMap['model'];
type Model<E extends Entity> = Models[E extends 'person' ? 'User' : Capitalize<E>];
type Scalars<E extends Entity> = Model<E>['payload']['scalars'];
/** All columns, as Prisma would take them for a new row. Columns that the database fills are therefore optional. */
type Filled<E extends Entity> = Exclude<Model<E>['operations']['createMany']['args']['data'], readonly unknown[]>;

type Versioned<E extends Entity> = Declared[E] extends { readonly versioned: true } ? { version: number } : unknown;
/** Fields that are no columns of the row itself. */
type Beside<E extends Entity> = E extends 'claim'
  ? { topicIds: number[] }
  : E extends 'reading' | 'traceAnswer'
    ? { claimId: number }
    : unknown;
/** Columns that the ledger fills itself. */
type OwnColumn<E extends Entity> =
  | (Declared[E] extends { readonly keys: infer Keys } ? keyof Keys : never)
  | 'version'
  | 'updatedAt';

type IsJson<T> = Prisma.JsonValue extends T ? true : false;
/** Times are read as texts. */
type Read<T> = IsJson<T> extends true ? unknown : T extends Date ? string : T;
/** They are written as either. */
type Written<T> =
  IsJson<T> extends true ? unknown : T extends Date ? Date | string : T extends (infer Item)[] ? readonly Item[] : T;

export type IdOf<E extends Entity> = Scalars<E>['id'];

/** A record as it stands: the fields that the history keeps, its id and, if it has one, its version. */
export type Held<E extends Entity> = E extends Entity
  ? { [Name in keyof Scalars<E> & (keyof Declared[E]['fields'] | 'id')]: Read<Scalars<E>[Name]> } & Versioned<E> &
      Beside<E>
  : never;

/** A new record. It may bring the id that it had before. */
export type New<E extends Entity> = {
  [Name in keyof Filled<E> as Exclude<Name, OwnColumn<E>>]: Name extends keyof Scalars<E>
    ? Written<Scalars<E>[Name]>
    : never;
} & (E extends 'claim' ? { topicIds?: readonly number[] } : unknown);

/** A row with no column but these, even in lists and spreads, where the compiler would let others pass. */
export type Only<Row, Columns> = Row extends unknown
  ? Row & { readonly [Name in Exclude<keyof Row, keyof Columns>]: never }
  : never;

/** What is to be changed of a record. */
export type Change<E extends Entity> = Partial<Omit<New<E>, 'id'>>;
export type Patch<E extends Entity> = Change<E> & { readonly id: IdOf<E> };
