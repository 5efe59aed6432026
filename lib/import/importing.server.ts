import { setImmediate } from 'node:timers/promises';
import { type AddedChain, BETWEEN_CUES, ChainAdding, type NewChain } from '@/lib/attributions/add-chains.server';
import type { HopInput } from '@/lib/attributions/schema';
import { insertClaims } from '@/lib/claims/commands.server';
import { suggestionsOf } from '@/lib/claims/suggestions.server';
import type { CommandContext } from '@/lib/commands/command';
import { topicKeyOf } from '@/lib/commands/names';
import type { Change, New, Patch } from '@/lib/commands/typed';
import { DomainError } from '@/lib/errors';
import { fold } from '@/lib/format/fold';
import { hostOf } from '@/lib/sources/rules';
import { namedTopic, topicIdsOf } from '@/lib/topics/commands.server';
import { type ClaimOfFile, ClaimsOfFile, type SaidInFile } from './claims-of-file.server';
import type { Decisions } from './decisions';
import { DocumentRows } from './document-rows.server';
import { type DocumentOfFile, DocumentsOfFile } from './documents-of-file.server';
import { type NoteChanges, noChanges, notesChanged } from './notes';
import { changeNotes } from './notes.server';
import type { ImportedRow, RowClaim, RowHop, RowNote } from './row';
import { isUnclear, type RowOutcome, refused, type Unclear } from './row-outcome';
import { SourceRows } from './source-rows.server';
import { type SourceOfFile, SourcesOfFile } from './sources-of-file.server';

/** A hop with the records that it means. */
type Meant = { readonly hop: RowHop; readonly source: SourceOfFile; readonly document: DocumentOfFile | null };

/** After so many rows, others have their turn. */
const BETWEEN = 20;

/** The note that keeps a passage for which there is no text here. */
const PASSAGE = 'Passage';

/** What rows of a portion change of one claim. */
type Planned = {
  readonly claim: ClaimOfFile;
  patch: Change<'claim'>;
  topics: readonly string[] | null;
  /** The first row that names topics. */
  topicsRow: number | null;
  notes: NoteChanges;
  judgement: NonNullable<RowClaim['judgement']> | null;
};

/**
 * Takes the rows of a file, portion by portion. A row is taken whole or refused whole: everything that it means is
 * worked out before anything of it is written.
 */
export class Importing {
  readonly #context: CommandContext;
  readonly #sources: SourcesOfFile;
  readonly #documents: DocumentsOfFile;
  readonly #claims: ClaimsOfFile;
  readonly #documentRows: DocumentRows;
  readonly #sourceRows: SourceRows;
  readonly #reason: string;
  readonly #topics = new Map<string, number | null>();
  /** What is here already and was met, by kind. */
  readonly met: Readonly<Record<'claim' | 'source' | 'document' | 'utterance' | 'attribution' | 'topic', Set<number>>>;
  #chains: ChainAdding | null = null;
  #planned = new Map<number, Planned>();
  #circles = 0;
  #rejoined = 0;
  /** The notes that the file has spoken of: no later row replaces them. */
  readonly #spoken = new Set<number>();

  /**
   * @param reason what is said of judgements and grades for which the file gives no reason
   * @param isLong whether nothing is locked for it, so that `hasTwin` must be asked at its end
   */
  constructor(context: CommandContext, decisions: Decisions, { reason, isLong }: { reason: string; isLong: boolean }) {
    this.#context = context;
    this.#reason = reason;
    this.#sources = new SourcesOfFile(context, decisions);
    this.#documents = new DocumentsOfFile(context, this.#sources);
    this.#claims = new ClaimsOfFile(context, decisions, isLong);
    this.met = {
      ...{ claim: new Set(), source: new Set(), document: new Set() },
      ...{ utterance: new Set(), attribution: new Set(), topic: new Set() },
    };
    this.#documentRows = new DocumentRows(context, this.#sources, this.#documents, this.met.document);
    this.#sourceRows = new SourceRows(context, this.#sources, reason, this.met.source);
  }

  /** How many rows have chains that run otherwise here: names alone do not tell a source’s utterances apart. */
  get rejoined(): number {
    return this.#rejoined;
  }

  /** How many of the chains taken close a circle. */
  get circles(): number {
    return this.#circles;
  }

