import { z } from 'zod';
import { editedAttribution, hop } from '@/lib/attributions/schema';
import { newJudgement, statement } from '@/lib/claims/schema';
import { newDocument } from '@/lib/documents/schema';
import type { ReadDate } from '@/lib/format/read-date.mjs';
import { visible } from '@/lib/format/squeeze';
import { newSource, sourceName } from '@/lib/sources/schema';
import { topicName } from '@/lib/topics/schema';
import {
  type Certainty,
  type Confidence,
  certainties,
  claimStatuses,
  confidences,
  documentKinds,
  documentStates,
  type Likelihood,
  likelihoods,
  type Passage,
  passages,
  reliabilities,
  type SourceKind,
  type Stance,
  sourceKinds,
  stances,
} from '@/lib/vocabulary';
import { meantIn, unknownSource } from './blanks';
import { exportedChains, typedChains } from './chains';
import { confidenceBases, type FieldKey, fields } from './fields';
import { type FieldUse, KEY_LIMIT } from './mapping';
import {
  addressed,
  closed,
  dated,
  dateNote,
  mapped,
  numbered,
  onOneLine,
  type ReaderFor,
  several,
  typed,
} from './reading';
import type { RowClaim, RowDocument, RowHop, RowNamed, RowNote, RowSource } from './row';
import { keyText } from './whole-keys';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Key = { readonly name: string; readonly text: string };

/** What the cells of a row say of one who says something, until the row is put together. */
export type Side = {
  id?: number;
  named?: RowNamed;
  kind?: SourceKind;
  stance?: Stance;
  certainty?: Certainty | null;
  saidAt?: ReadDate | null;
  saidNote?: string;
  passage?: Passage;
  quote?: string;
  publishedNote?: string;
  document: Mutable<Omit<RowDocument, 'notes'>>;
};

/** What the cells of a row say, until the row is put together. */
export type Draft = {
  key?: Key;
  notes: RowNote[];
  claim: Mutable<Omit<RowClaim, 'notes' | 'key'>>;
  confidence?: Confidence;
  basis?: keyof typeof confidenceBases;
  likelihood?: Likelihood;
  reason?: string;
  chains: (readonly RowHop[])[];
  /** By the places of their columns. */
  sources: Map<number, readonly RowNamed[]>;
  kinds: Map<number, SourceKind>;
  cues?: readonly string[];
  linkNote?: string;
  who: Side;
  credits: Side;
  source: Mutable<Omit<RowSource, 'notes' | 'key'>>;
};

export const newDraft = (): Draft => ({
  notes: [],
  claim: {},
  chains: [],
  sources: new Map(),
  kinds: new Map(),
  who: { document: {} },
  credits: { document: {} },
  source: {},
});

/** Where a cell stands: its column, how that is used, and the column of sources to which it belongs. */
export type Place = { readonly use: FieldUse; readonly column: number; readonly name: string; readonly target: number };

/** Takes up one cell. @returns what is wrong with it, in a sentence */
export type CellTaker = (draft: Draft, text: string) => string | undefined;

/** What becomes of the cells of a field. */
export type FieldRule = {
  readonly taker: (place: Place) => CellTaker;
  readonly clear?: (draft: Draft) => void;
};

function rule<T>(
  reader: ReaderFor<T>,
  put: (draft: Draft, value: T, place: Place) => void,
  clear?: (draft: Draft) => void,
): FieldRule {
  const taker = (place: Place): CellTaker => {
    const read = reader(place.use);
    return (draft, text) => {
      const { value, kept, problem } = read(text);
      if (problem !== undefined) return problem;
      if (value !== undefined) put(draft, value, place);
      if (kept) draft.notes.push({ name: place.name, text });
      return undefined;
    };
  };
  return clear ? { taker, clear } : { taker };
}

/** Adds what another column of the same field said. */
const more = <T>(before: readonly T[] | undefined, values: readonly T[]): T[] => [...(before ?? []), ...values];

const LAST_ID = 2_147_483_647;
const slug = z.string().trim().max(200, 'There is no such name.');
const id = numbered(z.int().positive('Numbers begin at 1.').max(LAST_ID, 'There is no such number.'));

const namedBy = (use: FieldUse) => {
  const meant = meantIn(use);
  const { kind } = use;
  return (name: string): RowNamed => (meant(name) === 'unknown' ? unknownSource : kind ? { name, kind } : { name });
};
const named = mapped(typed(sourceName), namedBy);
const names = mapped(onOneLine(several(sourceName)), (use) => {
  const make = namedBy(use);
  return (list) => list.map(make);
});

