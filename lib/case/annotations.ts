import { z } from 'zod';
import type { Fields } from '@/lib/entities/record';
import { type Role, roleParts, roles } from '@/lib/tags/file-content';
import { quoteAt } from '@/lib/tags/re-anchor';
import { piecesOf } from '@/lib/tags/taken-out';
import type { CodePoints } from '@/lib/text/code-points';
import { certainties, sourceKinds, stances, tagStates, wordsOf } from '@/lib/vocabulary';
import { spans } from './columns';

const context = [
  'http://www.w3.org/ns/anno.jsonld',
  { whence: 'urn:whence:', prov: 'http://www.w3.org/ns/prov#', schema: 'https://schema.org/' },
] as const;

const number = z.int().min(1);

/** A tag of a case, with the numbers that the case uses. */
export const caseTag = z.object({
  ...{ id: number, documentId: number, versionId: number, parentId: number.nullable() },
  ...{ sourceSpans: z.array(z.int()), cueSpans: z.array(z.int()) },
  ...{ contentSpans: z.array(z.int()), nameSpans: z.array(z.int()) },
  ...{
    sourceId: number.nullable(),
    sourceName: z.string().max(200),
    sourceKind: z.enum(wordsOf(sourceKinds)).nullable(),
  },
  ...{ claimId: number.nullable(), statement: z.string().max(1000) },
  ...{ stance: z.enum(wordsOf(stances)), certainty: z.enum(wordsOf(certainties)).nullable() },
  ...{ state: z.enum(wordsOf(tagStates)), rule: z.string().max(100), leftBehind: z.boolean() },
  createdAt: z.iso.datetime(),
});
export type CaseTag = z.output<typeof caseTag>;

/** A stored text, as tags refer to it. */
export type CaseText = { readonly path: string; readonly text: string; readonly points: CodePoints };

/**
 * A tag as web annotations, one for each role that it marks: https://www.w3.org/TR/annotation-model/. What the tag says
 * beside its places stands in the body of the first one. A tag that marks nothing is one annotation of the whole text.
 */
export function annotationsOf(tag: CaseTag, text: CaseText): Fields[] {
  const id = `#tag-${tag.id}`;
  const marked: readonly (Role | null)[] = roles.filter((role) => tag[roleParts[role]].length > 0);
  return (marked.length > 0 ? marked : [null]).map((role, i) => ({
    '@context': context,
    id: role === null ? `${id}-text` : `${id}-${role}`,
    type: 'Annotation',
    motivation: 'tagging',
    created: tag.createdAt,
    body: [
      ...(role === null ? [] : [{ type: 'TextualBody', purpose: 'tagging', value: role, format: 'text/plain' }]),
      i > 0 ? { id, type: 'whence:Tag' } : { id, type: ['whence:Tag', 'prov:Entity'], ...said(tag) },
    ],
    target: role === null ? [{ type: 'SpecificResource', source: text.path }] : targets(text, tag[roleParts[role]]),
  }));
}

const targets = ({ path, text, points }: CaseText, places: readonly number[]) =>
  piecesOf(places).map(([start, end]) => ({
    type: 'SpecificResource',
    source: path,
    selector: [
      { type: 'TextQuoteSelector', ...quoteAt(text, points, start, end) },
      { type: 'TextPositionSelector', start, end },
    ],
  }));

const said = (tag: CaseTag) => ({
  'whence:number': tag.id,
  'whence:document': tag.documentId,
  'whence:text': tag.versionId,
  ...(tag.parentId !== null && { 'whence:within': { id: `#tag-${tag.parentId}`, 'whence:number': tag.parentId } }),
  ...((tag.sourceId !== null || tag.sourceName !== '' || tag.sourceKind !== null) && {
    'prov:wasAttributedTo': {
      type: 'prov:Agent',
      ...(tag.sourceId !== null && { 'whence:number': tag.sourceId }),
      ...(tag.sourceName !== '' && { 'schema:name': tag.sourceName }),
      ...(tag.sourceKind !== null && { 'whence:kind': tag.sourceKind }),
    },
  }),
  ...((tag.claimId !== null || tag.statement !== '') && {
    'whence:claim': {
      type: 'schema:Claim',
      ...(tag.claimId !== null && { 'whence:number': tag.claimId }),
      ...(tag.statement !== '' && { 'schema:text': tag.statement }),
    },
  }),
  'whence:stance': tag.stance,
  ...(tag.certainty !== null && { 'whence:certainty': tag.certainty }),
  'whence:state': tag.state,
  ...(tag.rule !== '' && { 'whence:rule': tag.rule }),
  ...(tag.leftBehind && { 'whence:leftBehind': true }),
});

