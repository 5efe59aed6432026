import type { Choices } from '@/lib/choices';
import type { CommandContext } from '@/lib/commands/command';
import type { Change, New } from '@/lib/commands/typed';
import { notFound } from '@/lib/errors';
import { chainsOf } from './chains';
import { type HeldReading, linkChange } from './link-change';
import { readingRow } from './links.server';
import { isCircular, pairsOf } from './plan';
import type { HopInput, Linking, ReadingInput } from './schema';
import {
  atField,
  byDocument,
  checkedWording,
  filledIn,
  itsDocument,
  lookUp,
  newUtterance,
  nothingSaid,
  type Standing,
  utteranceMeant,
} from './utterances.server';

/** What parts several cues of a link in one text. */
export const BETWEEN_CUES = '; ';

/** A chain to add, origin first, with the sources that its hops name. */
export type NewChain = {
  readonly claimId: number;
  readonly hops: readonly { readonly hop: HopInput; readonly sourceId: number }[];
  /** The prefix of its field names in errors. */
  readonly field: string;
};

/** An utterance as it will be. Its number is negative while it is new. */
export type ChainUtterance = Standing & { versionId: number | null; spans: number[] };
type Link = {
  id: number;
  claimId: number;
  upstreamId: number;
  downstreamId: number;
  note: string;
  verbatim: boolean;
  readings: HeldReading[];
  patch: Change<'attribution'>;
};
/** What one chain adds to a claim. `altered`: whether something that was there says more now, or something else. */
export type AddedChain = { path: ChainUtterance[]; utterances: number; links: number; altered: boolean };
/** A document that is not stored yet, so that it cannot be looked up. */
type KnownDocument = Parameters<typeof byDocument>[0];
/** From the numbers that records have meanwhile to their real ones. */
type Real = {
  readonly claim: (id: number) => number;
  readonly source: (id: number) => number;
  readonly document: (id: number) => number;
};
const asTheyAre: Real = { claim: (id) => id, source: (id) => id, document: (id) => id };

const keyOf = ({ upstreamId, downstreamId }: Pick<Link, 'upstreamId' | 'downstreamId'>) =>
  `${upstreamId}>${downstreamId}`;

/**
 * Adds any number of chains to claims by the rules of `editChain`, with few statements. It reads everything at once,
 * works out the result here, and writes it all at the end. While a command runs, others wait for the embedded database.
 */
export class ChainAdding {
  readonly #context: CommandContext;
  readonly #choices: Choices;
  readonly #look: ReturnType<typeof lookUp>;
  /** By claim. */
  readonly #utterances = new Map<number, ChainUtterance[]>();
  readonly #links = new Map<number, Map<string, Link>>();
  /** The columns of new utterances, and the changed columns of others. */
  readonly #fresh = new Map<number, New<'utterance'>>();
  readonly #patches = new Map<number, Change<'utterance'>>();
  readonly #gone = new Set<number>();
  readonly #recued = new Map<number, string>();
  readonly #documents = new Map<number, KnownDocument>();
  #numbers = 0;
  #alterations = 0;

