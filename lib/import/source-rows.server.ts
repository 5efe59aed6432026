import type { CommandContext } from '@/lib/commands/command';
import { sourcesNamed } from '@/lib/commands/names';
import type { Change, Held } from '@/lib/commands/typed';
import { same } from '@/lib/entities/record';
import { fold } from '@/lib/format/fold';
import { otherNames } from '@/lib/sources/rules';
import type { Reliability } from '@/lib/vocabulary';
import { type NoteChanges, type NoteOfRecord, noChanges, noteKey, notesChanged } from './notes';
import { changeNotes } from './notes.server';
import type { RowSource } from './row';
import { isUnclear, type RowOutcome, refused, type Unclear } from './row-outcome';
import type { SourceOfFile, SourcesOfFile } from './sources-of-file.server';

type Differing = {
  readonly columns: Change<'source'>;
  readonly owner: SourceOfFile | null | undefined;
  readonly grade: Reliability | null | undefined;
};
type Planned = {
  columns: Change<'source'>;
  owner: SourceOfFile | null | undefined;
  grade: Reliability | null | undefined;
  notes: NoteChanges;
};

/** The rows of a file of sources. */
export class SourceRows {
  readonly #context: CommandContext;
  readonly #sources: SourcesOfFile;
  readonly #graded: string;
  /** Those that are here and were met. */
  readonly #met: Set<number>;
  #planned = new Map<SourceOfFile, Planned>();
  #held = new Map<number, Held<'source'>>();
  #slugs = new Map<number, string>();
  #notes = new Map<number, NoteOfRecord[]>();
  #taken = new Map<string, readonly { id: number }[]>();
  readonly #keyed = new Map<string, SourceOfFile>();
  readonly #spoken = new Set<number>();
  /** Who owns whom, as it will be, by number; read when an owner is first named. */
  #owners: Map<number, number | null> | null = null;

  /** @param graded the reason that grades get */
  constructor(context: CommandContext, sources: SourcesOfFile, graded: string, met: Set<number>) {
    this.#context = context;
    this.#met = met;
    this.#sources = sources;
    this.#graded = graded;
  }