const numbered = z.object({ 'whence:number': number });
const body = z.object({
  id: z.string(),
  'whence:number': number,
  'whence:document': number,
  'whence:text': number,
  'whence:within': numbered.optional(),
  'prov:wasAttributedTo': z
    .object({
      'whence:number': number.optional(),
      'schema:name': caseTag.shape.sourceName.optional(),
      'whence:kind': z.enum(wordsOf(sourceKinds)).optional(),
    })
    .optional(),
  'whence:claim': z
    .object({ 'whence:number': number.optional(), 'schema:text': caseTag.shape.statement.optional() })
    .optional(),
  'whence:stance': caseTag.shape.stance,
  'whence:certainty': z.enum(wordsOf(certainties)).optional(),
  'whence:state': caseTag.shape.state,
  'whence:rule': caseTag.shape.rule.optional(),
  'whence:leftBehind': z.boolean().optional(),
});
const selector = z.union([
  z.object({ type: z.literal('TextQuoteSelector'), exact: z.string() }),
  z.object({ type: z.literal('TextPositionSelector'), start: z.int(), end: z.int() }),
]);
const annotation = z.object({
  type: z.literal('Annotation'),
  created: z.iso.datetime(),
  body: z.array(z.record(z.string(), z.unknown())),
  target: z.array(z.object({ source: z.string(), selector: z.array(selector).default([]) })),
});

/** The words that a file quotes at a place of a text. */
export type Quoted = { readonly start: number; readonly end: number; readonly exact: string | null };
export type ReadTag = { readonly tag: CaseTag; readonly quotes: readonly Quoted[] };

/** Reads annotations as `annotationsOf` writes them, those of a tag one after the other. */
export class AnnotationReader {
  #open: { id: string; tag: CaseTag; quotes: Quoted[] } | null = null;

  /**
   * Reads a line.
   * @returns the tag before it, where that is complete; null where it is not
   * @throws Error with what is wrong, in a sentence
   */
  line(line: string): ReadTag | null {
    const read = annotation.safeParse(parsed(line));
    if (!read.success) throw new Error('It is not a web annotation as Whence writes it.');
    const { created, body: bodies, target } = read.data;
    const named = bodies.find((one) => [one.type].flat().includes('whence:Tag'));
    const first = body.safeParse(named);
    const before = first.success ? this.end() : null;
    if (first.success) this.#open = { id: first.data.id, tag: tagOf(first.data, created), quotes: [] };
    const open = this.#open;
    if (!open || open.id !== named?.id) throw new Error('It does not say to which tag it belongs.');
    const value = bodies.find(({ purpose }) => purpose === 'tagging')?.value;
    const role = roles.find((one) => one === value);
    if (!role) return before;
    for (const { selector: selectors } of target) {
      const place = selectors.find((one) => one.type === 'TextPositionSelector');
      const quote = selectors.find((one) => one.type === 'TextQuoteSelector');
      if (!place) throw new Error('It does not say where its words stand.');
      open.tag[roleParts[role]].push(place.start, place.end);
      open.quotes.push({ start: place.start, end: place.end, exact: quote?.exact ?? null });
    }
    if (!spans.holds.safeParse(open.tag[roleParts[role]]).success)
      throw new Error('Its places are not pairs of start and end, in order.');
    return before;
  }

  /** The last tag. */
  end(): ReadTag | null {
    const open = this.#open;
    this.#open = null;
    return open && { tag: open.tag, quotes: open.quotes };
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function tagOf(read: z.output<typeof body>, createdAt: string): CaseTag {
  const { 'prov:wasAttributedTo': source, 'whence:claim': claim } = read;
  return {
    ...{ id: read['whence:number'], documentId: read['whence:document'], versionId: read['whence:text'] },
    parentId: read['whence:within']?.['whence:number'] ?? null,
    ...{ sourceSpans: [], cueSpans: [], contentSpans: [], nameSpans: [] },
    sourceId: source?.['whence:number'] ?? null,
    sourceName: source?.['schema:name'] ?? '',
    sourceKind: source?.['whence:kind'] ?? null,
    claimId: claim?.['whence:number'] ?? null,
    statement: claim?.['schema:text'] ?? '',
    ...{ stance: read['whence:stance'], certainty: read['whence:certainty'] ?? null },
    ...{ state: read['whence:state'], rule: read['whence:rule'] ?? '' },
    leftBehind: read['whence:leftBehind'] ?? false,
    createdAt,
  };
}
