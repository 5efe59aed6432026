import { similarTo } from '@/components/claims/similar-to';
import { askWhich } from '@/components/forms/ask-which';
import { sendAsking } from '@/components/forms/send-asking';
import { toast } from '@/components/forms/toasts';
import { remember, undoAfter } from '@/components/forms/undo';
import { proposeCertainty } from '@/lib/certainty/certainty';
import { alike } from '@/lib/claims/alike';
import type { SimilarClaim } from '@/lib/claims/similar.server';
import { counted } from '@/lib/format/number';
import { lackOf } from '@/lib/tags/chain-of';
import { whyProposed } from '@/lib/tags/found-by';
import { inAnother } from '@/lib/tags/in-another-language';
import { isPronoun, kindOf, nameIn } from '@/lib/tags/names';
import { inTextOrder, parentOf } from '@/lib/tags/nesting';
import { openProposals, type Proposal, statementFrom, unnamedOf, withParents } from '@/lib/tags/proposals';
import type { Proposed } from '@/lib/tags/propose.server';
import type { LinkOfTag, ShownTag, TagSheet } from '@/lib/tags/queries.server';
import { type Move, moved, rangeOf, type Selection, sentenceAt, snapped, wordAt } from '@/lib/tags/selecting';
import { extentOf, joinedSpans, type Part, type Parts, partWords, type Tag, wordsAt } from '@/lib/tags/tag';
import { type CodePoints, codePointsOf } from '@/lib/text/code-points';
import type { Certainty, Stance } from '@/lib/vocabulary';

/** A tag or a proposal in the list beside the text. */
export type Item = Parts & { key: string; id: number } & (
    | { tag: ShownTag; proposal?: undefined }
    | { proposal: Proposal; tag?: undefined }
  );

export type Panel = 'links' | 'claim' | 'source' | 'within' | 'means' | 'sheet';
export type State = {
  tags: readonly ShownTag[];
  links: readonly LinkOfTag[];
  proposed: Proposed | null;
  focus: string | null;
  /** In code units. */
  selection: Selection | null;
  panel: Panel | null;
  /** How often the person asked to search the text since it was closed; 0: it is closed. */
  finding: number;
  saving: boolean;
  /** Why nothing can be saved any more, in a sentence. */
  stopped: { text: string; reload: boolean } | null;
  /** What a screen reader announces. */
  spoken: string;
};

type Document = { id: number; versionId: number; publisher: string };
/** The fields of a tag that can be changed. */
type Edit = Partial<Omit<Tag, 'id' | 'version' | 'versionId' | 'state' | 'rule'>>;

const STANCES: readonly Stance[] = ['affirms', 'denies', 'questions'];

/** The state of one workbench and everything that can be done in it, one action after the other. */
export class Bench {
  readonly text: string;
  readonly points: CodePoints;
  readonly #letters: readonly string[];
  readonly #document: Document;
  readonly #listeners = new Set<() => void>();
  #state: State;
  #items: { of: State; items: Item[] } | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  /** What is searched for from the beginning. */
  readonly find: string;

