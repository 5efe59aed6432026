import {
  certainties,
  claimStatuses,
  confidences,
  documentKinds,
  documentStates,
  likelihoods,
  passages,
  reliabilities,
  sourceKinds,
  stances,
} from '@/lib/vocabulary';
import type { RowKind } from './mapping';

/** Whether the confidence in an exported file is an editor's, or what the rule suggests. */
export const confidenceBases = {
  judged: { label: 'judged', help: 'An editor judged the claim.' },
  suggested: { label: 'suggested', help: 'The rule suggests it. Whence computes it again and does not read it.' },
} as const;

export type ClosedList = Readonly<Record<string, { readonly label: string; readonly help: string }>>;

/** What a column can be read as. */
export type Field = {
  /** In which files it is offered. */
  readonly rows: readonly RowKind[];
  readonly label: string;
  readonly help: string;
  /** One cell can hold several values; the mapping says what parts them. */
  readonly many?: true;
  /** Several columns of one file can be read as it. */
  readonly columns?: true;
  readonly date?: true;
  /** The closed list from which a cell takes its word. */
  readonly words?: ClosedList;
  /** The mapping can say that an empty cell empties it. */
  readonly clears?: true;
  /** It names sources; the mapping can say of which kind they are. */
  readonly named?: true;
  /** What “n/a” and its like can mean in a cell, where that is not told by the above: nothing, or that very text too. */
  readonly placeholders?: 'nothing' | 'text' | 'source';
};

type More = Omit<Field, 'rows' | 'label' | 'help'>;
const of =
  (...rows: RowKind[]) =>
  (label: string, help: string, more: More = {}): Field => ({ rows, label, help, ...more });
const claim = of('claim');
const claims = of('claim', 'attribution');
const document = of('claim', 'document');
const ownDocument = of('document');
const source = of('source');
const link = of('attribution');

const date = { date: true, clears: true } as const;
const bare = { placeholders: 'nothing' } as const;
const text = { placeholders: 'text' } as const;

