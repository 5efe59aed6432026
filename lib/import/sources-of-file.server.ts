import type { CommandContext } from '@/lib/commands/command';
import { type NamedSource, sourceSlugs, sourcesNamed } from '@/lib/commands/names';
import { fold } from '@/lib/format/fold';
import type { SourceKind } from '@/lib/vocabulary';
import type { Decisions } from './decisions';
import type { RowNamed } from './row';
import type { Unclear } from './row-outcome';

/** A source that rows name. Its number is negative while it is not stored. */
export type SourceOfFile = {
  id: number;
  readonly name: string;
  readonly kind: SourceKind;
  readonly isNew: boolean;
  /** In how many rows it stands that are taken. */
  rows: number;
};

/** The sources that a file names: those that are here, and those to be made. Each is looked up once. */
export class SourcesOfFile {
  readonly #context: CommandContext;
  readonly #decisions: Decisions;
  /** By the folded name. */
  readonly #named = new Map<string, readonly NamedSource[]>();
  readonly #byId = new Map<number, NamedSource | null>();
  readonly #found = new Map<string, SourceOfFile>();
  readonly #fresh = new Map<number, SourceOfFile>();
  /** Names that several sources have, and in how many rows they stand. */
  readonly unclear = new Map<string, { name: string; rows: number; of: readonly NamedSource[] }>();
  #numbers = 0;

  constructor(context: CommandContext, decisions: Decisions) {
    this.#context = context;
    this.#decisions = decisions;
  }

  /** Looks up what is not known yet of these. */
  async prepare(names: readonly RowNamed[], numbers: readonly number[] = []): Promise<void> {
    const open = [...new Map(names.map(({ name }) => [fold(name), name]))].filter(([key]) => !this.#named.has(key));
    const found = await sourcesNamed(
      this.#context.tx,
      open.map(([, name]) => name),
    );
    for (const [key] of open) this.#named.set(key, found.get(key) ?? []);
    for (const sources of found.values()) for (const source of sources) this.#byId.set(source.id, source);
    await this.#prepareIds([
      ...numbers,
      ...open.flatMap(([key]) => {
        const decided = this.#decisions.sources[key];
        return decided && 'id' in decided ? decided.id : [];
      }),
    ]);
  }

  async #prepareIds(ids: readonly number[]): Promise<void> {
    const open = [...new Set(ids)].filter((id) => !this.#byId.has(id));
    if (open.length === 0) return;
    const rows = await this.#context.tx.source.findMany({
      where: { id: { in: open }, deletedAt: null },
      select: { id: true, name: true, slug: true, kind: true, domains: true, description: true },
    });
    for (const id of open) this.#byId.set(id, null);
    for (const row of rows) this.#byId.set(row.id, { ...row, owner: null });
  }

  /** The source that a row means, after `prepare`. */
  of({ id, name, kind }: RowNamed): SourceOfFile | Unclear {
    const key = fold(name);
    const named = this.#named.get(key) ?? [];
    // A number counts only where the name is one of that source: files come from elsewhere, too.
    const byNumber = id === undefined ? undefined : named.find((source) => source.id === id);
    if (byNumber) return this.#standing(byNumber);
    const known = this.#found.get(key);
    if (known) return known;
    const decided = this.#decisions.sources[key];
    const chosen = decided && 'id' in decided ? this.#byId.get(decided.id) : undefined;
    if (chosen) return this.#keep(key, this.#standing(chosen));
    const [there, ...others] = named;
    if (there && others.length > 0) {
      const open = this.unclear.get(key) ?? { name, rows: 0, of: named };
      this.unclear.set(key, { ...open, rows: open.rows + 1 });
      return { reason: `More than one source is called “${name}”. Choose the one that is meant.` };
    }
    if (there) return this.#keep(key, this.#standing(there));
    const chosenKind = decided && 'kind' in decided ? decided.kind : undefined;
    const fresh = {
      id: --this.#numbers,
      name,
      kind: chosenKind ?? kind ?? this.#decisions.kind,
      isNew: true,
      rows: 0,
    };
    this.#fresh.set(fresh.id, fresh);
    return this.#keep(key, fresh);
  }

  /** A source that is here, after `prepare` with its number. */
  byNumber(id: number): SourceOfFile | null {
    const there = this.#byId.get(id);
    return there ? this.#standing(there) : null;
  }

  /** Whether others have added a source in the meantime whose name is that of one of the file. */
  async hasTwin(): Promise<boolean> {
    const found = await sourcesNamed(
      this.#context.tx,
      this.made.flatMap(({ id, name }) => (id > 0 ? name : [])),
    );
    return [...found.values()].some((sources) => sources.some(({ id }) => !this.#byId.has(id)));
  }

  /** All that are to be made, or were made. */
  get made(): readonly SourceOfFile[] {
    return [...this.#found.values()].filter(({ isNew, rows }) => isNew && rows > 0);
  }

  /** Makes those that rows use by now. @returns from the numbers that they had meanwhile to their real ones */
  async write(): Promise<(id: number) => number> {
    const used = [...this.#fresh.values()].filter(({ id, rows }) => id < 0 && rows > 0);
    const slugs = await sourceSlugs(
      this.#context.tx,
      used.map(({ name }) => name),
    );
    const before = used.map(({ id }) => id);
    const ids = await this.#context.ledger.insertMany(
      'source',
      used.map(({ name, kind }, i) => ({ name, kind, slug: slugs[i] ?? '' })),
    );
    const real = new Map(before.map((id, i) => [id, ids[i] ?? id]));
    for (const [i, source] of used.entries()) {
      this.#fresh.delete(source.id);
      source.id = ids[i] ?? source.id;
      this.#byId.set(source.id, {
        ...{ id: source.id, name: source.name, kind: source.kind, slug: slugs[i] ?? '' },
        ...{ owner: null, domains: [], description: '' },
      });
    }
    return (id) => real.get(id) ?? id;
  }

  #keep(key: string, source: SourceOfFile): SourceOfFile {
    this.#found.set(key, source);
    return source;
  }

  readonly #there = new Map<number, SourceOfFile>();
  /** One object for each source, under whatever name it is found. */
  #standing({ id, name, kind }: NamedSource): SourceOfFile {
    const there = this.#there.get(id) ?? { id, name, kind, isNew: false, rows: 0 };
    this.#there.set(id, there);
    return there;
  }
}
