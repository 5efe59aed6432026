import { declarationOf, type Entity, isEntity, isHidden } from '@/lib/entities/entities';
import { type ChangedRecord, same } from '@/lib/entities/record';
import { fold } from '@/lib/format/fold';

/** What a change is listed, filtered and found by. */
export type Summary = {
  /** How many records of each kind. */
  readonly counts: Partial<Record<Entity, number>>;
  /** “claim.status”: what changed in records that existed before and after. */
  readonly fields: string[];
  /** The reason, and the names of all records before and after, folded, up to a length. */
  readonly folded: string;
};

type Summed = Pick<ChangedRecord, 'entity' | 'label' | 'before' | 'after'>;

/** How many characters of names a change is found by. */
const NAMES = 500_000;

/** Sums up a change, portion by portion. */
export class Summing {
  readonly #counts: Partial<Record<Entity, number>> = {};
  readonly #fields = new Set<string>();
  readonly #texts: Set<string>;
  #length = 0;
  /** The number of records so far. */
  total = 0;

  constructor(reason: string) {
    this.#texts = new Set([reason]);
  }

  add(records: readonly Summed[]): void {
    this.total += records.length;
    for (const { entity, label, before, after } of records) {
      this.#counts[entity] = (this.#counts[entity] ?? 0) + 1;
      this.#name(label);
      const former = before?.[(isEntity(entity) && declarationOf(entity).called) || ''];
      if (typeof former === 'string') this.#name(former);
      if (before && after)
        for (const name of Object.keys(after))
          if (!isHidden(entity, name) && !same(before[name], after[name])) this.#fields.add(`${entity}.${name}`);
    }
  }

  get summary(): Summary {
    return {
      counts: this.#counts,
      fields: [...this.#fields],
      folded: fold([...this.#texts].filter(Boolean).join(' · ')),
    };
  }

  #name(text: string): void {
    if (this.#length >= NAMES || this.#texts.has(text)) return;
    this.#texts.add(text);
    this.#length += text.length;
  }
}

/** The summary of a change, from its records. */
export function summaryOf(records: readonly Summed[], reason: string): Summary {
  const summing = new Summing(reason);
  summing.add(records);
  return summing.summary;
}