const key = typed(
  z
    .string()
    .max(KEY_LIMIT * 10, `A key has at most ${KEY_LIMIT} characters.`)
    .transform(visible)
    .pipe(z.string().max(KEY_LIMIT, `A key has at most ${KEY_LIMIT} characters.`)),
);
const keyRule = rule(key, (draft, typedKey, { name, use }) => {
  const text = keyText(typedKey, use);
  draft.key = { name, text };
  draft.notes.push({ name, text, isKey: true });
});

const source = newSource.shape;
const document = newDocument.shape;
const link = editedAttribution.shape;

/** The rules of one who says something, where both sides of a row have them. */
const side = (of: 'who' | 'credits') => ({
  source: rule(named, (draft, value) => {
    draft[of].named = value;
  }),
  sourceId: rule(id, (draft, value) => {
    draft[of].id = value;
  }),
  sourceKind: rule(closed(sourceKinds, fields['who.sourceKind'].label), (draft, value) => {
    draft[of].kind = value;
  }),
  stance: rule(closed(stances, fields['who.stance'].label), (draft, value) => {
    draft[of].stance = value;
  }),
  certainty: rule(
    closed(certainties, fields['who.certainty'].label),
    (draft, value) => {
      draft[of].certainty = value;
    },
    (draft) => {
      draft[of].certainty = null;
    },
  ),
  said: rule(
    dated,
    (draft, value) => {
      draft[of].saidAt = value;
    },
    (draft) => {
      draft[of].saidAt = null;
    },
  ),
  saidNote: rule(dateNote, (draft, value) => {
    draft[of].saidNote = value;
  }),
  passage: rule(closed(passages, fields['who.passage'].label), (draft, value) => {
    draft[of].passage = value;
  }),
  documentId: rule(id, (draft, value) => {
    draft[of].document.id = value;
  }),
  documentTitle: rule(typed(document.title), (draft, value) => {
    draft[of].document.title = value;
  }),
  documentUrl: rule(
    addressed(document.url),
    (draft, value) => {
      draft[of].document.url = value;
    },
    (draft) => {
      draft[of].document.url = null;
    },
  ),
  documentState: rule(closed(documentStates, fields['document.state'].label), (draft, value) => {
    draft[of].document.state = value;
  }),
});
const who = side('who');
const credits = side('credits');