  /** Whether others have added a claim or a source in the meantime that is the same as one of the file. */
  hasTwin = async (): Promise<boolean> => (await this.#claims.hasTwin()) || (await this.#sources.hasTwin());

  get sources(): Pick<SourcesOfFile, 'made' | 'unclear'> {
    return this.#sources;
  }

  /** Takes a portion of rows and writes what follows from them. @returns what each came to, in their order */
  async take(rows: readonly ImportedRow[]): Promise<RowOutcome[]> {
    const here = await this.#prepare(rows);
    this.#chains ??= await ChainAdding.of(this.#context, [], {});
    await this.#chains.read(here);
    this.#planned = new Map();
    const outcomes: RowOutcome[] = [];
    for (const [i, row] of rows.entries()) {
      // Meanwhile others are served, and the database is asked for what goes on behind.
      if (i % BETWEEN === 0) await setImmediate();
      outcomes.push(await this.#row(row));
    }
    const losing = this.#losing();
    await this.#write();
    return outcomes.map((outcome) =>
      outcome.kind === 'same' && losing.has(outcome.row) ? { ...outcome, kind: 'changed' } : outcome,
    );
  }

  async #prepare(rows: readonly ImportedRow[]): Promise<number[]> {
    const hops = rows.flatMap(({ chains }) => chains.flat());
    const ownDocuments = rows.flatMap(({ document }) => document ?? []);
    const documents = [...hops.flatMap(({ document }) => document ?? []), ...ownDocuments];
    await this.#sources.prepare([
      ...hops.flatMap(({ source }) => source ?? []),
      ...documents.flatMap(({ publisher }) => publisher ?? []),
      ...documents.flatMap(({ publisher, url }) => (publisher || !url ? [] : { name: hostOf(url) })),
    ]);
    await this.#documents.prepare(documents);
    await this.#documentRows.prepare(ownDocuments);
    await this.#sourceRows.prepare(rows.flatMap(({ source }) => source ?? []));
    await this.#findTopics(rows.flatMap(({ claim }) => claim?.topics ?? []));
    return this.#claims.prepare(rows.flatMap(({ row, claim }) => (claim ? { row, claim } : [])));
  }

  async #row(row: ImportedRow): Promise<RowOutcome> {
    if (row.document) return this.#documentRows.row(row.row, row.document);
    if (row.source) return this.#sourceRows.row(row.row, row.source);
    if (!row.claim) return refused(row.row, { reason: 'The row says nothing of a claim, a source or a document.' });
    const claim = this.#claims.of(row.row, row.claim);
    if (isUnclear(claim)) return refused(row.row, claim);
    const said = this.#claims.wordsOf(row.claim);
    const contradiction = this.#contradiction(claim, said);
    if (contradiction) return refused(row.row, contradiction);
    const chains: Meant[][] = [];
    const unplaced: RowNote[] = [];
    for (const hops of row.chains) {
      const meant = this.#chainOf(hops, claim.id);
      if (isUnclear(meant)) return refused(row.row, meant);
      chains.push(meant.map((one) => withoutText(one, unplaced)));
    }
    const added = await this.#addChains(claim, chains);
    if (isUnclear(added)) return refused(row.row, added);
    return this.#accept(row, claim, { ...said, notes: [...said.notes, ...unplaced] }, chains, added);
  }

  /** Two rows of a file that mean one claim must not say different things of it. */
  #contradiction({ id }: ClaimOfFile, { statement, status }: RowClaim): Unclear | null {
    const before = this.#claims.said.get(id);
    if (!before) return null;
    const differs = (one: unknown, other: unknown) => one !== undefined && other !== undefined && one !== other;
    if (differs(statement && fold(statement), before.statement))
      return { reason: `Row ${before.row} says something else of the same claim.` };
    if (differs(status, before.status))
      return { reason: `Row ${before.row} gives the same claim the status ${before.status}.` };
    return null;
  }

  /** The records that the hops of a chain mean. What is published by somebody else is passed on by them. */
  #chainOf(hops: readonly RowHop[], claimId: number): Meant[] | Unclear {
    const there = this.#chains?.placesIn(claimId) ?? [];
    const meant: Meant[] = [];
    for (const [i, hop] of hops.entries()) {
      const source = hop.source ? this.#sources.of(hop.source) : null;
      if (source && isUnclear(source)) return source;
      const document = hop.document ? this.#documents.of(hop.document, source) : null;
      if (document && isUnclear(document)) return document;
      const speaker = source ?? document?.publisher;
      if (!speaker) return { reason: 'The row names a document, and nobody who says something in it.' };
      const isHeld = there.some(({ sourceId, documentId }) => sourceId === speaker.id && documentId === document?.id);
      const isLast = i === hops.length - 1;
      // Between others, nobody but the one who is named there can be meant.
      if (!document || document.publisher === speaker || isHeld || !isLast)
        meant.push({ hop, source: speaker, document });
      else meant.push(...passedOn(hop, speaker, document));
    }
    const twice = meant.findIndex(({ source }, i) => source === meant[i - 1]?.source);
    if (twice < 0) return meant;
    return { reason: `“${meant[twice]?.source.name}” stands twice in a row: two names of the chain mean one source.` };
  }

  /** Works the chains of a row into its claim: all of them or none. */
  async #addChains(claim: ClaimOfFile, chains: readonly (readonly Meant[])[]): Promise<AddedChain[] | Unclear> {
    const adding = this.#chains;
    if (!adding || chains.length === 0) return [];
    if (claim.isNew && !this.#planned.has(claim.id)) adding.begin(claim.id);
    const back = adding.mark(claim.id);
    const added: AddedChain[] = [];
    try {
      for (const hops of chains) {
        if (this.#isThere(claim, hops)) continue;
        for (const { document } of hops) if (document?.isNew) adding.know(document.id, knownOf(document));
        const chain: NewChain = {
          ...{ claimId: claim.id, field: '' },
          hops: hops.map((meant) => ({ hop: hopOf(meant), sourceId: meant.source.id })),
        };
        added.push(await adding.add(chain));
      }
      return added;
    } catch (error) {
      back();
      if (error instanceof DomainError) return { reason: error.message.replaceAll(' Nothing was changed.', '') };
      throw error;
    }
  }

  /** Whether names alone say what a chain of the claim says already, whichever of their documents is meant. */
  #isThere(claim: ClaimOfFile, hops: readonly Meant[]): boolean {
    if (
      hops.some(({ hop, document }) => document || hop.stance || hop.certainty || hop.saidAt || hop.quote || hop.cues)
    )
      return false;
    const wanted = hops.map(({ source }) => source.id).join();
    return this.#chains?.sourcesOnChains(claim.id).some((sources) => sources.join() === wanted) ?? false;
  }

  #accept(
    { row }: ImportedRow,
    claim: ClaimOfFile,
    said: RowClaim,
    chains: readonly (readonly Meant[])[],
    added: readonly AddedChain[],
  ): RowOutcome {
    const first = !this.#planned.has(claim.id);
    const planned = this.#planned.get(claim.id) ?? blank(claim);
    this.#planned.set(claim.id, planned);
    const before = this.#claims.said.get(claim.id);
    this.#claims.said.set(claim.id, {
      row: before?.row ?? row,
      ...(said.statement === undefined
        ? before?.statement && { statement: before.statement }
        : { statement: fold(said.statement) }),
      ...(said.status === undefined ? before?.status && { status: before.status } : { status: said.status }),
      ...(said.key ? { key: said.key.name } : before?.key && { key: before.key }),
      ...((said.topics || before?.topics) && { topics: [...(before?.topics ?? []), ...(said.topics ?? [])] }),
    });
    const sources = new Set(chains.flatMap((hops) => hops.map(({ source }) => source)));
    const documents = new Set(chains.flatMap((hops) => hops.flatMap(({ document }) => document ?? [])));
    for (const { publisher } of documents) sources.add(publisher);
    for (const used of [...sources, ...documents]) used.rows++;
    for (const { id } of sources) if (id > 0) this.met.source.add(id);
    for (const { id } of documents) if (id > 0) this.met.document.add(id);
    if (!claim.isNew) this.met.claim.add(claim.id);
    const grown = added.map(({ path, utterances, links, altered }) => {
      for (const { id } of path) if (id > 0) this.met.utterance.add(id);
      for (const link of this.#chains?.linksAlong(claim.id, path) ?? [])
        if (link && link.id > 0) this.met.attribution.add(link.id);
      if (this.#chains?.isCircular(claim.id, path)) this.#circles++;
      return utterances + links > 0 || altered;
    });
    if (claim.isNew && first && chains.length > 1 && !this.#isAsGiven(claim, chains)) this.#rejoined++;
    const isChanged = [this.#change(planned, said, row, before), ...grown].some(Boolean);
    return { row, kind: claim.isNew && first ? 'new' : isChanged ? 'changed' : 'same' };
  }

  /** Whether the chains of a new claim are those of its row. A chain that another one contains does not count. */
  #isAsGiven(claim: ClaimOfFile, chains: readonly (readonly Meant[])[]): boolean {
    const given = new Set(chains.map((hops) => hops.map(({ source }) => source.id).join()));
    return this.#chains?.sourcesOnChains(claim.id).every((sources) => given.has(sources.join())) ?? true;
  }

  /**
   * Plans what a row says of the claim itself.
   * @param before what earlier rows have said of it
   * @returns whether that differs from what is here or planned
   */
  #change(planned: Planned, said: RowClaim, row: number, before: SaidInFile | undefined): boolean {
    const { claim } = planned;
    const topics = new Set(before?.topics?.map(topicKeyOf));
    let isChanged = false;
    for (const name of ['statement', 'status'] as const) {
      const now = planned.patch[name] ?? claim.held?.[name];
      if (said[name] === undefined || said[name] === now) continue;
      // Found by its statement, a claim keeps the capitals and spaces that it has; else those of its first row.
      const isFound = (!said.id && !said.key) || before?.statement !== undefined;
      if (name === 'statement' && isFound && now !== undefined && fold(now) === fold(said[name] ?? '')) continue;
      planned.patch = { ...planned.patch, [name]: said[name] };
      isChanged = true;
    }
    if (said.topics) {
      // Several rows of a file that mean one claim give it the topics of all of them.
      planned.topics = this.#claims.said.get(claim.id)?.topics ?? said.topics;
      planned.topicsRow ??= row;
      isChanged ||= said.topics.some((name) => !topics.has(topicKeyOf(name)) && !this.#has(claim, name));
    }
    const notes = notesChanged(claim.notes, planned.notes, said.notes, this.#spoken);
    if (notes) {
      planned.notes = notes;
      isChanged = true;
    }
    const judged = planned.judgement ?? claim.judged;
    const { judgement } = said;
    if (judgement && (judgement.confidence !== judged?.confidence || judgement.likelihood !== judged?.likelihood)) {
      planned.judgement = judgement;
      isChanged = true;
    }
    return isChanged;
  }

  async #write(): Promise<void> {
    const { ledger, tx } = this.#context;
    const sourceOf = await this.#sources.write();
    const documentOf = await this.#documents.write();
    await this.#sourceRows.write();
    await this.#documentRows.write();
    await this.#makeTopics();
    const all = [...this.#planned.values()];
    const fresh = all.filter(({ claim }) => claim.isNew);
    const made = await insertClaims(
      { tx, ledger },
      fresh.map(({ patch, topics }) => ({
        statement: patch.statement ?? '',
        status: patch.status ?? 'unverified',
        topicIds: this.#topicIds(topics ?? []),
      })),
    );
    const real = new Map(fresh.map(({ claim }, i) => [claim.id, made[i]?.id ?? 0]));
    const claimOf = (id: number) => real.get(id) ?? id;
    await ledger.updateMany(
      'claim',
      all.filter(({ claim }) => !claim.isNew).flatMap((planned) => this.#patchOf(planned)),
    );
    await this.#writeNotes(all, claimOf);
    await this.#writeJudgements(all, claimOf);
    await this.#chains?.write({ claim: claimOf, source: sourceOf, document: documentOf });
    this.#claims.rename(claimOf);
  }

  async #findTopics(names: readonly string[]): Promise<void> {
    for (const name of names) {
      const key = topicKeyOf(name);
      if (!this.#topics.has(key)) this.#topics.set(key, (await namedTopic(this.#context.tx, name))?.id ?? null);
    }
  }

  /** Makes the topics that the rows taken name and that are not here. */
  async #makeTopics(): Promise<void> {
    const { tx, ledger } = this.#context;
    for (const name of [...this.#planned.values()].flatMap(({ topics }) => topics ?? [])) {
      const key = topicKeyOf(name);
      const there = this.#topics.get(key);
      if (there) this.met.topic.add(there);
      else this.#topics.set(key, (await topicIdsOf(tx, ledger, [name]))[0] ?? null);
    }
  }

  #has({ held }: ClaimOfFile, topic: string): boolean {
    const id = this.#topics.get(topicKeyOf(topic));
    return id != null && (held?.topicIds.includes(id) ?? false);
  }

  /** The rows by which claims lose topics: that is known once all rows have been read that name them. */
  #losing(): Set<number> {
    const losing = new Set<number>();
    for (const { claim, topics, topicsRow } of this.#planned.values()) {
      const kept = new Set(this.#topicIds(topics ?? []));
      if (topicsRow !== null && claim.held?.topicIds.some((id) => !kept.has(id))) losing.add(topicsRow);
    }
    return losing;
  }

  #topicIds = (names: readonly string[]): number[] =>
    [...new Set(names.map((name) => this.#topics.get(topicKeyOf(name)) ?? 0))].sort((a, b) => a - b);

  #patchOf({ claim, patch, topics }: Planned): Patch<'claim'>[] {
    const all = { ...patch, ...(topics && { topicIds: this.#topicIds(topics) }) };
    return Object.keys(all).length === 0 ? [] : [{ ...all, id: claim.id }];
  }

  async #writeNotes(all: readonly Planned[], claimOf: (id: number) => number): Promise<void> {
    const { ledger } = this.#context;
    await changeNotes(
      ledger,
      'claimNote',
      all.map(({ notes }) => notes),
    );
    const ids = await ledger.insertMany(
      'claimNote',
      all.flatMap(({ claim, notes }) => notes.added.map((note) => ({ ...note, claimId: claimOf(claim.id) }))),
    );
    for (const id of ids) this.#spoken.add(id);
  }

  async #writeJudgements(all: readonly Planned[], claimOf: (id: number) => number): Promise<void> {
    const { tx, ledger, actor } = this.#context;
    const judging = all.filter(({ judgement }) => judgement !== null);
    if (judging.length === 0) return;
    const suggestions = await suggestionsOf(
      tx,
      judging.flatMap(({ claim }) => (claim.isNew ? [] : claim.id)),
    );
    const judgedAt = new Date();
    await ledger.insertMany(
      'judgement',
      judging.flatMap(({ claim, judgement, patch }): New<'judgement'>[] =>
        judgement
          ? [
              {
                ...{ ...judgement, reason: judgement.reason || this.#reason, claimId: claimOf(claim.id) },
                ...{ authorName: actor.name, judgedAt },
                status: patch.status ?? claim.held?.status ?? 'unverified',
                suggestion: suggestions.get(claim.id) ?? null,
              },
            ]
          : [],
      ),
    );
  }
}

/** What one says in a document that another has published. The words stand there, so they are the publisher's. */
function passedOn({ quote, passage, ...hop }: RowHop, speaker: SourceOfFile, document: DocumentOfFile): Meant[] {
  const { publisher } = document;
  const relay: RowHop = {
    source: { name: publisher.name },
    ...(hop.stance && { stance: hop.stance }),
    ...(quote && { quote }),
    ...(passage && { passage }),
  };
  return [
    { hop, source: speaker, document: null },
    { hop: relay, source: publisher, document },
  ];
}

/** Without a stored text no passage can be marked. Its words are kept as a note then. */
function withoutText({ hop, source, document }: Meant, notes: RowNote[]): Meant {
  const { quote, ...rest } = hop;
  if (!quote || document?.hasText) return { hop, source, document };
  notes.push({ name: PASSAGE, text: quote });
  return { hop: rest, source, document };
}

const blank = (claim: ClaimOfFile): Planned => ({
  ...{ claim, patch: {}, topics: null, topicsRow: null, notes: noChanges, judgement: null },
});

const knownOf = ({ title, columns }: DocumentOfFile) => ({
  ...{ title, publishedPrecision: columns.publishedPrecision ?? 'day' },
  publishedAt: columns.publishedAt ? new Date(columns.publishedAt) : null,
});

function isPublishedThen(document: DocumentOfFile | null, saidAt: RowHop['saidAt']): boolean {
  if (!document || !saidAt) return false;
  const { publishedAt, publishedPrecision } = { ...document.columns, ...document.held };
  return (
    publishedAt != null &&
    new Date(publishedAt).getTime() === Date.parse(saidAt.at) &&
    publishedPrecision === saidAt.precision
  );
}

function hopOf({ hop, document }: Meant): HopInput {
  const { stance, certainty, saidAt, passage, quote, cues, note } = hop;
  const link = { ...(cues !== undefined && { cue: cues.join(BETWEEN_CUES) }), ...(note !== undefined && { note }) };
  return {
    ...{ readings: [], documentId: document?.id ?? null },
    ...(stance && { stance }),
    ...(certainty !== undefined && { certainty }),
    // What is said when its document was published has no date of its own.
    ...(saidAt !== undefined && !isPublishedThen(document, saidAt) && { saidAt }),
    // Where it stands in the text only the text can tell.
    ...(document && passage && passage !== 'marked' && { passage }),
    ...(quote && { quote }),
    ...(Object.keys(link).length > 0 && { link }),
  };
}
