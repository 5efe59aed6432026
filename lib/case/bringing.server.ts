import { createHash, type Hash } from 'node:crypto';
import { lockTexts } from '@/lib/assessments/near-duplicates.server';
import type { CommandContext } from '@/lib/commands/command';
import { lockNames, sourcesNamed, standingOf } from '@/lib/commands/names';
import { idRow } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import { lockClaimsIn } from '@/lib/documents/carry-over.server';
import { storeText } from '@/lib/documents/commands.server';
import { addressProblem, normalizeText, urlKey } from '@/lib/documents/rules';
import { TEXT_LIMIT } from '@/lib/documents/schema';
import { type Fields, same } from '@/lib/entities/record';
import { fold } from '@/lib/format/fold';
import { grouped } from '@/lib/format/number';
import { latestGrade } from '@/lib/sources/commands.server';
import { codePointsOf } from '@/lib/text/code-points';
import { Prisma } from '@/prisma/generated/client';
import { AnnotationReader, type ReadTag } from './annotations';
import { type CaseArchive, type CaseRow, refusedCase } from './archive.server';
import { type CaseKind, headerOf, nounsOf, textPath } from './kinds';
import { countOn, freeSlugs, isEmpty, reserve } from './numbers.server';
import { ANNOTATIONS } from './package';
import { byFields, byKey, pairUp, type Way } from './pairing';
import { recordsOf, tagsIn } from './records.server';
import { type CaseCounts, type CaseReport, DIFFERENCES_SHOWN, type Difference } from './report';
import { all, inPortions, RowCursor } from './row-cursor.server';
import {
  comparedFields,
  emptyCounts,
  entityOf,
  fieldName,
  fileNameOf,
  hasSlug,
  inWords,
  ownReferencesOf,
  ownsItself,
  referencesOf,
  stored,
  type TakenKind,
  withoutPlace,
} from './taking';

const { sql } = Prisma;

/** How many documents, claims and tags one portion has. */
const [DOCUMENTS, CLAIMS, TAGS] = [50, 300, 500];
/** Texts are written when so many characters of them wait. */
const WAITING = 4_000_000;

/** A text of the case: its document there, and how long it is, in code points. */
type Measured = { readonly document: number; readonly number: number; readonly length: number };

/** What becomes of a row: the number of its record here, and whether that is new. Null: it is left out. */
type Taken = { readonly read: CaseRow; readonly id: number | null; readonly isNew: boolean };

/** Brings a case in. What is here stays as it is; what is missing is made. */
export class Bringing {
  readonly #context: CommandContext;
  readonly #archive: CaseArchive;
  readonly #isOwn: boolean;
  readonly #keep: boolean;
  /** From the numbers of the case to those here; null for what is left out. */
  readonly #ids = new Map<CaseKind, Map<number, number | null>>();
  readonly #counts: Map<CaseKind, CaseCounts> = emptyCounts();
  readonly #differences: Difference[] = [];
  #differencesTotal = 0;
  readonly #hash: Hash = createHash('sha256');
  readonly #texts = new Map<number, Measured>();
  /** The claim in the case of each utterance of this portion. */
  readonly #claimOf = new Map<unknown, unknown>();
  /** Claims, sources, documents and topics here that a row of the case is already, by “kind:id”. */
  readonly #used = new Set<string>();
  readonly #names = new Map<string, string>();
  readonly #notices = new Map<string, number>();
  #done = 0;

  constructor(context: CommandContext, archive: CaseArchive, { isOwn, keep }: { isOwn: boolean; keep: boolean }) {
    this.#context = context;
    this.#archive = archive;
    this.#isOwn = isOwn;
    this.#keep = keep;
  }

