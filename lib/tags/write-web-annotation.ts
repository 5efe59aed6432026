import { type CodePoints, codePointsOf } from '@/lib/text/code-points';
import { roleParts, roles } from './file-content';
import type { ShownTag } from './queries.server';
import { quoteAt } from './re-anchor';
import { piecesOf, sourceNameOf, statementOf, type TakenOut, type TakenText, withinAmong } from './taken-out';

const context = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    whence: 'urn:whence:',
    prov: 'http://www.w3.org/ns/prov#',
    schema: 'https://schema.org/',
    cito: 'http://purl.org/spar/cito/',
  },
] as const;

/** What kind of agent a source is, where the tag says so. */
const agents: Readonly<Record<string, readonly string[]>> = {
  outlet: ['schema:Organization'],
  agency: ['schema:Organization'],
  organization: ['schema:Organization'],
  person: ['schema:Person'],
};

/**
 * Tags as an annotation collection with its one page: https://www.w3.org/TR/annotation-model/. Each role of a tag is
 * an annotation with a target for each piece. What a tag says beside its places stands in the body of its first
 * annotation; the others point to it.
 * @param all all tags of the document, where not all of them are written.
 */
export function webAnnotations(out: TakenOut, all: readonly ShownTag[] = out.tags): Record<string, unknown> {
  const { origin, document, tags } = out;
  const page = `${origin}/documents/${document.id}`;
  const self = `${page}/tags.jsonld`;
  const texts = new Map(out.texts.map((text) => [text.id, { ...text, points: codePointsOf(text.text) }]));
  const within = withinAmong(tags, all);
  const address = ({ number }: Pick<TakenText, 'number'>) => `${page}/text.txt?version=${number}`;
  const addressOf = (id: number) => `${self}#tag-${id}`;
  const items = tags.flatMap((tag) => {
    const text = texts.get(tag.versionId);
    const id = addressOf(tag.id);
    const outer = within.get(tag.id);
    const marked = text ? roles.filter((role) => tag[roleParts[role]].length > 0) : [];
    return marked.map((role, i) => ({
      id: `${id}-${role}`,
      type: 'Annotation',
      motivation: 'tagging',
      body: [
        { type: 'TextualBody', purpose: 'tagging', value: role, format: 'text/plain' },
        i > 0
          ? { id, type: 'whence:Tag' }
          : {
              id,
              type: ['whence:Tag', 'prov:Entity'],
              ...said(tag, origin),
              ...(outer !== undefined && nested(addressOf(outer), id)),
            },
      ],
      target: text && piecesOf(tag[roleParts[role]]).map(([start, end]) => target(text, address(text), start, end)),
    }));
  });
  return {
    '@context': context,
    id: self,
    type: 'AnnotationCollection',
    label: document.title,
    total: items.length,
    'whence:texts': out.texts.map((text) => ({
      id: address(text),
      type: 'Text',
      format: 'text/plain',
      language: document.language,
      'schema:version': text.number,
      'schema:sha256': text.sha256,
      'schema:isPartOf': {
        id: page,
        type: document.kind === 'article' ? 'schema:NewsArticle' : 'schema:WebPage',
        'schema:name': document.title,
        ...(document.url !== null && { 'schema:url': document.url }),
      },
    })),
    ...(items.length > 0 && {
      first: { id: `${self}#page`, type: 'AnnotationPage', partOf: self, startIndex: 0, items },
    }),
  };
}

function target({ text, points }: { text: string; points: CodePoints }, source: string, start: number, end: number) {
  return {
    type: 'SpecificResource',
    source,
    selector: [
      { type: 'TextQuoteSelector', ...quoteAt(text, points, start, end) },
      { type: 'TextPositionSelector', start, end },
    ],
  };
}

/** Who says it, what, and how. */
function said(tag: ShownTag, origin: string) {
  const { source, sourceKind, claim, stance, certainty, state, rule } = tag;
  const [name, statement] = [sourceNameOf(tag), statementOf(tag)];
  const claimId = claim && `${origin}/claims/${claim.slug}`;
  return {
    ...((name !== '' || sourceKind !== null) && {
      'prov:wasAttributedTo': {
        ...(source && { id: `${origin}/sources/${source.slug}`, 'whence:number': source.id }),
        type: ['prov:Agent', ...(agents[sourceKind ?? ''] ?? [])],
        ...(name !== '' && { 'schema:name': name }),
        ...(sourceKind !== null && { 'whence:kind': sourceKind }),
      },
    }),
    ...(statement !== '' && {
      'whence:claim': {
        ...(claim && { id: claimId, 'whence:number': claim.id }),
        type: 'schema:Claim',
        'schema:text': statement,
      },
    }),
    'whence:stance': stance,
    ...(claimId && stance === 'denies' && { 'cito:disputes': { id: claimId } }),
    ...(certainty !== null && { 'whence:certainty': certainty }),
    'whence:state': state,
    ...(rule !== '' && { 'whence:rule': rule }),
  };
}

/** Whoever says the content in which a tag stands passes it on. */
const nested = (outer: string, inner: string) => ({
  'whence:within': { id: outer, 'prov:wasDerivedFrom': { id: inner } },
});