  private constructor(context: CommandContext, choices: Choices) {
    this.#context = context;
    this.#choices = choices;
    const look = lookUp(context.tx);
    this.#look = {
      ...look,
      document: async (id) => {
        const known = this.#documents.get(id);
        return known ? { deletedAt: null, ...known } : look.document(id);
      },
    };
  }

  /** Locks the claims and reads what stands in them. @throws DomainError `not found` */
  static async of(context: CommandContext, claimIds: readonly number[], choices: Choices): Promise<ChainAdding> {
    const adding = new ChainAdding(context, choices);
    await adding.#read([...new Set(claimIds)]);
    return adding;
  }

  /** Reads more claims, which are locked. @throws DomainError `not found` */
  async read(claimIds: readonly number[]): Promise<void> {
    await this.#read([...new Set(claimIds)].filter((id) => !this.#utterances.has(id)));
  }

  /** Takes up a claim that is not stored yet, under the number that it has meanwhile. */
  begin(claimId: number): void {
    this.#utterances.set(claimId, []);
    this.#links.set(claimId, new Map());
  }

  /** Takes up a document that is not stored yet, under the number that it has meanwhile. */
  know(documentId: number, document: KnownDocument): void {
    this.#documents.set(documentId, document);
  }

  /** How a claim is now. @returns makes it so again, as if the chains since had not been added */
  mark(claimId: number): () => void {
    const [number, alterations] = [this.#numbers, this.#alterations];
    const utterances = (this.#utterances.get(claimId) ?? []).map((utterance) => ({ ...utterance }));
    const links = new Map(
      [...(this.#links.get(claimId) ?? [])].map(([key, link]) => [
        key,
        { ...link, readings: [...link.readings], patch: { ...link.patch } },
      ]),
    );
    const patches = utterances.map(({ id }) => [id, this.#fresh.get(id), this.#patches.get(id)] as const);
    const [gone, recued] = [new Set(this.#gone), new Map(this.#recued)];
    return () => {
      for (const id of this.#fresh.keys()) if (id < number) this.#fresh.delete(id);
      for (const { id } of this.#utterances.get(claimId) ?? []) this.#patches.delete(id);
      for (const [id, fresh, patch] of patches) {
        if (fresh) this.#fresh.set(id, fresh);
        if (patch) this.#patches.set(id, patch);
      }
      this.#utterances.set(claimId, utterances);
      this.#links.set(claimId, links);
      replace(this.#gone, gone);
      replace(this.#recued, recued);
      this.#alterations = alterations;
    };
  }

  /** The chains of a claim as it is now: the sources on each, origin first. */
  sourcesOnChains(claimId: number): number[][] {
    const utterances = this.#utterances.get(claimId) ?? [];
    const sources = new Map(utterances.map(({ id, sourceId }) => [id, sourceId]));
    const attributions = [...(this.#links.get(claimId)?.values() ?? [])];
    return chainsOf({ utterances, attributions }).chains.map(({ hops }) =>
      hops.map(({ utteranceId }) => sources.get(utteranceId) ?? 0),
    );
  }

  /** The links along a path of a claim. Neighbours that are not linked have none. */
  linksAlong(claimId: number, path: readonly ChainUtterance[]): (Pick<Link, 'id' | 'readings'> | undefined)[] {
    const links = this.#links.get(claimId);
    return path.map(({ id }, i) => links?.get(keyOf({ upstreamId: path[i - 1]?.id ?? 0, downstreamId: id })));
  }

  /** Works out one chain. */
  async add({ claimId, hops, field }: NewChain): Promise<AddedChain> {
    const before = {
      utterances: this.#fresh.size,
      links: this.#links.get(claimId)?.size ?? 0,
      alterations: this.#alterations,
    };
    const path: ChainUtterance[] = [];
    for (const [i, { hop, sourceId }] of hops.entries()) {
      const at = `${field}hops.${i}.`;
      const utterance = await this.#utteranceOf(claimId, sourceId, hop, at, hops[i + 1]?.hop, path.at(-1)?.id);
      if (utterance === path.at(-1)) throw atField(`${at}sourceId`, 'An utterance cannot credit itself.');
      path.push(utterance);
    }
    const links = this.#links.get(claimId) ?? new Map<string, Link>();
    for (const pair of pairsOf(path.map(({ id }) => id)))
      if (!links.has(keyOf(pair)))
        links.set(keyOf(pair), {
          ...{ ...pair, id: this.#newNumber(), claimId },
          ...{ note: '', verbatim: false, readings: [], patch: {} },
        });
    for (const [i, { hop }] of hops.entries()) {
      const [up, down] = [path[i - 1], path[i]];
      const link = up && down && links.get(keyOf({ upstreamId: up.id, downstreamId: down.id }));
      if (link) this.#changeLink(link, hop.link ?? {}, hop.readings);
    }
    return {
      path,
      utterances: this.#fresh.size - before.utterances,
      links: links.size - before.links,
      altered: this.#alterations > before.alterations,
    };
  }

  /** Whether one of these utterances stands in a circle as the claim is now. */
  isCircular(claimId: number, path: readonly ChainUtterance[]): boolean {
    const links = [...(this.#links.get(claimId)?.values() ?? [])];
    return isCircular(
      links,
      path.map(({ id }) => id),
    );
  }

  /** The utterances of a claim, as they will be. */
  placesIn(claimId: number): readonly ChainUtterance[] {
    return this.#utterances.get(claimId) ?? [];
  }

  /** Changes columns of an utterance. */
  alter(utterance: ChainUtterance, columns: Change<'utterance'>): void {
    Object.assign(utterance, columns);
    if (utterance.id > 0) this.#alterations++;
    const fresh = this.#fresh.get(utterance.id);
    if (fresh) this.#fresh.set(utterance.id, { ...fresh, ...columns });
    else this.#patches.set(utterance.id, { ...this.#patches.get(utterance.id), ...columns });
  }

  /**
   * Writes everything that was worked out, and forgets it.
   * @param real where records were taken up that are stored by now
   * @returns the number of an utterance, by its temporary one
   */
  async write(real: Real = asTheyAre): Promise<(id: number) => number> {
    const { ledger } = this.#context;
    const withDocument = <Row extends { documentId?: number | null }>(row: Row) =>
      row.documentId ? { ...row, documentId: real.document(row.documentId) } : row;
    const utteranceOf = numbers(
      [...this.#fresh.keys()],
      await ledger.insertMany(
        'utterance',
        [...this.#fresh.values()].map((row) =>
          withDocument({ ...row, claimId: real.claim(row.claimId), sourceId: real.source(row.sourceId) }),
        ),
      ),
    );
    await ledger.updateMany(
      'utterance',
      [...this.#patches].map(([id, patch]) => withDocument({ ...patch, id })),
    );
    const links = [...this.#links.values()].flatMap((all) => [...all.values()]);
    const fresh = links.filter(({ id }) => id < 0);
    const rows = fresh.map(({ claimId, upstreamId, downstreamId, patch }) => ({
      ...{
        claimId: real.claim(claimId),
        upstreamId: utteranceOf(upstreamId),
        downstreamId: utteranceOf(downstreamId),
        note: '',
        verbatim: false,
        ...patch,
      },
    }));
    const made = await ledger.insertMany('attribution', rows);
    const linkOf = numbers(
      fresh.map(({ id }) => id),
      made,
    );
    await this.#writeReadings(links, linkOf);
    await ledger.updateMany(
      'attribution',
      links.flatMap(({ id, patch }) => (id > 0 && Object.keys(patch).length > 0 ? [{ ...patch, id }] : [])),
    );
    for (const state of [this.#fresh, this.#patches, this.#gone, this.#recued, this.#utterances, this.#links])
      state.clear();
    return utteranceOf;
  }

  async #writeReadings(links: readonly Link[], linkOf: (id: number) => number): Promise<void> {
    const { ledger } = this.#context;
    await ledger.remove('reading', [...this.#gone]);
    await ledger.updateMany(
      'reading',
      [...this.#recued].map(([id, cue]) => ({ id, cue })),
    );
    const fresh = links.flatMap(({ id, readings }) =>
      readings.filter((reading) => reading.id < 0).map((reading) => readingRow(linkOf(id), reading)),
    );
    await ledger.insertMany('reading', fresh);
  }

  async #read(claimIds: readonly number[]): Promise<void> {
    const { tx, ledger } = this.#context;
    const held = await ledger.read('claim', claimIds);
    if (held.filter(({ deletedAt }) => !deletedAt).length < claimIds.length) throw notFound('There is no such claim.');
    for (const id of claimIds) {
      this.#utterances.set(id, []);
      this.#links.set(id, new Map());
    }
    const where = { claimId: { in: [...claimIds] } };
    const utterances = await tx.utterance.findMany({
      where,
      include: { document: { select: itsDocument } },
      orderBy: { id: 'asc' },
    });
    for (const { document, ...utterance } of utterances)
      this.#utterances.get(utterance.claimId)?.push({ ...utterance, ...byDocument(document, utterance.saidAt) });
    const links = await tx.attribution.findMany({
      where,
      select: {
        ...{ id: true, claimId: true, upstreamId: true, downstreamId: true, note: true, verbatim: true },
        readings: { orderBy: { id: 'asc' } },
      },
      orderBy: { id: 'asc' },
    });
    for (const link of links) this.#links.get(link.claimId)?.set(keyOf(link), { ...link, patch: {} });
  }

  /** @param next the hop that credits this one; `after`: the utterance that this one credits */
  async #utteranceOf(
    claimId: number,
    sourceId: number,
    hop: HopInput,
    field: string,
    next: HopInput | undefined,
    after: number | undefined,
  ) {
    const documentId = hop.documentId ?? null;
    const wording = await checkedWording(this.#look, hop, documentId, field, nothingSaid);
    const all = this.#utterances.get(claimId) ?? [];
    const own = all.filter((utterance) => utterance.sourceId === sourceId);
    const before = await this.#saidBy(next);
    const sought = {
      claimId,
      sourceId,
      documentId,
      stance: wording.stance,
      before,
      after,
      choices: this.#choices,
      field,
    };
    const there = await utteranceMeant(this.#context.tx, own, sought);
    const fresh = newUtterance({ claimId, sourceId, documentId }, wording);
    const utterance: ChainUtterance = there ?? { ...fresh, ...byDocument(null, null), id: this.#newNumber() };
    const columns = there ? filledIn(there, documentId, wording) : fresh;
    if (!there) {
      all.push(utterance);
      this.#fresh.set(utterance.id, fresh);
    }
    if (Object.keys(columns).length === 0) return utterance;
    this.alter(utterance, columns);
    const document = utterance.documentId === null ? null : await this.#look.document(utterance.documentId);
    return Object.assign(utterance, byDocument(document, utterance.saidAt));
  }

  /** When the crediting hop said so, in epoch ms, as far as it tells. */
  async #saidBy(hop: HopInput | undefined): Promise<number | null> {
    if (hop?.saidAt) return Date.parse(hop.saidAt.at);
    const document = hop?.documentId ? await this.#look.document(hop.documentId) : null;
    return document?.publishedAt?.getTime() ?? null;
  }

  #changeLink(there: Link, link: Linking, given: readonly ReadingInput[]): void {
    // All the cues of a link, in one text as files have them, say nothing new.
    const cues = there.readings.flatMap(({ cue }) => cue || []).join(BETWEEN_CUES);
    const { cue, ...others } = link;
    const said = cue === undefined || cue === cues ? others : link;
    const { gone, recued, added } = linkChange(there.readings, said, given);
    for (const id of gone) {
      this.#recued.delete(id);
      if (id > 0) this.#gone.add(id);
    }
    for (const { id, cue } of recued) if (id > 0) this.#recued.set(id, cue);
    const newCues = new Map(recued.map(({ id, cue }) => [id, cue]));
    const stay = there.readings
      .filter(({ id }) => !gone.includes(id))
      .map((one) => ({ ...one, cue: newCues.get(one.id) ?? one.cue }));
    there.readings = [...stay, ...added.map((one) => ({ ...one, id: this.#newNumber() }))];
    const { note = there.note, verbatim = there.verbatim } = link;
    const isAltered = note !== there.note || verbatim !== there.verbatim;
    if (isAltered) Object.assign(there, { note, verbatim, patch: { ...there.patch, note, verbatim } });
    if (there.id > 0 && (isAltered || gone.length + recued.length + added.length > 0)) this.#alterations++;
  }

  #newNumber = (): number => --this.#numbers;
}

function replace<Kept extends Set<unknown> | Map<unknown, unknown>>(state: Kept, by: Kept): void {
  state.clear();
  for (const [key, value] of by.entries()) {
    if (state instanceof Map) state.set(key, value);
    else state.add(key);
  }
}

/** From the temporary numbers of records to their real ones. */
function numbers(meanwhile: readonly number[], given: readonly number[]): (id: number) => number {
  const known = new Map(meanwhile.map((id, i) => [id, given[i] ?? id]));
  return (id) => known.get(id) ?? id;
}