  async run(): Promise<CaseReport> {
    const { tx, isRehearsal } = this.#context;
    const isEmptyHere = await isEmpty(tx);
    if (this.#keep && !isEmptyHere) throw refusedCase('Records can keep their numbers only where nothing is here yet.');
    await lockTexts(tx);
    await lockNames(tx);
    await this.#topics();
    await this.#sources();
    await this.#documents();
    await this.#claims();
    await this.#tags();
    if (this.#keep && !isRehearsal) await countOn(tx);
    const { title, created, whence } = this.#archive.about;
    return {
      ...{ title, created, version: whence.version, isOwn: this.#isOwn, isEmptyHere },
      ...{
        kinds: [...this.#counts].map(([kind, counts]) => ({ kind, ...counts })),
        differences: this.#differences,
        differencesTotal: this.#differencesTotal,
      },
      notices: [...this.#notices].map(([notice, times]) => notice.replace('%', grouped(times))),
      digest: this.#hash.update(JSON.stringify([...this.#counts])).digest('hex'),
    };
  }

  // Topics and sources are few. They are taken as a whole, since they may refer to each other in any order.

  async #topics(): Promise<void> {
    const { tx } = this.#context;
    const reads = await all(this.#archive.rows('topics'));
    const here = await recordsOf(tx, 'topics', await this.#idsBy(sql`SELECT id FROM topic ORDER BY id`));
    const key = ({ name }: Fields) =>
      fold(String(name))
        .replace(/[-_ ']+/g, ' ')
        .trim();
    await this.#take('topics', reads, here, [...this.#byAddress(), byKey(key)]);
    await this.#putAway(reads.length);
  }

  async #sources(): Promise<void> {
    const { tx, ledger } = this.#context;
    const reads = await all(this.#archive.rows('sources'));
    const circle = ownsItself(reads.map(({ record }) => record));
    if (circle) throw refusedCase(`sources.csv: “${circle.name}” owns itself, be it through others.`);
    const named = await sourcesNamed(
      tx,
      reads.map(({ record }) => String(record.name)),
    );
    const candidates = [...(await this.#addressed('source', reads)), ...[...named.values()].flat().map(({ id }) => id)];
    const here = await recordsOf(tx, 'sources', [...new Set(candidates)]);
    const isLive = ({ deletedAt }: Fields) => deletedAt === null;
    const name = (record: Fields) => fold(String(record.name));
    const unclear = (record: Fields) =>
      refusedCase(
        `More than one source here is called “${record.name}”, and the case does not say which is meant. Merge them or rename one first.`,
      );
    const [byName, byAnyName] = [
      (record: Fields) => (isLive(record) ? [name(record)] : []),
      (record: Fields) => (isLive(record) ? [record.aliases].flat().map((alias) => fold(String(alias))) : []),
    ];
    const ofFile = (record: Fields) => (isLive(record) ? name(record) : null);
    const taken = await this.#take('sources', reads, here, [
      ...this.#byAddress(),
      byKey((record) => JSON.stringify([record.slug, name(record)])),
      { ofFile, ofHere: byName, unclear },
      { ofFile, ofHere: byAnyName, unclear },
    ]);
    const own = taken.flatMap(({ id }) => id ?? []);
    const old = taken.flatMap(({ id, isNew }) => (id === null || isNew ? [] : id));
    const parts: ['grades' | 'source-notes', readonly string[]][] = [
      ['grades', ['sourceId', 'gradedAt']],
      ['source-notes', ['sourceId', 'name']],
    ];
    const graded = this.#countsOf('grades');
    for (const [file, key] of parts) {
      const rows = await all(this.#archive.rows(file));
      await this.#take(file, rows, await recordsOf(tx, file, own), [this.#byAll(file), byFields(...key)]);
      this.#done += rows.length;
    }
    // The grade that stands in a source is its latest one.
    if (graded.new > 0)
      for (const id of old) await ledger.update('source', id, { reliability: await latestGrade(tx, id) });
    await this.#putAway(reads.length);
  }

  async #documents(): Promise<void> {
    const { tx } = this.#context;
    const texts = new RowCursor('texts', this.#archive.rows('texts'), 'documentId');
    const notes = new RowCursor('document-notes', this.#archive.rows('document-notes'), 'documentId');
    for await (const reads of inPortions(this.#archive.rows('documents'), DOCUMENTS)) {
      for (const { row, record } of reads) {
        const problem = typeof record.url === 'string' ? addressProblem(record.url) : null;
        if (problem) throw refusedCase(`documents.csv, row ${row}, “url”: ${problem}`);
      }
      const ids = reads.map(({ record }) => Number(record.id));
      const versions = await texts.take(new Set(ids));
      const taken = await this.#takeDocuments(reads, versions);
      await this.#takeTexts(taken, versions);
      const here = taken.flatMap(({ id }) => id ?? []);
      await this.#take('document-notes', await notes.take(new Set(ids)), await recordsOf(tx, 'document-notes', here), [
        this.#byAll('document-notes'),
        byFields('documentId', 'name'),
      ]);
      await this.#putAway(reads.length + versions.length);
    }
    for (const cursor of [texts, notes]) await cursor.mustEnd();
  }

  async #takeDocuments(reads: readonly CaseRow[], versions: readonly CaseRow[]): Promise<Taken[]> {
    const { tx } = this.#context;
    const key = ({ url }: Fields) => (typeof url === 'string' ? urlKey(url) : null);
    const keys = reads.flatMap(({ record }) => key(record) ?? []);
    const titles = reads.map(({ record }) => fold(String(record.title)));
    const candidates = await this.#idsBy(sql`SELECT id FROM document WHERE url_key = ANY(${keys}::text[])
      OR (title_key = ANY(${titles}::text[]) AND deleted_at IS NULL) ORDER BY id`);
    const [here, hashes] = [await recordsOf(tx, 'documents', candidates), new Map<unknown, unknown>()];
    for (const { documentId, sha256 } of await recordsOf(tx, 'texts', candidates)) hashes.set(documentId, sha256);
    const inFile = new Map(versions.map(({ record }) => [record.documentId, record.sha256]));
    const item = (record: Fields) => [
      ...[record.sourceId, fold(String(record.title)), record.publishedAt, record.publishedPrecision],
    ];
    const isWithout = ({ url }: Fields) => url === null;
    return this.#take('documents', reads, here, [
      byKey(key),
      ...(this.#isOwn ? [byKey((record) => JSON.stringify([record.id, fold(String(record.title))]))] : []),
      {
        ofFile: (record) => (isWithout(record) ? JSON.stringify([...item(record), inFile.get(record.id)]) : null),
        ofHere: (record) => JSON.stringify([...item(record), hashes.get(record.id)]),
      },
      {
        ofFile: (record) => (isWithout(record) ? JSON.stringify(item(record)) : null),
        ofHere: (record) => JSON.stringify(item(record)),
      },
    ]);
  }

  /** Checks every text of some documents, and stores those that are missing. */
  async #takeTexts(documents: readonly Taken[], versions: readonly CaseRow[]): Promise<void> {
    const { tx, ledger } = this.#context;
    const byDocument = new Map(documents.map(({ read, id, isNew }) => [read.record.id, { id, isNew }]));
    const here = new Map<string, number>();
    for (const { id, documentId, sha256 } of await recordsOf(
      tx,
      'texts',
      documents.flatMap(({ id, isNew }) => (id === null || isNew ? [] : id)),
    ))
      here.set(`${documentId} ${sha256}`, Number(id));
    const latest = new Map(versions.map(({ record }) => [record.documentId, record.id]));
    const ids = this.#idsOf('texts');
    const reserved = this.#keep ? [] : await reserve(tx, 'documentVersion', versions.length);
    let waiting: Fields[] = [];
    let size = 0;
    const store = async () => {
      await ledger.insertKept(
        'documentVersion',
        waiting.map((fields) => ({ ...fields, id: Number(fields.id) })),
      );
      [waiting, size] = [[], 0];
    };
    for (const { row, record } of versions) {
      const text = await this.#textOf(row, record);
      const document = byDocument.get(record.documentId);
      if (document?.id == null) {
        ids.set(Number(record.id), null);
        this.#countsOf('texts').leftOut++;
        continue;
      }
      const there = here.get(`${document.id} ${record.sha256}`);
      if (there !== undefined) {
        ids.set(Number(record.id), there);
        this.#countsOf('texts').same++;
      } else if (document.isNew) {
        const id = this.#keep ? Number(record.id) : (reserved.shift() ?? 0);
        waiting.push({ ...record, id, documentId: document.id, text });
        ids.set(Number(record.id), id);
        this.#countsOf('texts').new++;
        size += text.length;
        if (size > WAITING) await store();
      } else if (latest.get(record.documentId) === record.id) {
        await lockClaimsIn(tx, ledger, document.id);
        ids.set(Number(record.id), (await storeText(tx, ledger, document.id, text)).id);
        this.#countsOf('texts').new++;
      } else {
        ids.set(Number(record.id), null);
        this.#countsOf('texts').leftOut++;
        this.#notice('Texts that were left out, because their documents here have other texts: %.');
      }
    }
    await store();
  }

  /** The text of a row, which must be the one that its hash says. */
  async #textOf(row: number, record: Fields): Promise<string> {
    const path = textPath(record.documentId, record.number);
    const text = await this.#archive.text(path);
    if (createHash('sha256').update(text, 'utf8').digest('hex') !== record.sha256)
      throw refusedCase(`${path} is not the text of texts.csv, row ${row}: its hash is another one.`);
    if (text.length > TEXT_LIMIT || normalizeText(text) !== text || text.trim() === '')
      throw refusedCase(`${path} is not as Whence stores texts.`);
    this.#texts.set(Number(record.id), {
      document: Number(record.documentId),
      number: Number(record.number),
      length: codePointsOf(text).length,
    });
    return text;
  }

  async #claims(): Promise<void> {
    const { tx, ledger } = this.#context;
    const cursors = {
      topics: new RowCursor('claim-topics', this.#archive.rows('claim-topics'), 'claimId'),
      'claim-notes': new RowCursor('claim-notes', this.#archive.rows('claim-notes'), 'claimId'),
      judgements: new RowCursor('judgements', this.#archive.rows('judgements'), 'claimId'),
      utterances: new RowCursor('utterances', this.#archive.rows('utterances'), 'claimId'),
      links: new RowCursor('links', this.#archive.rows('links'), 'claimId'),
      readings: new RowCursor('readings', this.#archive.rows('readings'), 'attributionId'),
      dependences: new RowCursor('dependences', this.#archive.rows('dependences'), 'claimId'),
    };
    const said = ['claimId', 'sourceId', 'documentId', 'stance'];
    const ways: Record<Exclude<keyof typeof cursors, 'topics'>, readonly Way[]> = {
      'claim-notes': [this.#byAll('claim-notes'), byFields('claimId', 'name')],
      judgements: [this.#byAll('judgements'), byFields('claimId', 'judgedAt', 'authorName')],
      utterances: [...(this.#isOwn ? [byFields('id', ...said)] : []), byFields(...said)],
      links: [byFields('downstreamId', 'upstreamId')],
      readings: [this.#byAll('readings'), byFields('attributionId', 'cue')],
      dependences: [byFields('aId', 'bId')],
    };
    for await (const reads of inPortions(this.#archive.rows('claims'), CLAIMS)) {
      const ids = new Set(reads.map(({ record }) => Number(record.id)));
      const topics = await cursors.topics.take(ids);
      const taken = await this.#takeClaims(reads, topics);
      const own = taken.flatMap(({ id }) => id ?? []);
      await ledger.lockClaims(own);
      let parts = topics.length;
      let links: ReadonlySet<number> = new Set();
      for (const file of partsOfClaims) {
        const rows = await cursors[file].take(file === 'readings' ? links : ids);
        if (file === 'links') links = new Set(rows.map(({ record }) => Number(record.id)));
        await this.#take(file, rows, await recordsOf(tx, file, own), ways[file]);
        parts += rows.length;
      }
      await this.#putAway(reads.length + parts);
      this.#names.clear();
      this.#claimOf.clear();
      for (const file of partsOfClaims) this.#idsOf(file).clear();
    }
    for (const cursor of Object.values(cursors)) await cursor.mustEnd();
  }

  async #takeClaims(reads: readonly CaseRow[], topics: readonly CaseRow[]): Promise<Taken[]> {
    const { tx, ledger } = this.#context;
    const keys = [...new Set(reads.map(({ record }) => fold(String(record.statement))))];
    const candidates = [
      ...(await this.#addressed('claim', reads)),
      ...(await this.#idsBy(sql`SELECT c.id FROM unnest(${keys}::text[]) AS k(key)
        JOIN claim_facts f ON f.statement_key = left(k.key, 100) JOIN claim c ON c.id = f.id AND c.statement_key = k.key
        ORDER BY c.id`)),
    ];
    const here = await recordsOf(tx, 'claims', [...new Set(candidates)]);
    const key = (record: Fields) => fold(String(record.statement));
    const live = (record: Fields) => (record.deletedAt === null ? key(record) : null);
    const wanted = new Map<unknown, number[]>();
    for (const read of topics) {
      const topicId = this.#mapped('claim-topics', { ...read, record: { topicId: read.record.topicId } })?.topicId;
      wanted.set(read.record.claimId, [...(wanted.get(read.record.claimId) ?? []), Number(topicId)]);
    }
    const taken = await this.#take(
      'claims',
      reads,
      here,
      [
        ...this.#byAddress(),
        byKey((record) => JSON.stringify([record.slug, key(record)])),
        {
          ofFile: live,
          ofHere: live,
          unclear: (record: Fields) =>
            refusedCase(
              `More than one claim here says “${String(record.statement).slice(0, 100)}”, and the case does not say which is meant. Merge them first.`,
            ),
        },
      ],
      (fields, read) => ({ ...fields, topicIds: wanted.get(read.record.id) ?? [] }),
    );
    const counts = this.#countsOf('claim-topics');
    const old = taken.flatMap(({ id, isNew }) => (id === null || isNew ? [] : id));
    const held = new Map((await ledger.read('claim', old)).map((claim) => [claim.id, claim]));
    const patches: { id: number; topicIds: number[] }[] = [];
    for (const { read, id, isNew } of taken) {
      const named = wanted.get(read.record.id) ?? [];
      const there = id === null || isNew ? undefined : held.get(id);
      if (id === null) counts.leftOut += named.length;
      else if (isNew) counts.new += named.length;
      else if (there) {
        const missing = named.filter((topic) => !there.topicIds.includes(topic));
        counts.new += missing.length;
        counts.same += named.length - missing.length;
        if (missing.length > 0) patches.push({ id, topicIds: [...there.topicIds, ...missing].sort((a, b) => a - b) });
      }
    }
    await ledger.updateMany('claim', patches);
    return taken;
  }

  async #tags(): Promise<void> {
    const reader = new AnnotationReader();
    let waiting: CaseRow[] = [];
    let row = 0;
    const add = async (found: ReadTag | null) => {
      if (!found) return;
      const { tag } = found;
      if (waiting.length >= TAGS && waiting.at(-1)?.record.documentId !== tag.documentId) await store();
      await this.#checkQuotes(row, found);
      waiting.push({ row, record: tag });
    };
    const store = async () => {
      const { tx } = this.#context;
      const documents = new Set(
        waiting.flatMap(({ record }) => this.#idsOf('documents').get(Number(record.documentId)) ?? []),
      );
      const words = ['documentId', 'versionId', 'sourceSpans', 'contentSpans'];
      await this.#take('tags', waiting, await tagsIn(tx, [...documents]), [
        ...(this.#isOwn ? [byFields('id', ...words)] : []),
        byFields(...words, 'cueSpans', 'nameSpans', 'sourceId', 'claimId', 'sourceName', 'statement', 'state'),
        byFields(...words),
      ]);
      await this.#putAway(waiting.length);
      waiting = [];
    };
    for await (const line of this.#archive.lines(ANNOTATIONS)) {
      row++;
      let found: ReadTag | null;
      try {
        found = reader.line(line);
      } catch (error) {
        throw refusedCase(`${ANNOTATIONS}, line ${row}: ${error instanceof Error ? error.message : ''}`);
      }
      await add(found);
    }
    await add(reader.end());
    await store();
  }

  #quoted: { id: number; points: string[] } = { id: 0, points: [] };
  /** The words that a tag quotes must stand where it says. */
  async #checkQuotes(row: number, { tag, quotes }: ReadTag): Promise<void> {
    const measured = this.#texts.get(tag.versionId);
    if (measured?.document !== tag.documentId)
      throw refusedCase(
        `${ANNOTATIONS}, before line ${row}: there is no text ${tag.versionId} of document ${tag.documentId} in the case.`,
      );
    if (this.#idsOf('texts').get(tag.versionId) == null) return;
    if (this.#quoted.id !== tag.versionId) {
      const text = await this.#archive.text(textPath(tag.documentId, measured.number));
      this.#quoted = { id: tag.versionId, points: [...text] };
    }
    for (const { start, end, exact } of quotes)
      if (this.#quoted.points.slice(start, end).join('') !== exact)
        throw refusedCase(
          `${ANNOTATIONS}, before line ${row}: the quoted words do not stand at ${start} to ${end} of their text.`,
        );
  }

  /**
   * Finds out which record here each row is, makes those that are missing, and compares the others.
   * @param completed adds what a new record has beside its columns
   */
  async #take(
    kind: TakenKind,
    reads: readonly CaseRow[],
    here: readonly Fields[],
    ways: readonly Way[],
    completed: (record: Fields, read: CaseRow) => Fields = (record) => record,
  ): Promise<Taken[]> {
    const ids = this.#idsOf(kind);
    for (const { row, record } of reads) {
      this.#checkSense(kind, row, record);
      if (ids.has(Number(record.id)))
        throw refusedCase(`${fileNameOf(kind)}, row ${row}: the number ${record.id} stands there twice.`);
      ids.set(Number(record.id), null);
    }
    const files = reads.flatMap((read) => {
      const record = this.#mapped(kind, read, false);
      return record ? [{ read, record }] : [];
    });
    const pairs = pairUp(
      files.map(({ record }) => record),
      here.filter(({ id }) => !this.#used.has(`${kind}:${id}`)),
      ways,
    );
    const { leftOut, merged } = await this.#follow(kind, files, pairs);
    const slugs = await this.#number(
      kind,
      files.flatMap(({ read }, at) => (pairs.has(at) ? [] : read)),
    );
    for (const [at, { read }] of files.entries()) {
      const pair = pairs.get(at);
      if (pair) ids.set(Number(read.record.id), leftOut.has(at) ? null : Number(pair.id));
    }
    const taken: Taken[] = [];
    const made: Fields[] = [];
    for (const [at, { read }] of files.entries()) {
      const record = this.#mapped(kind, read, true);
      const id = record && (ids.get(Number(read.record.id)) ?? null);
      ids.set(Number(read.record.id), id);
      const pair = pairs.get(at);
      taken.push({ read, id, isNew: !pair });
      if (!record || id === null) continue;
      if (roots.has(kind)) this.#used.add(`${kind}:${id}`);
      this.#name(kind, id, record);
      if (pair) {
        const isDifferent = !merged.has(at) && this.#compare(kind, record, pair);
        this.#countsOf(kind)[isDifferent ? 'differing' : 'same']++;
      } else {
        const slug = slugs.get(read);
        made.push(completed({ ...stored(kind, record), id, ...(slug !== undefined && { slug }) }, read));
        this.#hash.update(`${kind} new ${read.record.id}\n`);
      }
    }
    this.#countsOf(kind).new += made.length;
    this.#countsOf(kind).leftOut += reads.length - taken.filter(({ id }) => id !== null).length;
    await this.#insert(kind, made);
    return taken;
  }

  /**
   * Makes records. What they say of others of their kind follows as a step of its own: undo takes that back first, so
   * that nothing rests on them any more.
   */
  async #insert(kind: TakenKind, made: readonly Fields[]): Promise<void> {
    const { ledger } = this.#context;
    const own = ownReferencesOf(kind);
    const nobody = Object.fromEntries(own.map((field) => [field, null]));
    const later = made.filter((record) => own.some((field) => record[field] != null));
    const numbered = (fields: Fields, record: Fields) => ({ ...fields, id: Number(record.id) });
    await ledger.insertKept(
      entityOf(kind),
      made.map((record) => numbered({ ...record, ...nobody }, record)),
    );
    await ledger.updateKept(
      entityOf(kind),
      later.map((record) => numbered(Object.fromEntries(own.map((field) => [field, record[field]])), record)),
    );
  }

  /** Gives new records their numbers. @returns their addresses, where they have some */
  async #number(kind: TakenKind, fresh: readonly CaseRow[]): Promise<Map<CaseRow, string>> {
    const { tx } = this.#context;
    const wanted = fresh.map(({ record }) => String(record.slug));
    const slugs = hasSlug(kind) ? await freeSlugs(tx, entityOf(kind), wanted) : [];
    const numbers = this.#keep
      ? fresh.map(({ record }) => Number(record.id))
      : await reserve(tx, entityOf(kind), fresh.length);
    const given = new Map<CaseRow, string>();
    for (const [at, read] of fresh.entries()) {
      const slug = slugs[at];
      if (slug !== undefined) given.set(read, slug);
      // Of a merged record only the address is wanted.
      const isTaken = slug !== undefined && slug !== wanted[at] && read.record.deletedAt != null;
      if (isTaken) this.#notice('Merged records that were left out, because their addresses are taken here: %.');
      else this.#idsOf(kind).set(Number(read.record.id), numbers[at] ?? null);
    }
    return given;
  }

  /**
   * Live records of the case whose likes here are deleted: merged ones have gone on, and nothing can rest on others.
   */
  async #follow(
    kind: CaseKind,
    files: readonly { read: CaseRow; record: Fields }[],
    pairs: Map<number, Fields>,
  ): Promise<{ leftOut: ReadonlySet<number>; merged: ReadonlySet<number> }> {
    const [leftOut, merged] = [new Set<number>(), new Set<number>()];
    if (kind !== 'claims' && kind !== 'sources' && kind !== 'documents') return { leftOut, merged };
    const { tx } = this.#context;
    const paired = [...pairs.values()].map(({ id }) => Number(id));
    const gone = await this.#idsBy(sql`SELECT id FROM ${Prisma.raw(entityOf(kind))}
      WHERE id = ANY(${paired}::int[]) AND deleted_at IS NOT NULL ORDER BY id`);
    if (gone.length === 0) return { leftOut, merged };
    const standing = kind === 'documents' ? null : await standingOf(tx, kind === 'claims' ? 'claim' : 'source', gone);
    for (const [at, here] of pairs) {
      const record = files[at]?.record;
      if (!record || record.deletedAt != null || !gone.includes(Number(here.id))) continue;
      const target = standing?.get(Number(here.id));
      if (target && !target.deleted) {
        pairs.set(at, { id: target.id });
        merged.add(at);
      } else if (kind === 'claims') {
        leftOut.add(at);
        this.#notice('Claims that were left out, because they have been deleted here: %.');
      } else {
        const name = String(record.name ?? record.title).slice(0, 100);
        throw refusedCase(`The ${nounsOf(kind)[0]} “${name}” has been deleted here. Restore it first.`);
      }
    }
    return { leftOut, merged };
  }

  /**
   * A row with the numbers that its records have here. Null where it refers to one that is left out.
   * @param within whether references within its own file are known, too
   * @throws DomainError `invalid` where it refers to nothing
   */
  #mapped(kind: CaseKind, { row, record }: CaseRow, within = true): Fields | null {
    const mapped: Record<string, unknown> = { ...record };
    for (const [field, references] of referencesOf(kind)) {
      const id = record[field];
      if (typeof id !== 'number' || (references === kind && !within)) continue;
      const found = this.#idsOf(references).get(id);
      if (found === undefined)
        throw refusedCase(
          `${fileNameOf(kind)}, row ${row}, “${headerOf(field)}”: there is no ${nounsOf(references)[0]} ${id} in the case.`,
        );
      if (found === null && references === 'texts' && kind !== 'tags') {
        Object.assign(mapped, withoutPlace(kind, record));
        if (!within)
          this.#notice('Passages that were brought in without their place, because their texts were left out: %.');
      } else if (found === null) return null;
      else mapped[field] = found;
    }
    if (kind === 'dependences') [mapped.aId, mapped.bId] = [mapped.aId, mapped.bId].map(Number).sort((a, b) => a - b);
    return mapped;
  }

  /** What the columns of a row must not say together. */
  #checkSense(kind: CaseKind, row: number, record: Fields): void {
    const wrong = (field: string, reason: string) =>
      refusedCase(`${fileNameOf(kind)}, row ${row}, “${headerOf(field)}”: ${reason}`);
    const { versionId, documentId, downstreamId, upstreamId, aId, bId, passage, mergedIntoId, deletedAt } = record;
    const measured = typeof versionId === 'number' ? this.#texts.get(versionId) : undefined;
    if (measured && typeof documentId === 'number' && measured.document !== documentId)
      throw wrong('versionId', `text ${versionId} is one of another document.`);
    for (const field of ['spans', 'sourceSpans', 'cueSpans', 'contentSpans', 'nameSpans']) {
      const last = [record[field] ?? []].flat().at(-1);
      if (typeof last === 'number' && last > (measured?.length ?? 0))
        throw wrong(field, 'it stands outside of its text.');
    }
    if (kind === 'utterances' && (documentId === null) !== (passage === null))
      throw wrong('passage', 'it must be filled exactly where there is a document.');
    if (kind === 'utterances' && documentId === null && versionId !== null)
      throw wrong('versionId', 'without a document there is no text.');
    if (kind === 'utterances') this.#claimOf.set(record.id, record.claimId);
    for (const [field, end] of Object.entries({ downstreamId, upstreamId, aId, bId })) {
      const claim = this.#claimOf.get(end);
      if (claim !== undefined && claim !== record.claimId)
        throw wrong(field, `utterance ${end} is one of another claim.`);
    }
    if (downstreamId !== undefined && downstreamId === upstreamId)
      throw wrong('upstreamId', 'nobody credits themselves.');
    if (aId !== undefined && aId === bId) throw wrong('bId', 'these must be two utterances.');
    if (typeof mergedIntoId === 'number' && deletedAt === null) throw wrong('deletedAt', 'what was merged is deleted.');
  }

  /** Notes how a record here differs from the case. @returns whether it does */
  #compare(kind: TakenKind, file: Fields, here: Fields): boolean {
    const fields = comparedFields(kind).filter((field) => !same(file[field], here[field]));
    for (const field of fields) {
      this.#differencesTotal++;
      this.#hash.update(`${kind} ${here.id} ${field}\n`);
      if (this.#differences.length >= DIFFERENCES_SHOWN) continue;
      this.#differences.push({
        kind,
        label: this.#nameOf(kind, here),
        field: fieldName(kind, field),
        here: inWords(kind, field, here[field]),
        file: inWords(kind, field, file[field]),
      });
    }
    return fields.length > 0;
  }

  #name(kind: CaseKind, id: number, record: Fields): void {
    const called = record.statement ?? record.name ?? record.title;
    if (roots.has(kind)) this.#names.set(`${kind}:${id}`, String(called));
  }

  /** What a record is called: by its own name, or by that of the record to which it belongs. */
  #nameOf(kind: CaseKind, here: Fields): string {
    const own = here.statement ?? here.title ?? here.name;
    if (roots.has(kind) && own !== undefined) return String(own);
    const whole =
      this.#names.get(`claims:${here.claimId}`) ??
      this.#names.get(`documents:${here.documentId}`) ??
      this.#names.get(`sources:${here.sourceId}`);
    return whole ?? `${nounsOf(kind)[0]} ${here.id}`;
  }

  #idsOf(kind: CaseKind): Map<number, number | null> {
    const ids = this.#ids.get(kind) ?? new Map();
    this.#ids.set(kind, ids);
    return ids;
  }

  #countsOf(kind: CaseKind): CaseCounts {
    const counts = this.#counts.get(kind) ?? { new: 0, same: 0, differing: 0, leftOut: 0 };
    this.#counts.set(kind, counts);
    return counts;
  }

  #notice(notice: string): void {
    this.#notices.set(notice, (this.#notices.get(notice) ?? 0) + 1);
  }

  /** The way by number and address, for a case that was written here. */
  #byAddress(): Way[] {
    return this.#isOwn ? [byFields('id', 'slug')] : [];
  }

  /** The way by everything that the columns of a file say. */
  #byAll(kind: TakenKind): Way {
    return byFields(...comparedFields(kind).filter((field) => field !== 'leftBehind'));
  }

  /** Records here that have the number or the address of one of these rows. */
  async #addressed(table: 'source' | 'claim', reads: readonly CaseRow[]): Promise<number[]> {
    const slugs = reads.map(({ record }) => String(record.slug));
    const ids = this.#isOwn ? reads.map(({ record }) => Number(record.id)) : [];
    return this.#idsBy(sql`SELECT id FROM ${Prisma.raw(table)} WHERE slug = ANY(${slugs}::text[])
      OR id = ANY(${ids}::int[]) ORDER BY id`);
  }

  async #idsBy(query: Prisma.Sql): Promise<number[]> {
    return (await rowsFrom(this.#context.tx, idRow, query)).map(({ id }) => id);
  }

  /** Ends a portion. */
  async #putAway(rows: number): Promise<void> {
    const { ledger, progress, isRehearsal } = this.#context;
    if (isRehearsal) ledger.drop();
    else await ledger.putAway();
    this.#done += rows;
    const total = Object.values(this.#archive.about.whence.rows).reduce((sum, count) => sum + count, 0);
    progress(this.#done, Math.max(total, this.#done));
  }
}

/** The files with the parts of claims, each after those to which it refers. */
const partsOfClaims = ['claim-notes', 'judgements', 'utterances', 'links', 'readings', 'dependences'] as const;

/** The kinds whose records have names of their own. */
const roots: ReadonlySet<CaseKind> = new Set(['topics', 'sources', 'documents', 'claims']);
