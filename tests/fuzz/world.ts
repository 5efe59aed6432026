import { parse } from 'csv-parse/sync';
import type { Random } from '@/tests/bench/random';
import { type Answer, ask } from '@/tests/support/own-server';

/** Somebody who sends requests, by a session or by a token; `loose`: whose access may be lost on the way. */
export type Visitor = { readonly name: string; readonly headers: Readonly<Record<string, string>> };

const kinds = [
  'claim',
  'source',
  'document',
  'version',
  'utterance',
  'link',
  'tag',
  'topic',
  'change',
  'invitation',
  'token',
] as const;
/** Records that have to do with each other, so that a command may well take them together. */
export type Scene = {
  readonly ids: Readonly<Record<(typeof kinds)[number], readonly number[]>>;
  /** Paths of utterances, origin first. */
  readonly chains: readonly number[][];
  readonly text: string;
};
export type World = {
  readonly visitors: Visitor[];
  readonly scenes: Scene[];
  readonly slugs: { readonly claims: string[]; readonly sources: string[]; readonly topics: string[] };
  readonly ids: { readonly documents: string[]; readonly changes: string[] };
  /** People whose access may be lost. */
  readonly personIds: string[];
  /** Files of tags. */
  readonly files: string[];
};

const PASSWORD = 'correct horse battery';
const EDITORS = 8;
/** No more are remembered, so that later ones come in. */
const SCENES = 40;

/** Makes people and records as an admin does, and keeps them usable while the commands of the run take them apart. */
export class Stage {
  readonly world: World = {
    visitors: [{ name: 'anonymous', headers: {} }],
    scenes: [],
    slugs: { claims: [], sources: [], topics: [] },
    ids: { documents: [], changes: [] },
    personIds: [],
    files: [],
  };
  readonly #emails = new Map<string, string>();
  #admin: Visitor = { name: 'nobody', headers: {} };
  #count = 0;
  #signedInAt = 0;

  constructor(
    readonly port: number,
    readonly random: Random,
  ) {}

  /** @param link the secret of the link that makes the first admin */
  async open(link: string): Promise<void> {
    await this.#join('keeper', link);
    this.#admin = await this.#signIn('keeper');
    for (const role of ['admin', 'reader'] as const) await this.#hire(role, `${role} 1`);
    for (let i = 1; i <= EDITORS; i++) await this.#hire('editor', `editor ${i}`);
    await this.tend();
    for (let i = 0; i < 3; i++) await this.#play();
  }

