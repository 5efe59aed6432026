import { createHash, type Hash } from 'node:crypto';
import { z } from 'zod';
import { type Reader, rowsFrom } from '@/lib/db/rows';
import { declarationOf, type Entity, fieldLabel, fieldOf, isEntity, isHidden, labelSql } from '@/lib/entities/entities';
import type { ChangedRecord, Id } from '@/lib/entities/record';
import { formatDate } from '@/lib/format/date';
import { Prisma } from '@/prisma/generated/client';
import type { Importing } from './importing.server';
import { type CountedKind, type Counts, countedKinds, type Report, type Sample, SHOWN } from './report';
import type { Refusal } from './row';
import type { RowOutcome } from './row-outcome';

type Noted = { readonly kind: CountedKind; readonly outcome: Sample['outcome']; readonly record: ChangedRecord };

/** Counts what the rows of a file come to, and keeps the first of each kind for people to look at. */
export class Reporting {
  readonly #rows = { new: 0, changed: 0, same: 0, refused: 0, blank: 0, total: 0 };
  readonly #made = new Map<CountedKind, number>();
  readonly #changed = new Map<CountedKind, Set<string>>();
  /** Records of this file, which are not changed by it but written on, by kind. */
  readonly #own = new Map<Entity, Set<Id>>();
  readonly #samples: Sample[] = [];
  readonly #shown = new Map<string, number>();
  readonly #refused: Refusal[] = [];
  readonly #hash: Hash = createHash('sha256');

  /** How rows ended. */
  rows(outcomes: readonly RowOutcome[], blank: number): void {
    for (const outcome of outcomes) {
      this.#rows[outcome.kind]++;
      const refusals = outcome.kind === 'refused' ? outcome.refusals : [];
      if (this.#refused.length < SHOWN) this.#refused.push(...refusals.slice(0, SHOWN - this.#refused.length));
      this.#hash.update(`${outcome.row} ${outcome.kind} ${refusals.map(({ reason }) => reason).join()}\n`);
    }
    this.#rows.blank += blank;
    this.#rows.total += outcomes.length + blank;
  }

  /** What was written for them, before it is put away. */
  async records(reader: Reader, records: readonly ChangedRecord[]): Promise<void> {
    const noted: Noted[] = [];
    for (const record of records) {
      const kind = kindOf(record.entity);
      if (!kind) continue;
      const name = `${record.entity}:${record.id}`;
      const outcome = record.before === null ? 'new' : 'changed';
      // New records have other numbers in a dry run.
      const own = this.#own.get(record.entity) ?? new Set();
      this.#own.set(record.entity, own);
      const isOwn = outcome === 'new' || own.has(record.id);
      this.#hash.update(isOwn ? `${kind} ${record.label}\n` : `${name} ${JSON.stringify(record.before)}\n`);
      if (outcome === 'new') {
        this.#made.set(kind, (this.#made.get(kind) ?? 0) + 1);
        own.add(record.id);
      } else if (!isOwn) {
        const changed = this.#changed.get(kind) ?? new Set();
        this.#changed.set(kind, changed.add(name));
      } else continue;
      const shown = this.#shown.get(`${kind} ${outcome}`) ?? 0;
      this.#shown.set(`${kind} ${outcome}`, shown + 1);
      if (shown < SHOWN) noted.push({ kind, outcome, record });
    }
    const names = await namesOf(reader, noted);
    for (const { kind, outcome, record } of noted)
      this.#samples.push({ kind, outcome, label: record.label, row: null, changes: changesOf(record, names) });
  }

  /** All of it. @param met what was here already */
  report(
    importing: Pick<Importing, 'met'>,
    rest: Pick<Report, 'newSources' | 'newSourcesTotal' | 'unclear' | 'notices'>,
  ): Report {
    const kinds: Partial<Record<CountedKind, Counts>> = {};
    for (const kind of Object.keys(countedKinds).filter(isCounted)) {
      const changed = this.#changed.get(kind) ?? new Set();
      const met = isMet(kind) ? importing.met[kind] : new Set<number>();
      const same = [...met].filter(
        (id) => !changed.has(`${kind}:${id}`) && !(isMet(kind) && this.#own.get(kind)?.has(id)),
      ).length;
      const counts = { new: this.#made.get(kind) ?? 0, changed: changed.size, same };
      if (isMet(kind) || counts.new + counts.changed > 0) kinds[kind] = counts;
    }
    const digest = this.#hash.copy().update(JSON.stringify(kinds)).digest('hex');
    return { rows: this.#rows, kinds, samples: this.#samples, refused: this.#refused, ...rest, digest };
  }
}

const isCounted = (name: string): name is CountedKind => Object.hasOwn(countedKinds, name);
const MET = ['claim', 'source', 'document', 'utterance', 'attribution', 'topic'] as const;
const isMet = (kind: CountedKind): kind is (typeof MET)[number] => MET.some((name) => name === kind);

function kindOf(entity: Entity): CountedKind | null {
  if (entity === 'claimNote' || entity === 'sourceNote' || entity === 'documentNote') return 'note';
  return isCounted(entity) ? entity : null;
}

/** What a record is called that another one names, by “kind:id”. */
type Names = ReadonlyMap<string, string>;

async function namesOf(reader: Reader, noted: readonly Noted[]): Promise<Names> {
  const wanted = new Map<Entity, Set<number>>();
  for (const { record } of noted)
    for (const state of [record.before, record.after])
      for (const [field, value] of Object.entries(state ?? {})) {
        const entity = fieldOf(record.entity, field)?.references;
        if (!entity || declarationOf(entity).key !== 'number') continue;
        const ids = wanted.get(entity) ?? new Set();
        for (const id of [value].flat()) if (typeof id === 'number') ids.add(id);
        wanted.set(entity, ids);
      }
  const names = new Map<string, string>();
  for (const [entity, ids] of wanted) {
    const rows = await rowsFrom(
      reader,
      z.object({ id: z.int(), label: z.string() }),
      Prisma.sql`SELECT t.id, ${Prisma.raw(labelSql(entity))} AS label FROM ${Prisma.raw(`"${declarationOf(entity).table}"`)} t WHERE t.id = ANY(${[...ids]})`,
    );
    for (const { id, label } of rows) names.set(`${entity}:${id}`, label);
  }
  return names;
}

/** What changes in a record, field by field. What a new one has not got is not told. */
function changesOf({ entity, before, after }: ChangedRecord, names: Names): Sample['changes'] {
  const written = (field: string, value: unknown) => inWords(entity, field, value, names);
  return Object.keys(after ?? {})
    .filter((field) => !isHidden(entity, field) && fieldOf(entity, field)?.shown !== 'altered')
    .map((field) => ({
      field: fieldLabel(entity, field),
      from: before ? written(field, before[field]) : '',
      to: written(field, after?.[field]),
    }))
    .filter(({ from, to }) => from !== to);
}

const LONGEST = 500;

function inWords(entity: Entity, field: string, value: unknown, names: Names): string {
  if (value === null || value === undefined || value === '') return '';
  const { words, references, holds } = fieldOf(entity, field) ?? {};
  if (Array.isArray(value)) return value.map((one) => inWords(entity, field, one, names)).join(', ');
  if (references && isEntity(references)) return names.get(`${references}:${value}`) ?? String(value);
  if (words && typeof value === 'string') return words[value]?.label ?? value;
  if (holds === 'time' && typeof value === 'string') return formatDate(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
