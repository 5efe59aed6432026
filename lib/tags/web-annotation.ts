import { DEEPEST, isDeeper } from '@/lib/format/depth';
import {
  contentOf,
  type Draft,
  type FileContent,
  newDraft,
  quoted,
  type Refusal,
  type Role,
  roleOf,
  roleParts,
  setWord,
  unreadable,
} from './file-content';
import { type Anchor, type Mark, placerIn } from './re-anchor';

type Node = Readonly<Record<string, unknown>>;

/**
 * Reads web annotations, our own or those of another tool, as tags of a text. Annotations of ours that belong to one
 * tag become one; any other becomes a tag of its own, what is said unless it is labelled with another role.
 * @param file the JSON of a collection, a page, a list, or one annotation.
 * @param text the stored text in which they are to stand.
 * @param anchor asked for the place of words that do not stand where their offsets say.
 */
export function readWebAnnotations(file: string, text: string, anchor?: Anchor): FileContent {
  if (isDeeper(file)) return unreadable(`The file nests lists and objects more than ${DEEPEST} deep.`);
  let json: unknown;
  try {
    json = JSON.parse(file.replace(/^\uFEFF/, ''));
  } catch {
    return unreadable('The file is not valid JSON.');
  }
  const items = itemsOf(json);
  if (items === null)
    return unreadable(
      'The file is JSON, but holds no web annotations: there is no annotation, page or collection in it.',
    );
  if (items.length === 0) return unreadable('There are no annotations in the file.');
  const place = placerIn(
    text,
    anchor,
    items
      .filter(isNode)
      .flatMap((item) => list(item.target).map((target) => markOf(isNode(target) ? list(target.selector) : []))),
  );
  const refused: Refusal[] = [];
  const drafts = new Map<string, Draft>();
  for (const [i, item] of items.entries()) {
    const where = `Annotation ${i + 1}`;
    if (!isNode(item)) {
      refused.push({ where, reason: 'It is not an annotation.' });
      continue;
    }
    const bodies = list(item.body ?? item.bodies);
    const ours = bodies.filter(isNode).find((body) => kindsOf(body).includes('Tag'));
    const key = ours && typeof ours.id === 'string' ? ours.id : `#${i}`;
    const draft = drafts.get(key) ?? newDraft(where, key);
    drafts.set(key, draft);
    const role = readBodies(item, bodies, where, refused);
    const spans = spansOf(item, place);
    if (typeof spans === 'string') draft.failed ??= key === `#${i}` ? spans : `Its ${role}: ${spans}`;
    else draft.fields[roleParts[role]].push(...spans);
    if (ours) readTag(draft, ours, refused);
  }
  return contentOf([...drafts.values()], refused);
}

/** The annotations of a file, in whichever of the usual ways it holds them; null where it is none of them. */
function itemsOf(json: unknown): readonly unknown[] | null {
  if (Array.isArray(json)) return json;
  if (!isNode(json)) return null;
  for (const name of ['items', 'annotations', 'rows', '@graph']) if (Array.isArray(json[name])) return json[name];
  if ('target' in json) return [json];
  if (isNode(json.first)) return itemsOf(json.first);
  return kindsOf(json).includes('AnnotationCollection') && (json.total === 0 || json.total === undefined) ? [] : null;
}

/** The role with which an annotation is labelled. Every other word that people wrote is named as left out. */
function readBodies(item: Node, bodies: readonly unknown[], where: string, refused: Refusal[]): Role {
  // Hypothesis keeps labels and comment beside the target.
  const labels = list(item.tags).filter((label) => typeof label === 'string');
  const comments = [item.text, item.bodyValue].filter((comment) => typeof comment === 'string');
  for (const body of bodies) {
    if (typeof body === 'string') comments.push(body);
    if (!isNode(body) || kindsOf(body).includes('Tag')) continue;
    const value = body.value ?? body.label ?? (isNode(body.source) ? body.source.label : body.source) ?? body.id;
    if (typeof value !== 'string') continue;
    const purposes = list(body.purpose ?? item.motivation);
    (purposes.length === 0 ||
    purposes.some((purpose) => ['tagging', 'classifying', 'identifying'].includes(`${purpose}`))
      ? labels
      : comments
    ).push(value);
  }
  const role = labels.map(roleOf).find((found) => found !== null);
  for (const label of labels.filter((word) => roleOf(word) === null))
    refused.push({
      where,
      reason: `Its label ${quoted(label)} is not source, cue, content or name, and was left out.`,
    });
  for (const comment of comments.filter((words) => words.trim() !== ''))
    refused.push({ where, reason: `Its comment ${quoted(comment)} was left out, because tags have no comments.` });
  return role ?? 'content';
}

/** Where the targets of an annotation stand, or why that cannot be said. */
function spansOf(item: Node, place: (mark: Mark) => readonly number[] | string): number[] | string {
  const spans: number[] = [];
  const targets = list(item.target);
  for (const target of targets) {
    const found = place(markOf(isNode(target) ? list(target.selector) : []));
    if (typeof found === 'string') return found;
    spans.push(...found);
  }
  return targets.length === 0 ? 'It marks nothing in a text.' : spans;
}

/** What the selectors say that are read here; others, such as paths in a page, are passed over. */
function markOf(selectors: readonly unknown[]): Mark {
  const mark: Mark = {};
  for (const selector of selectors.filter(isNode)) {
    const kinds = kindsOf(selector);
    if (kinds.includes('TextQuoteSelector') && typeof selector.exact === 'string') {
      mark.exact ??= selector.exact;
      if (typeof selector.prefix === 'string') mark.prefix ??= selector.prefix;
      if (typeof selector.suffix === 'string') mark.suffix ??= selector.suffix;
    }
    if (
      kinds.includes('TextPositionSelector') &&
      typeof selector.start === 'number' &&
      typeof selector.end === 'number'
    ) {
      mark.start ??= selector.start;
      mark.end ??= selector.end;
    }
    if (isNode(selector.refinedBy) && mark.exact === undefined && mark.start === undefined)
      Object.assign(mark, markOf([selector.refinedBy]));
  }
  return mark;
}

/** What a tag says beside its places, as Whence writes it. */
function readTag(draft: Draft, tag: Node, refused: Refusal[]): void {
  const { fields } = draft;
  const source = tag['prov:wasAttributedTo'];
  if (isNode(source)) {
    if (typeof source['schema:name'] === 'string') fields.sourceName = source['schema:name'];
    if (isNumber(source['whence:number'])) fields.sourceId = source['whence:number'];
    setWord(draft, 'sourceKind', source['whence:kind'], refused);
  }
  const claim = tag['whence:claim'];
  if (isNode(claim)) {
    if (typeof claim['schema:text'] === 'string') fields.statement = claim['schema:text'];
    if (isNumber(claim['whence:number'])) fields.claimId = claim['whence:number'];
  }
  for (const field of ['stance', 'certainty', 'state'] as const) setWord(draft, field, tag[`whence:${field}`], refused);
  if (typeof tag['whence:rule'] === 'string') fields.rule = tag['whence:rule'];
  const outer = tag['whence:within'];
  if (isNode(outer) && typeof outer.id === 'string') draft.within = outer.id;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;
const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
/** Its types, without the prefix of their vocabulary. */
const kindsOf = (node: Node): string[] =>
  list(node.type ?? node['@type'])
    .filter((kind) => typeof kind === 'string')
    .map((kind) => kind.replace(/^.*[:#/]/, ''));