  /** Signs in again who must, lets in somebody new who may be lost, adds records, and reads what there is. */
  async tend(): Promise<void> {
    if (performance.now() - this.#signedInAt > 15 * 60_000) this.#admin = await this.#signIn('keeper');
    await this.#mend();
    await this.#lose();
    await this.#play();
    await this.#look();
  }

  /** Sends a command as the first admin, who is no part of the run. @throws Error unless it is done */
  async #run(
    name: string,
    input: unknown,
    visitor = this.#admin,
  ): Promise<{ result: Record<string, unknown>; changeId: number | null }> {
    const answer = await this.#post(`/api/commands/${name}`, { input }, visitor);
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text);
  }

  #post(path: string, body: unknown, { headers }: Pick<Visitor, 'headers'>): Promise<Answer> {
    const own = { origin: `http://127.0.0.1:${this.port}`, 'content-type': 'application/json' };
    return ask(this.port, path, { method: 'POST', headers: { ...own, ...headers }, body });
  }

  #get = async (path: string): Promise<string> => (await ask(this.port, path, { headers: this.#admin.headers })).text;

  async #join(name: string, token: string): Promise<string> {
    const email = `${name.replaceAll(' ', '-')}-${++this.#count}@example.org`;
    const { result } = await this.#run(
      'people.join',
      { token, name, email, password: PASSWORD },
      { name: '', headers: {} },
    );
    this.#emails.set(name, email);
    return String(result.id);
  }

  async #signIn(name: string): Promise<Visitor> {
    const email = this.#emails.get(name);
    const { status, text, headers } = await this.#post('/api/sign-in', { email, password: PASSWORD }, { headers: {} });
    if (status !== 200) throw new Error(`${name} could not sign in: ${text}`);
    if (name === 'keeper') this.#signedInAt = performance.now();
    const cookies = [headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0]);
    return { name, headers: { Cookie: cookies.join('; ') } };
  }

  /** Somebody new with this role, with a session and a token. */
  async #hire(role: 'admin' | 'editor' | 'reader', name: string): Promise<string> {
    const { result } = await this.#run('people.invite', { role });
    const id = await this.#join(name, String(result.path).split('/').at(-1) ?? '');
    const visitor = await this.#signIn(name);
    const token = await this.#run('tokens.create', { name: 'fuzz', role }, visitor);
    this.#put(visitor);
    this.#put({ name: `${name}'s token`, headers: { Authorization: `Bearer ${token.result.secret}` } });
    return id;
  }

  #put(visitor: Visitor): void {
    const at = this.world.visitors.findIndex(({ name }) => name === visitor.name);
    if (at < 0) this.world.visitors.push(visitor);
    else this.world.visitors[at] = visitor;
  }

  /** Whoever lost their access by what was sent begins anew. */
  async #mend(): Promise<void> {
    for (const { name, headers } of this.world.visitors.slice()) {
      if (name === 'anonymous' || name.startsWith('loose')) continue;
      const { status } = await ask(this.port, '/api/bulk/rows?ids=1', { headers });
      if (status !== 401) continue;
      const person = name.replace("'s token", '');
      await this.#hire(person.split(' ')[0] as 'editor', person);
    }
  }

  async #lose(): Promise<void> {
    this.world.personIds.unshift(await this.#hire(this.random.pick(['reader', 'editor', 'admin']), 'loose'));
    this.world.personIds.length = Math.min(this.world.personIds.length, 10);
  }

  /** A claim with a chain, its sources, a document with a text and tags. */
  async #play(): Promise<void> {
    const n = ++this.#count;
    const idOf = async (name: string, input: unknown) => Number((await this.#run(name, input)).result.id);
    const sources = [];
    for (let i = 0; i < 3; i++)
      sources.push(await idOf('sources.create', { name: `Fuzz source ${n}-${i}`, kind: i ? 'outlet' : 'agency' }));
    const document = await idOf('documents.create', { title: `Fuzz document ${n}`, sourceId: sources[2] });
    const text = `A report by The Gazette, cited by The Courier, said that the ferry ${n} will stop at Lindhaven. 👍 “Ja”, said the mayor.`;
    const version = await idOf('documents.addVersion', { documentId: document, text });
    const claim = await idOf('claims.create', {
      statement: `Fuzz claim ${n} about the ferry`,
      topics: [`Fuzz topic ${n % 7}`, `Fuzz topic ${n}`],
    });
    const hops = sources.map((sourceId, i) => ({
      sourceId,
      ...(i === 2 && { documentId: document }),
      readings: i ? [{ cue: 'citing' }] : [],
    }));
    const { result, changeId } = await this.#run('chains.add', { claimId: claim, hops });
    const { links } = JSON.parse(await this.#get(`/api/chains?claim=${claim}`)) as { links: { id: number }[] };
    const tag = { sourceSpans: [12, 23], cueSpans: [47, 51], contentSpans: [57, 80] };
    const tags = (
      await this.#run('tags.add', {
        documentId: document,
        versionId: version,
        tags: [tag, { ...tag, sourceSpans: [34, 45], cueSpans: [25, 33], parentAt: 0 }],
      })
    ).result.ids as number[];
    const { items } = JSON.parse(await this.#get('/api/lookup/topics?q=fuzz')) as {
      items: { id: number; slug?: string }[];
    };
    const invitation = await idOf('people.invite', { role: 'reader' });
    const token = await idOf('tokens.create', { name: 'to be revoked', role: 'reader' });
    const utterances = result.utteranceIds as number[];
    this.world.scenes.unshift({
      chains: [utterances],
      text,
      ids: {
        claim: [claim, this.world.scenes[0]?.ids.claim[0] ?? claim],
        source: sources,
        document: [document],
        version: [version],
        utterance: utterances,
        link: links.map(({ id }) => id),
        tag: tags,
        topic: items.map(({ id }) => id),
        change: [changeId ?? 1, (changeId ?? 1) - 1],
        invitation: [invitation],
        token: [token],
      },
    });
    this.world.scenes.length = Math.min(this.world.scenes.length, SCENES);
    const files = await Promise.all(
      ['tags.jsonld', 'tags.ann'].map((name) => this.#get(`/documents/${document}/${name}`)),
    );
    this.world.files.splice(0, this.world.files.length, ...files.filter((file) => file.length > 0), text);
  }

  /** What stands in the server's own tables. */
  async #look(): Promise<void> {
    const { slugs, ids } = this.world;
    const column = async (path: string, name: string) =>
      (parse(await this.#get(path), { columns: true, bom: true, relax_column_count: true }) as Record<string, string>[])
        .flatMap((row) => row[name] ?? [])
        .slice(0, 100);
    const into = (list: string[], found: string[]) => void list.splice(0, list.length, ...found);
    into(slugs.claims, await column('/claims.csv?sort=-added&size=25&columns=claim', 'slug'));
    into(slugs.sources, await column('/sources.csv?columns=name', 'slug'));
    into(slugs.topics, ['ai', ...Array.from({ length: 7 }, (_, i) => `fuzz-topic-${i}`)]);
    into(ids.documents, await column('/documents.csv?sort=-added&columns=title', 'id'));
    into(
      ids.changes,
      Array.from({ length: 50 }, (_, i) => String(i * 7 + 1)),
    );
  }
}