  /** Reads what the rows of a portion may mean or change. */
  async prepare(rows: readonly RowSource[]): Promise<void> {
    const { tx, ledger } = this.#context;
    this.#planned = new Map();
    this.#notes = new Map();
    if (rows.length === 0) return;
    const ids = rows.flatMap(({ id }) => id ?? []);
    const keys = rows.flatMap(({ key }) => key ?? []);
    const keyed = await tx.sourceNote.findMany({
      where: {
        name: { in: [...new Set(keys.map(({ name }) => name))] },
        key: { in: keys.map(({ text }) => text) },
        source: { deletedAt: null },
      },
      select: { sourceId: true, name: true, key: true },
      orderBy: { id: 'desc' },
    });
    await this.#sources.prepare(
      [
        ...rows.flatMap(({ name }) => (name === undefined ? [] : { name })),
        ...rows.flatMap(({ owner }) => owner ?? []),
      ],
      [...ids, ...keyed.map(({ sourceId }) => sourceId)],
    );
    for (const { sourceId, name, key } of keyed) {
      const source = this.#sources.byNumber(sourceId);
      if (source) this.#keyed.set(noteKey({ name, text: key ?? '' }), source);
    }
    const here = rows.flatMap((row) => {
      const source = this.#meant(row);
      return isUnclear(source) || source.id < 0 ? [] : source.id;
    });
    const held = await ledger.read('source', [...new Set(here)]);
    this.#held = new Map(held.map((source) => [source.id, source]));
    this.#slugs = new Map(
      (await tx.source.findMany({ where: { id: { in: ids } }, select: { id: true, slug: true } })).map(
        ({ id, slug }) => [id, slug],
      ),
    );
    this.#taken = await sourcesNamed(
      tx,
      rows.flatMap(({ name }) => name ?? []),
    );
    const notes = await tx.sourceNote.findMany({
      where: { sourceId: { in: here } },
      select: { id: true, sourceId: true, name: true, text: true },
      orderBy: { id: 'asc' },
    });
    for (const { sourceId, ...note } of notes) this.#notes.set(sourceId, [...(this.#notes.get(sourceId) ?? []), note]);
    if (!this.#owners && rows.some(({ owner }) => owner)) {
      const all = await tx.source.findMany({ select: { id: true, ownerId: true } });
      this.#owners = new Map(all.map(({ id, ownerId }) => [id, ownerId]));
    }
  }

  row(row: number, said: RowSource): RowOutcome {
    const source = this.#meant(said);
    if (isUnclear(source)) return refused(row, source);
    const isFirst = source.isNew && source.rows === 0;
    const planned = this.#planned.get(source) ?? {
      ...{ columns: {}, owner: undefined, grade: undefined },
      notes: noChanges,
    };
    const differing = this.#differing(source, planned, said);
    if (isUnclear(differing)) return refused(row, differing);
    this.#planned.set(source, planned);
    source.rows++;
    for (const { isNew, id } of [source, differing.owner ?? source]) if (!isNew) this.#met.add(id);
    if (differing.owner) differing.owner.rows++;
    if (differing.owner !== undefined) this.#owners?.set(source.id, differing.owner?.id ?? null);
    if (said.key) this.#keyed.set(noteKey(said.key), source);
    planned.columns = { ...planned.columns, ...differing.columns };
    if (differing.owner !== undefined) planned.owner = differing.owner;
    if (differing.grade !== undefined) planned.grade = differing.grade;
    const notes = notesChanged(this.#notes.get(source.id) ?? [], planned.notes, said.notes, this.#spoken);
    planned.notes = notes ?? planned.notes;
    const isChanged =
      notes ||
      differing.owner !== undefined ||
      differing.grade !== undefined ||
      Object.keys(differing.columns).length > 0;
    return { row, kind: isFirst ? 'new' : isChanged ? 'changed' : 'same' };
  }

  /** The source that a row is about: by its number here, by its number in the file, or by its name. */
  #meant({ id, slug, key, name, kind }: RowSource): SourceOfFile | Unclear {
    const numbered = id === undefined ? null : this.#sources.byNumber(id);
    if (numbered && id !== undefined) {
      const there = this.#slugs.get(id);
      if (slug === undefined || there === undefined || there === slug) return numbered;
      return {
        reason: `Source ${id} here is “${numbered.name}”. If these numbers come from elsewhere, leave their column out.`,
      };
    }
    const keyed = key && this.#keyed.get(noteKey(key));
    if (keyed) return keyed;
    if (name !== undefined) return this.#sources.of({ name, ...(kind && { kind }) });
    return { reason: 'There is no such source here, and the row does not name it.' };
  }

  #differing(source: SourceOfFile, planned: Planned, said: RowSource): Differing | Unclear {
    const held = this.#held.get(source.id);
    const now: Readonly<Record<string, unknown>> = {
      ...{
        name: source.name,
        kind: source.kind,
        aliases: [],
        domains: [],
        description: '',
        peopleCount: null,
        terms: '',
      },
      ...held,
      ...planned.columns,
    };
    const name = said.name ?? String(now.name);
    const isRenamed = fold(name) !== fold(String(now.name)) && !(held?.aliases ?? []).map(fold).includes(fold(name));
    const taken = this.#taken.get(fold(name))?.find(({ id }) => id !== source.id);
    if (isRenamed && taken) return { reason: `Another source is called “${name}” already.` };
    const owner = said.owner ? this.#sources.of(said.owner) : said.owner;
    if (owner && isUnclear(owner)) return owner;
    if (owner && this.#owns(source, owner)) return { reason: `“${owner.name}” would own itself.` };
    const kind = said.kind ?? now.kind;
    const { aliases, domains, description, peopleCount, terms } = said;
    const given: Change<'source'> = {
      ...(isRenamed || name === held?.name ? { name } : {}),
      ...(said.kind && { kind: said.kind }),
      ...(aliases && { aliases: otherNames(name, aliases) }),
      ...(domains && { domains: [...domains] }),
      ...(description !== undefined && { description }),
      ...(kind === 'unnamed' && peopleCount !== undefined && { peopleCount }),
      ...(kind === 'unnamed' && terms !== undefined && { terms }),
      // Only an unnamed source has these.
      ...(kind !== 'unnamed' && held?.kind === 'unnamed' && { peopleCount: null, terms: '', grantedById: null }),
    };
    const ownerNow = planned.owner === undefined ? (held?.ownerId ?? null) : (planned.owner?.id ?? null);
    const gradeNow = planned.grade === undefined ? (held?.reliability ?? null) : planned.grade;
    return {
      columns: Object.fromEntries(Object.entries(given).filter(([field, value]) => !same(now[field], value))),
      owner: owner === undefined || (owner?.id ?? null) === ownerNow ? undefined : owner,
      grade: said.reliability === undefined || said.reliability === gradeNow ? undefined : said.reliability,
    };
  }

  /** Whether a source stands above the one that would own it. */
  #owns(source: SourceOfFile, owner: SourceOfFile): boolean {
    const seen = new Set<number>();
    for (let at: number | null = owner.id; at !== null && !seen.has(at); at = this.#owners?.get(at) ?? null) {
      if (at === source.id) return true;
      seen.add(at);
    }
    return false;
  }

  /** Writes what the portion changes, once new sources are made. */
  async write(): Promise<void> {
    const { ledger, actor } = this.#context;
    const all = [...this.#planned];
    const gradedAt = new Date();
    await ledger.insertMany(
      'sourceGrade',
      all.flatMap(([{ id }, { grade }]) =>
        grade === undefined ? [] : [{ sourceId: id, grade, reason: this.#graded, gradedBy: actor.name, gradedAt }],
      ),
    );
    await ledger.updateMany(
      'source',
      all.flatMap(([{ id }, { columns, owner, grade }]) => {
        const patch = {
          ...columns,
          ...(owner !== undefined && { ownerId: owner?.id ?? null }),
          ...(grade !== undefined && { reliability: grade }),
        };
        return Object.keys(patch).length > 0 ? [{ ...patch, id }] : [];
      }),
    );
    await changeNotes(
      ledger,
      'sourceNote',
      all.map(([, { notes }]) => notes),
    );
    const ids = await ledger.insertMany(
      'sourceNote',
      all.flatMap(([{ id }, { notes }]) => notes.added.map((note) => ({ ...note, sourceId: id }))),
    );
    for (const id of ids) this.#spoken.add(id);
  }
}