  constructor(text: string, document: Document, { tags, links }: Pick<TagSheet, 'tags' | 'links'>, find = '') {
    this.find = find;
    this.text = text;
    this.points = codePointsOf(text);
    this.#letters = [...text];
    this.#document = document;
    this.#state = {
      tags,
      links,
      proposed: null,
      focus: null,
      selection: null,
      panel: null,
      finding: find ? 1 : 0,
      saving: false,
      stopped: null,
      spoken: '',
    };
  }

  /** Who published the text. */
  get publisher(): string {
    return this.#document.publisher;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = (): State => this.#state;

  set(patch: Partial<State>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener();
  }

  /** Runs actions in the order they were asked for, even if keys are pressed faster than the server answers. */
  later(task: () => Promise<unknown> | unknown): Promise<unknown> {
    const next = this.#queue.then(task, task);
    this.#queue = next.catch(() => undefined);
    undoAfter(this.#queue);
    return next;
  }

  wordsOf = (spans: readonly number[]): string => wordsAt(this.#letters, spans);

  /** Tags and open proposals in the order of the text, without tags that were refused or lost. */
  items(state = this.#state): Item[] {
    if (this.#items && this.#items.of.tags === state.tags && this.#items.of.proposed === state.proposed)
      return this.#items.items;
    const standing = state.tags.filter(({ lost }) => lost === null);
    const tags = standing
      .filter((tag) => tag.state !== 'rejected')
      .map((tag): Item => ({ ...partsOf(tag), key: `tag:${tag.id}`, id: tag.id, tag }));
    const open = openProposals(state.proposed?.proposals ?? [], standing).map(
      (proposal, i): Item => ({ ...partsOf(proposal), key: proposal.key, id: 1e9 + i, proposal }),
    );
    const items = inTextOrder([...tags, ...open]);
    this.#items = { of: state, items };
    return items;
  }

  focused(): Item | undefined {
    return this.items().find(({ key }) => key === this.#state.focus);
  }

  /** A proposal, or a tag that relays no other and still needs a claim. */
  isOpen(item: Item): boolean {
    if (item.proposal) return !this.items().some(({ proposal }) => proposal?.parentKey === item.key);
    const { id, claimId, statement, contentSpans } = item.tag;
    return (
      claimId === null &&
      statement === '' &&
      contentSpans.length > 0 &&
      !this.#state.tags.some(({ parentId }) => parentId === id)
    );
  }

  /** Focuses an item. */
  focus(key: string | null): void {
    const item = this.items().find((one) => one.key === key);
    this.set({ focus: item ? key : null, spoken: item ? this.#spoken(item) : '' });
  }

  go(direction: 1 | -1, only: (item: Item) => boolean = () => true): void {
    const items = this.items();
    const at = items.findIndex(({ key }) => key === this.#state.focus);
    const start = at >= 0 ? at : this.#placeInList(direction);
    for (let i = 1; i <= items.length; i++) {
      const item = items[(start + direction * i + items.length * 2) % items.length];
      if (!item || !only(item)) continue;
      this.focus(item.key);
      return;
    }
    this.say('There are none.');
  }

  /** Where the list would continue from the selection. */
  #placeInList(direction: 1 | -1): number {
    const { selection } = this.#state;
    if (!selection) return direction > 0 ? -1 : 0;
    const at = this.points.toPoints(rangeOf(selection).start);
    const next = this.items().findIndex((item) => (extentOf(item)?.start ?? 0) >= at);
    return next < 0 ? -1 : direction > 0 ? next - 1 : next;
  }

  say(spoken: string): void {
    this.set({ spoken });
  }

  select(selection: Selection | null): void {
    this.set({ selection });
  }

  /** A selection by mouse takes whole words. */
  selectWords(start: number, end: number): void {
    const range = snapped(this.text, { start, end });
    this.set({ selection: { anchor: range.start, head: range.end } });
  }

  move(by: Move, direction: 1 | -1, extend: boolean): void {
    const { selection } = this.#state;
    if (selection) {
      this.#selected(moved(this.text, selection, by, direction, extend));
      return;
    }
    const item = this.focused();
    const from = item ? this.points.toUnits(extentOf(item)?.start ?? 0) : 0;
    const first = by === 'sentence' ? sentenceAt(this.text, from) : wordAt(this.text, from);
    if (first) this.#selected({ anchor: first.start, head: first.end });
  }

  #selected(selection: Selection): void {
    const { start, end } = rangeOf(selection);
    this.set({ selection, spoken: this.text.slice(start, Math.min(end, start + 300)) });
  }

  #spansSelected(): number[] | null {
    const { selection } = this.#state;
    if (!selection || selection.anchor === selection.head) return null;
    const { start, end } = rangeOf(selection);
    return [this.points.toPoints(start), this.points.toPoints(end)];
  }

  /** Makes the selection a part of the focused attribution, or of a new one. */
  mark(part: Part, add: boolean): Promise<unknown> {
    const spans = this.#spansSelected();
    if (!spans) return this.#hint(`Select the words of the ${partWords[part]} first: arrow keys, or the mouse.`);
    return this.later(async () => {
      const item = this.focused();
      const before = item ? partsOf(item) : { sourceSpans: [], cueSpans: [], contentSpans: [] };
      const parts = { ...before, [part]: add ? joinedSpans([...before[part], ...spans]) : spans };
      const who = part === 'sourceSpans' ? this.#named(parts.sourceSpans) : {};
      if (item?.tag) {
        const certainty =
          part === 'contentSpans' && item.tag.certainty === null ? { certainty: this.#certaintyOf(parts) } : {};
        await this.edit(item.tag, { [part]: parts[part], ...who, ...certainty });
      } else if (item?.proposal) await this.#accept([{ ...item.proposal, ...parts, ...who }]);
      else {
        const others = this.#state.tags.filter(({ lost, state }) => lost === null && state !== 'rejected');
        const certainty = part === 'contentSpans' ? this.#certaintyOf(parts) : null;
        await this.#add([{ ...parts, ...who, certainty, parentId: parentOf(parts, others) }]);
      }
      this.say(`${partWords[part]}: ${this.wordsOf(parts[part])}`);
    });
  }

  /** Whom the words of a source refer to, if they tell. */
  #named(spans: readonly number[]): Edit {
    const words = this.wordsOf(spans);
    if (isPronoun(words)) return { sourceId: null, sourceName: '', sourceKind: null };
    const name = nameIn(words);
    const unnamed = name === words && !/\p{Lu}/u.test(words);
    return {
      sourceId: null,
      sourceName: unnamed ? unnamedOf(words, this.#document.publisher) : name,
      sourceKind: unnamed ? 'unnamed' : kindOf(name),
    };
  }

  #certaintyOf(parts: Parts): Certainty | null {
    const extent = extentOf(parts);
    return extent ? proposeCertainty(this.#letters.slice(extent.start, extent.end).join('')).certainty : null;
  }

  /** Sets whom the source words refer to: the selection, or somebody named before. */
  means(spans: readonly number[] | null = this.#spansSelected()): Promise<unknown> {
    if (!spans) {
      this.set({ panel: 'means' });
      return Promise.resolve();
    }
    return this.later(async () => {
      const tag = await this.#focusedTag();
      if (tag) await this.edit(tag, { nameSpans: spans, ...this.#named(spans) });
    });
  }

  /** The link of the focused attribution; null if it has none yet, and undefined where none is focused. */
  focusedLink(): number | null | undefined {
    const item = this.focused();
    return item && (this.#state.links.find(({ tagId }) => tagId === item.tag?.id)?.linkId ?? null);
  }

  /** The focused tag. A focused proposal is accepted first. */
  async #focusedTag(): Promise<ShownTag | null> {
    const item = this.focused();
    if (!item) {
      await this.#hint('Choose an attribution first: j and k move between them.');
      return null;
    }
    if (item.proposal) await this.#accept(withParents(item.proposal, this.#open()));
    return this.focused()?.tag ?? null;
  }

  #open = (): Proposal[] => this.items().flatMap(({ proposal }) => proposal ?? []);

  accept(): Promise<unknown> {
    return this.later(async () => {
      const item = this.focused();
      if (item?.proposal) await this.#accept(withParents(item.proposal, this.#open()));
      else if (item) this.say('It is already accepted.');
      else this.go(1, ({ proposal }) => proposal !== undefined);
    });
  }

  acceptAll(): Promise<unknown> {
    return this.later(async () => {
      const open = this.#open();
      if (open.length === 0) return this.#hint('There are no proposals left.');
      await this.#accept(open, `${counted(open.length, ['proposal', 'proposals'])} accepted`);
    });
  }

  reject(): Promise<unknown> {
    return this.later(async () => {
      const item = this.focused();
      if (!item?.proposal) return this.#hint('You can reject only proposals. Press Delete to remove an attribution.');
      this.go(1);
      await this.#send('tags.reject', { ...this.#where(), tags: [inputOf(item.proposal)] });
    });
  }

  /** Saves proposals and focuses the last of them. */
  async #accept(proposals: readonly Proposal[], message?: string): Promise<void> {
    const at = new Map(proposals.map(({ key }, i) => [key, i]));
    const standing = new Map(this.#state.tags.map((tag) => [tag, tag.id]));
    const tags = proposals.map((proposal, i) => {
      const parentAt = proposal.parentKey === null ? undefined : at.get(proposal.parentKey);
      if (parentAt !== undefined && parentAt !== i) return { ...inputOf(proposal), parentAt };
      const parentId = proposal.parentKey === null ? null : this.#savedAs(proposal.parentKey, [...standing.keys()]);
      return { ...inputOf(proposal), parentId };
    });
    await this.#add(tags, message);
  }

  /** The tag made from a proposal. */
  #savedAs(key: string, tags: readonly ShownTag[]): number | null {
    const cueAndContent = key.slice(key.indexOf('|'));
    const there = tags.find(
      (tag) => tag.state !== 'rejected' && `|${tag.cueSpans}|${tag.contentSpans}` === cueAndContent,
    );
    return there?.id ?? null;
  }

  async #add(tags: readonly object[], message?: string): Promise<void> {
    const made = await this.#send<{ ids: number[] }>('tags.add', { ...this.#where(), tags }, message);
    if (made && !message) this.focus(`tag:${made.ids.at(-1)}`);
  }

  #where = () => ({ documentId: this.#document.id, versionId: this.#document.versionId });

  /** Changes a tag. The change is shown at once. */
  async edit(tag: ShownTag, patch: Edit): Promise<void> {
    this.set({ tags: this.#state.tags.map((one) => (one.id === tag.id ? { ...one, ...patch } : one)) });
    await this.#send('tags.edit', { id: tag.id, version: tag.version, ...patch });
  }

  /** Changes the focused tag. */
  change(patch: Edit | ((tag: ShownTag) => Edit)): Promise<unknown> {
    return this.later(async () => {
      const tag = await this.#focusedTag();
      if (!tag) return;
      const given = typeof patch === 'function' ? patch(tag) : patch;
      await this.edit(tag, given);
      if (given.stance) this.say(given.stance);
      if (given.certainty !== undefined) this.say(given.certainty ?? 'certainty not stated');
    });
  }

  nextStance(): Promise<unknown> {
    return this.change(({ stance }) => ({
      stance: STANCES[(STANCES.indexOf(stance) + 1) % STANCES.length] ?? 'affirms',
    }));
  }

  /** Opens a panel for the focused tag. A focused proposal is accepted first. */
  open(panel: Panel): Promise<unknown> {
    return this.later(async () => {
      if (panel === 'sheet' || (await this.#focusedTag())) this.set({ panel });
    });
  }

  /** The statement that the content of a tag would make as a claim. */
  statementOf = (parts: Parts): string => statementFrom(this.wordsOf(parts.contentSpans)).slice(0, 1000);

  /** Links the focused tag and moves on to the next that lacks something. */
  link(patch: Edit | (() => Promise<Edit | null>)): Promise<unknown> {
    this.set({ panel: null });
    return this.later(async () => {
      const tag = this.focused()?.tag;
      if (!tag) return;
      const given = typeof patch === 'function' ? await patch() : patch;
      if (!given) return;
      await this.edit(tag, given);
      if (this.items().some((item) => this.isOpen(item))) this.go(1, (item) => this.isOpen(item));
    });
  }

  /**
   * Links the focused tag to the claim with exactly these words, or else to a new one. Where there are claims that are
   * nearly the same, it asks whether one of them is meant.
   */
  linkStated(statement: string): Promise<unknown> {
    return this.link(async () => {
      const { same, near } = alike(statement, await similarTo(statement));
      if (same) return { claimId: same.id, statement: '' };
      const chosen = near.length > 0 ? await askWhich(whichOf(near)) : 0;
      if (chosen === null) return null;
      return chosen === 0 ? { claimId: null, statement } : { claimId: chosen, statement: '' };
    });
  }

  /** The accepted tags that still need a claim. */
  unlinked(): ShownTag[] {
    return this.items().flatMap((item) => (item.tag && this.isOpen(item) ? [item.tag] : []));
  }

  /** Shows what all tags without a claim would be linked to. */
  openLinks(): Promise<unknown> {
    return this.later(async () => {
      if (this.unlinked().length === 0)
        return this.#hint('Every accepted attribution has a claim. Accept proposals to link more.');
      this.set({ panel: 'links' });
    });
  }

  /** Links several tags, as one change. */
  linkMany(links: readonly { id: number; claimId: number | null; statement: string }[]): Promise<unknown> {
    const message = `${counted(links.length, ['attribution', 'attributions'])} linked`;
    return this.later(() => this.#send('tags.link', { documentId: this.#document.id, links }, message));
  }

  openFind(): void {
    this.set({ finding: this.#state.finding + 1 });
  }

  remove(): Promise<unknown> {
    return this.later(async () => {
      const tag = this.focused()?.tag;
      if (!tag) return this.#hint('Choose an attribution first.');
      this.go(1);
      if (this.#state.focus === `tag:${tag.id}`) this.set({ focus: null });
      await this.#send('tags.remove', { documentId: this.#document.id, ids: [tag.id] }, 'Attribution deleted');
    });
  }

  removeLost(id: number): Promise<unknown> {
    return this.later(() =>
      this.#send('tags.remove', { documentId: this.#document.id, ids: [id] }, 'Attribution deleted'),
    );
  }

  /** Marks a lost tag again, with the selection as its content. */
  markAnew(tag: ShownTag): Promise<unknown> {
    const spans = this.#spansSelected();
    if (!spans) return this.#hint('Select in the text what it says now, then press this again.');
    return this.later(async () => {
      const patch = {
        versionId: this.#document.versionId,
        contentSpans: spans,
        sourceSpans: [],
        cueSpans: [],
        nameSpans: [],
      };
      if (await this.#send('tags.edit', { id: tag.id, version: tag.version, ...patch }, 'Marked anew'))
        this.focus(`tag:${tag.id}`);
    });
  }

  /** Which tags can become chains now, and the first linked tag that still lacks something. */
  ready(): { ids: number[]; lacking: { item: Item; lack: string } | null } {
    const linked = this.items().flatMap((item) =>
      item.tag?.state === 'marked' && (item.tag.claimId !== null || item.tag.statement) ? [item] : [],
    );
    const lacking = linked.flatMap((item) => {
      const lack = item.tag ? lackOf(item.tag) : null;
      return lack ? [{ item, lack }] : [];
    });
    const lacks = new Set(lacking.map(({ item }) => item.key));
    return { ids: linked.filter(({ key }) => !lacks.has(key)).map(({ id }) => id), lacking: lacking[0] ?? null };
  }

  /** Makes the chains of all linked tags, as one change. */
  enter(): Promise<unknown> {
    return this.later(async () => {
      const { ids, lacking } = this.ready();
      if (ids.length === 0 && lacking) {
        this.focus(lacking.item.key);
        return this.#hint(lacking.lack);
      }
      if (ids.length === 0)
        return this.#hint('Choose the claim of an attribution first. Then a chain can be made of it.');
      type Made = { claims: number; chains: number; sources: { name: string }[] };
      await this.#send<Made>('tags.enter', { documentId: this.#document.id, ids }, ({ claims, chains, sources }) => {
        const made = [
          counted(chains, ['chain', 'chains']),
          claims > 0 && counted(claims, ['new claim', 'new claims']),
          sources.length > 0 && counted(sources.length, ['new source', 'new sources']),
        ];
        return `Made: ${made.filter(Boolean).join(', ')}`;
      });
    });
  }

  leave(): void {
    if (this.#state.selection) this.select(null);
    else this.set({ focus: null });
  }

  async #hint(text: string): Promise<void> {
    toast(text);
    this.say(text);
  }

  async #send<R>(name: string, input: unknown, message?: string | ((result: R) => string)): Promise<R | null> {
    if (this.#state.stopped) {
      toast(this.#state.stopped.text, { tone: 'error' });
      await this.reload();
      return null;
    }
    this.set({ saving: true });
    const outcome = await sendAsking<R>(name, input);
    if (!outcome.ok) toast(outcome.problem.title, { tone: 'error' });
    else {
      if (outcome.changeId !== null) remember(outcome.changeId);
      const text = typeof message === 'function' ? message(outcome.result) : message;
      if (text) toast(text, { undo: outcome.changeId });
    }
    await this.reload();
    this.set({ saving: false });
    return outcome.ok ? outcome.result : null;
  }

  /** The server's present tags, including those of other people. */
  async reload(): Promise<void> {
    try {
      const response = await fetch(`/api/documents/${this.#document.id}/tags`, { cache: 'no-store' });
      if (response.status === 404)
        return this.set({
          stopped: {
            text: 'This document has been deleted in the meantime. Its tags are kept. Restore it to continue.',
            reload: true,
          },
        });
      if (response.ok) this.receive(await response.json());
    } catch {
      // The server is away; the next request will say so.
    }
  }

  receive({ latest, tags, links }: TagSheet): void {
    const newer = latest !== null && latest !== this.#document.versionId;
    const stopped = newer
      ? {
          text: 'A newer text of this document has been stored in the meantime. Load it to continue. Nothing you saved is lost.',
          reload: true,
        }
      : null;
    const { tags: before, links: linksBefore } = this.#state;
    const isSame = JSON.stringify([tags, links]) === JSON.stringify([before, linksBefore]);
    if (!isSame || newer !== (this.#state.stopped !== null)) this.set({ tags, links, stopped });
  }

  async propose(): Promise<void> {
    try {
      const response = await fetch(`/api/documents/${this.#document.id}/proposals?version=${this.#document.versionId}`);
      if (!response.ok) return;
      const proposed: Proposed = await response.json();
      this.set({ proposed, ...(proposed.otherLanguage && { spoken: inAnother(proposed.otherLanguage) }) });
    } catch {
      // Without proposals, everything can still be marked by hand.
    }
  }

  /** Who says it; empty where nobody is named. */
  whoSays = ({ tag, proposal, sourceSpans }: Item): string =>
    (tag?.source?.name ?? (tag ?? proposal)?.sourceName) || this.wordsOf(sourceSpans).slice(0, 80);

  /** Why it is proposed; null where it is no proposal. */
  whyOf = (item: Item): string | null =>
    item.proposal
      ? whyProposed(item.proposal, this.wordsOf(item.cueSpans), this.whoSays(item), this.wordsOf(item.sourceSpans))
      : null;

  #spoken(item: Item): string {
    const cue = this.wordsOf(item.cueSpans);
    const who = this.whoSays(item);
    const reason = this.whyOf(item);
    const why = reason ? ` ${reason}` : '';
    return `${item.proposal ? 'Proposed' : 'Attribution'}: ${who || 'nobody named'}, ${cue}: ${this.wordsOf(item.contentSpans)}.${why}`;
  }
}

const whichOf = (near: readonly SimilarClaim[]) => ({
  title: 'Is it one of these?',
  candidates: [
    ...near.map(({ id, statement, why }) => ({ id, label: statement, detail: why })),
    { id: 0, label: 'No, a new claim', detail: 'There will then be two claims that say nearly the same.' },
  ],
});

const partsOf = ({ sourceSpans, cueSpans, contentSpans }: Parts): Parts => ({ sourceSpans, cueSpans, contentSpans });

function inputOf(proposal: Proposal) {
  const { nameSpans, sourceId, sourceName, sourceKind, certainty, stance, rule } = proposal;
  return {
    ...partsOf(proposal),
    nameSpans,
    sourceId,
    sourceName: sourceId === null ? sourceName : '',
    sourceKind,
    certainty,
    stance,
    rule,
  };
}