/** What becomes of the cells of each field. */
export const fieldRules: Readonly<Record<FieldKey, FieldRule>> = {
  'claim.id': rule(id, ({ claim }, value) => {
    claim.id = value;
  }),
  'claim.slug': rule(typed(slug), ({ claim }, value) => {
    claim.slug = value;
  }),
  'claim.key': keyRule,
  'claim.statement': rule(typed(statement), ({ claim }, value) => {
    claim.statement = value;
  }),
  'claim.status': rule(closed(claimStatuses, fields['claim.status'].label), ({ claim }, value) => {
    claim.status = value;
  }),
  'claim.topics': rule(
    several(topicName),
    ({ claim }, values) => {
      claim.topics = more(claim.topics, values);
    },
    ({ claim }) => {
      claim.topics = more(claim.topics, []);
    },
  ),
  'claim.confidence': rule(closed(confidences, fields['claim.confidence'].label), (draft, value) => {
    draft.confidence = value;
  }),
  'claim.basis': rule(closed(confidenceBases, fields['claim.basis'].label), (draft, value) => {
    draft.basis = value;
  }),
  'claim.likelihood': rule(closed(likelihoods, fields['claim.likelihood'].label), (draft, value) => {
    draft.likelihood = value;
  }),
  'claim.reason': rule(typed(newJudgement.shape.reason), (draft, value) => {
    draft.reason = value;
  }),

  'chain.text': rule(typedChains, (draft, value) => {
    draft.chains.push(...value);
  }),
  'chain.exported': rule(
    () => exportedChains,
    (draft, value) => {
      draft.chains.push(...value);
    },
  ),
  'chain.source': rule(names, ({ sources }, value, { column }) => {
    sources.set(column, value);
  }),
  'chain.sourceKind': rule(closed(sourceKinds, fields['chain.sourceKind'].label), ({ kinds }, value, { target }) => {
    kinds.set(target, value);
  }),

  'document.id': who.documentId,
  'document.key': keyRule,
  'document.title': who.documentTitle,
  'document.url': who.documentUrl,
  'document.publisher': rule(named, (draft, value) => {
    draft.who.document.publisher = value;
  }),
  'document.published': rule(
    dated,
    (draft, value) => {
      draft.who.document.publishedAt = value;
    },
    (draft) => {
      draft.who.document.publishedAt = null;
    },
  ),
  'document.publishedNote': rule(dateNote, (draft, value) => {
    draft.who.publishedNote = value;
  }),
  'document.kind': rule(closed(documentKinds, fields['document.kind'].label), (draft, value) => {
    draft.who.document.kind = value;
  }),
  'document.authors': rule(
    several(document.authors.unwrap().element),
    ({ who: { document } }, values) => {
      document.authors = more(document.authors, values);
    },
    ({ who: { document } }) => {
      document.authors = more(document.authors, []);
    },
  ),
  'document.language': rule(typed(document.language), (draft, value) => {
    draft.who.document.language = value;
  }),
  'document.state': who.documentState,
  'document.stateNote': rule(
    typed(document.stateNote),
    (draft, value) => {
      draft.who.document.stateNote = value;
    },
    (draft) => {
      draft.who.document.stateNote = '';
    },
  ),
  'document.text': rule(typed(document.text), (draft, value) => {
    draft.who.document.text = value;
  }),

  'utterance.stance': who.stance,
  'utterance.certainty': who.certainty,
  'utterance.said': who.said,
  'utterance.quote': rule(typed(hop.shape.quote.unwrap()), (draft, value) => {
    draft.who.quote = value;
  }),
  'link.cue': rule(
    several(link.cue.unwrap()),
    (draft, values) => {
      draft.cues = more(draft.cues, values);
    },
    (draft) => {
      draft.cues = more(draft.cues, []);
    },
  ),
  'link.note': rule(
    typed(link.note.unwrap()),
    (draft, value) => {
      draft.linkNote = value;
    },
    (draft) => {
      draft.linkNote = '';
    },
  ),

  'who.source': who.source,
  'who.sourceId': who.sourceId,
  'who.sourceKind': who.sourceKind,
  'who.stance': who.stance,
  'who.certainty': who.certainty,
  'who.said': who.said,
  'who.saidNote': who.saidNote,
  'who.documentId': who.documentId,
  'who.documentTitle': who.documentTitle,
  'who.documentUrl': who.documentUrl,
  'who.documentState': who.documentState,
  'who.passage': who.passage,
  'credits.source': credits.source,
  'credits.sourceId': credits.sourceId,
  'credits.sourceKind': credits.sourceKind,
  'credits.stance': credits.stance,
  'credits.certainty': credits.certainty,
  'credits.said': credits.said,
  'credits.saidNote': credits.saidNote,
  'credits.documentId': credits.documentId,
  'credits.documentTitle': credits.documentTitle,
  'credits.documentUrl': credits.documentUrl,
  'credits.documentState': credits.documentState,
  'credits.passage': credits.passage,

  'source.id': rule(id, ({ source }, value) => {
    source.id = value;
  }),
  'source.slug': rule(typed(slug), ({ source }, value) => {
    source.slug = value;
  }),
  'source.key': keyRule,
  'source.name': rule(typed(sourceName), ({ source }, value) => {
    source.name = value;
  }),
  'source.kind': rule(closed(sourceKinds, fields['source.kind'].label), ({ source }, value) => {
    source.kind = value;
  }),
  'source.aliases': rule(
    several(sourceName),
    ({ source }, values) => {
      source.aliases = more(source.aliases, values);
    },
    ({ source }) => {
      source.aliases = more(source.aliases, []);
    },
  ),
  'source.domains': rule(
    several(source.domains.unwrap().in.element),
    ({ source }, values) => {
      source.domains = more(source.domains, values);
    },
    ({ source }) => {
      source.domains = more(source.domains, []);
    },
  ),
  'source.description': rule(
    typed(source.description),
    ({ source }, value) => {
      source.description = value;
    },
    ({ source }) => {
      source.description = '';
    },
  ),
  'source.owner': rule(
    named,
    ({ source }, value) => {
      source.owner = value;
    },
    ({ source }) => {
      source.owner = null;
    },
  ),
  'source.reliability': rule(
    closed(reliabilities, fields['source.reliability'].label),
    ({ source }, value) => {
      source.reliability = value;
    },
    ({ source }) => {
      source.reliability = null;
    },
  ),
  'source.peopleCount': rule(
    numbered(source.peopleCount),
    ({ source }, value) => {
      source.peopleCount = value;
    },
    ({ source }) => {
      source.peopleCount = null;
    },
  ),
  'source.terms': rule(
    typed(source.terms),
    ({ source }, value) => {
      source.terms = value;
    },
    ({ source }) => {
      source.terms = '';
    },
  ),
};