/** Every field that a column can be read as, in the order in which they are offered. */
export const fields = {
  'claim.id': claims('Claim number', 'The number of the claim in Whence.', bare),
  'claim.slug': claims('Name in addresses', 'Tells whether the number is that of a claim here.'),
  'claim.key': claims(
    'Claim key',
    'The number or code by which your file knows the claim. It is kept as a note.',
    text,
  ),
  'claim.statement': claims('Statement', 'What is claimed.', text),
  'claim.status': claim('Status', 'What editors hold the claim to be.', { words: claimStatuses }),
  'claim.topics': claim('Topics', 'What the claim is about.', {
    many: true,
    columns: true,
    clears: true,
    placeholders: 'text',
  }),
  'claim.confidence': claim('Confidence', 'How good the basis is, as an editor judged it.', { words: confidences }),
  'claim.basis': claim('Basis of the confidence', 'Whether an editor judged it, or the rule suggests it.', {
    words: confidenceBases,
  }),
  'claim.likelihood': claim('Likelihood', 'How likely the claim is, as an editor judged it.', { words: likelihoods }),
  'claim.reason': claim('Reason', 'Why an editor judged it so.'),

  'chain.text': claim(
    'Chains',
    'Origin first: “A → B [Title] → C”. Each line, or each part between “ | ”, is a chain.',
    {
      many: true,
      columns: true,
      placeholders: 'source',
    },
  ),
  'chain.exported': claim('Chains, as exported', 'As Whence writes them. Brackets belong to the names.'),
  'chain.source': claim('Source', 'Who says it.', { many: true, columns: true, named: true }),
  'chain.sourceKind': claim('Source kind', 'What kind of source it is. It counts for the source column before it.', {
    words: sourceKinds,
    columns: true,
  }),

  'document.id': document('Document number', 'The number of the document in Whence.', bare),
  'document.key': ownDocument(
    'Document key',
    'The number or code by which your file knows it. It is kept as a note.',
    text,
  ),
  'document.title': document('Document title', 'The title of the document.', text),
  'document.url': document('Document address', 'Where the document stands on the web.', {
    clears: true,
    placeholders: 'nothing',
  }),
  'document.publisher': document('Publisher', 'The source that published the document.', { named: true }),
  'document.published': document('Published', 'When the document was published.', date),
  'document.publishedNote': document('Note on the date', 'What is known of it beyond that, such as “circa 2024”.'),
  'document.kind': document('Document kind', 'What kind of document it is.', { words: documentKinds }),
  'document.authors': document('Authors', 'Who wrote the document.', {
    many: true,
    columns: true,
    clears: true,
    placeholders: 'text',
  }),
  'document.language': document('Language', 'The code of its language, such as “en” or “de”.', text),
  'document.state': document('Document state', 'Whether it stands, was corrected or retracted.', {
    words: documentStates,
  }),
  'document.stateNote': document('Note on the state', 'What was corrected, or why it was taken back.', {
    clears: true,
  }),
  'document.text': document('Text', 'The full text of the document.'),

  'utterance.stance': claim('Stance', 'Whether the source affirms, denies or questions it.', { words: stances }),
  'utterance.certainty': claim('Certainty', 'How surely the source puts it.', { words: certainties, clears: true }),
  'utterance.said': claim('Said', 'When the source said it.', date),
  'utterance.quote': claim('Passage', 'The words of the document that put the claim.'),
  'link.cue': claims('Cue', 'The words of the credit, such as “according to”.', { many: true, clears: true }),
  'link.note': claims('Note on the link', 'A note on how the last source credits the one before it.', { clears: true }),

  'who.source': link('Source', 'Who says it.', { named: true }),
  'who.sourceId': link('Source number', 'Its number in Whence.', bare),
  'who.sourceKind': link('Source kind', 'What kind of source it is.', { words: sourceKinds }),
  'who.stance': link('Stance', 'Whether it affirms, denies or questions the claim.', { words: stances }),
  'who.certainty': link('Certainty', 'How surely it puts the claim.', { words: certainties, clears: true }),
  'who.said': link('Reported', 'When it said or published it.', date),
  'who.saidNote': link('Note on the date', 'What is known of it beyond that, such as “circa 2024”.'),
  'who.documentId': link('Document number', 'The number in Whence of the document in which it says so.', bare),
  'who.documentTitle': link('Document title', 'The title of that document.', text),
  'who.documentUrl': link('Document address', 'The address of that document.', {
    clears: true,
    placeholders: 'nothing',
  }),
  'who.documentState': link('Document state', 'Whether that document stands.', { words: documentStates }),
  'who.passage': link('Passage', 'Whether the claim was found in that document.', { words: passages }),
  'credits.source': link('Credited: source', 'Whom the source credits.', { named: true }),
  'credits.sourceId': link('Credited: source number', 'Its number in Whence.', bare),
  'credits.sourceKind': link('Credited: source kind', 'What kind of source it is.', { words: sourceKinds }),
  'credits.stance': link('Credited: stance', 'Whether it affirms, denies or questions the claim.', { words: stances }),
  'credits.certainty': link('Credited: certainty', 'How surely it puts the claim.', {
    words: certainties,
    clears: true,
  }),
  'credits.said': link('Credited: reported', 'When it said or published it.', date),
  'credits.saidNote': link('Credited: note on the date', 'What is known of it beyond that.'),
  'credits.documentId': link(
    'Credited: document number',
    'The number in Whence of the document in which it says so.',
    bare,
  ),
  'credits.documentTitle': link('Credited: document title', 'The title of that document.', text),
  'credits.documentUrl': link('Credited: document address', 'The address of that document.', {
    clears: true,
    placeholders: 'nothing',
  }),
  'credits.documentState': link('Credited: document state', 'Whether that document stands.', { words: documentStates }),
  'credits.passage': link('Credited: passage', 'Whether the claim was found in that document.', { words: passages }),

  'source.id': source('Source number', 'The number of the source in Whence.', bare),
  'source.slug': source('Name in addresses', 'Tells whether the number is that of a source here.'),
  'source.key': source('Source key', 'The number or code by which your file knows it. It is kept as a note.', text),
  'source.name': source('Name', 'The name of the source.', text),
  'source.kind': source('Kind', 'What kind of source it is.', { words: sourceKinds }),
  'source.aliases': source('Other names', 'Other names of the source.', {
    many: true,
    columns: true,
    clears: true,
    placeholders: 'text',
  }),
  'source.domains': source('Domains', 'Under which it publishes, such as “reuters.com”.', {
    many: true,
    columns: true,
    clears: true,
    placeholders: 'nothing',
  }),
  'source.description': source('Description', 'Who or what the source is.', { clears: true }),
  'source.owner': source('Owner', 'The source to which it belongs.', { named: true, clears: true }),
  'source.reliability': source('Reliability', 'Its grade, A to F.', { words: reliabilities, clears: true }),
  'source.peopleCount': source('Number of people', 'How many people an unnamed source stands for.', {
    clears: true,
    placeholders: 'nothing',
  }),
  'source.terms': source('Terms', 'On which terms it speaks, such as “on background”.', { clears: true }),
} as const satisfies Record<string, Field>;

export type FieldKey = keyof typeof fields;

const byKey: ReadonlyMap<string, Field> = new Map(Object.entries(fields));

/** What is known of a field; undefined where there is none of that key. */
export const fieldOf = (key: string): Field | undefined => byKey.get(key);

/** The fields of files whose rows are of this kind, in order. */
export const fieldsOf = (rows: RowKind): [key: string, field: Field][] =>
  [...byKey].filter(([, field]) => field.rows.includes(rows));
