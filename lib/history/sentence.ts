import { declarationOf, type Entity, isEntity } from '@/lib/entities/entities';
import { counted, grouped } from '@/lib/format/number';

type Counts = Readonly<Record<string, number>>;
export type Said = {
  readonly command: string;
  /** How many records of each kind. */
  readonly counts: Counts;
  /** What something was merged into, or what the records were split from. */
  readonly target?: string | null;
  readonly undoesId?: number | null;
  /** This one, and what was undone, in words. */
  readonly takenBack?: string | null;
};

/** `%` stands for what was changed: “a claim”, “5,000 claims”. */
type Words = { readonly label: string; readonly says: string; readonly of?: Entity; readonly admins?: true };
const admins = true;

/** Every command in plain words: as a choice in the filter, and as what somebody did. */
export const commandWords: Readonly<Record<string, Words>> = {
  'claims.create': { label: 'Claim added', says: 'added %', of: 'claim' },
  'claims.edit': { label: 'Claim edited', says: 'edited %', of: 'claim' },
  'claims.bulk': { label: 'Many claims edited', says: 'edited % at once', of: 'claim' },
  'claims.delete': { label: 'Claim deleted', says: 'deleted %', of: 'claim' },
  'claims.restore': { label: 'Claim brought back', says: 'brought back %', of: 'claim' },
  'claims.merge': { label: 'Claims merged', says: 'merged a claim into' },
  'claims.split': { label: 'Claim split', says: 'split a claim in two' },
  'judgements.add': { label: 'Claim judged', says: 'judged a claim' },
  'chains.add': { label: 'Chain added', says: 'added a chain' },
  'chains.addAll': { label: 'Several chains added', says: 'added several chains' },
  'chains.edit': { label: 'Chain edited', says: 'edited a chain' },
  'utterances.edit': { label: 'Utterance edited', says: 'edited an utterance' },
  'utterances.join': { label: 'Utterances joined', says: 'joined two utterances of a source' },
  'utterances.remove': { label: 'Utterance removed', says: 'removed an utterance' },
  'attributions.edit': { label: 'Link edited', says: 'edited a link' },
  'attributions.remove': { label: 'Link removed', says: 'removed a link' },
  'dependences.set': { label: 'Dependence noted', says: 'noted whether two sources depend on each other' },
  'tracing.accept': { label: 'Link traced', says: 'traced a link to where its source says it' },
  'tracing.answer': { label: 'Search answered', says: 'noted what was found in a search for an origin' },
  'sources.create': { label: 'Source added', says: 'added %', of: 'source' },
  'sources.edit': { label: 'Source edited', says: 'edited %', of: 'source' },
  'sources.delete': { label: 'Source deleted', says: 'deleted %', of: 'source' },
  'sources.restore': { label: 'Source brought back', says: 'brought back %', of: 'source' },
  'sources.merge': { label: 'Sources merged', says: 'merged a source into' },
  'sources.grade': { label: 'Source graded', says: 'graded a source' },
  'documents.create': { label: 'Document added', says: 'added %', of: 'document' },
  'documents.edit': { label: 'Document edited', says: 'edited %', of: 'document' },
  'documents.delete': { label: 'Document deleted', says: 'deleted %', of: 'document' },
  'documents.restore': { label: 'Document brought back', says: 'brought back %', of: 'document' },
  'documents.setState': { label: 'State of a document set', says: 'set the state of a document' },
  'documents.addVersion': { label: 'Text stored', says: 'stored the text of a document' },
  'documents.keepCopy': { label: 'Copy kept', says: 'kept a copy of a document' },
  'documents.settle': { label: 'Passage looked at', says: 'said where what was marked in an older text stands' },
  'tags.add': { label: 'Tags added', says: 'marked % in a text', of: 'tag' },
  'tags.edit': { label: 'Tag edited', says: 'edited a tag' },
  'tags.import': { label: 'Tags imported', says: 'took % from a file into a text', of: 'tag' },
  'tags.link': { label: 'Tags linked', says: 'chose the claims of %', of: 'tag' },
  'tags.remove': { label: 'Tags removed', says: 'removed %', of: 'tag' },
  'tags.reject': { label: 'Proposals rejected', says: 'rejected what was proposed in a text' },
  'tags.enter': { label: 'Chains made of tags', says: 'made chains of %', of: 'tag' },
  'assessments.upgrade': { label: 'Values computed again', says: 'computed % again by sharper rules', of: 'claim' },
  'notes.set': { label: 'Note set', says: 'set a note' },
  'topics.rename': { label: 'Topic renamed', says: 'renamed a topic' },
  'topics.merge': { label: 'Topics merged', says: 'merged a topic into another' },
  'topics.delete': { label: 'Topic deleted', says: 'deleted %', of: 'topic' },
  'imports.run': { label: 'File brought in', says: 'brought in a file' },
  'cases.bringIn': { label: 'Whole case brought in', says: 'brought in a whole case' },
  'imports.saveMapping': { label: 'Mapping of columns kept', says: 'kept %', of: 'importMapping' },
  'imports.removeMapping': { label: 'Mapping of columns removed', says: 'removed %', of: 'importMapping' },
  'demo.remove': { label: 'Demonstration removed', says: 'removed the demonstration' },
  'history.undo': { label: 'Change undone', says: 'undid a change' },
  'history.restore': { label: 'Earlier state restored', says: 'restored an earlier state' },
  'account.rename': { label: 'Own name changed', says: 'changed their own name', admins },
  'account.changePassword': { label: 'Own password changed', says: 'changed their own password', admins },
  'account.endSession': { label: 'Own session ended', says: 'signed out somewhere else', admins },
  'people.join': { label: 'Account made', says: 'made an account', admins },
  'people.invite': { label: 'Person invited', says: 'invited somebody', admins },
  'people.inviteAdmin': { label: 'First admin invited', says: 'invited the first admin', admins },
  'people.resetLink': { label: 'New password offered', says: 'made a link for a new password', admins },
  'people.setEmail': { label: 'E-mail of a person changed', says: 'changed the e-mail of a person', admins },
  'people.setPassword': { label: 'New password chosen', says: 'chose a new password', admins },
  'people.setRole': { label: 'Role changed', says: 'changed the role of a person', admins },
  'people.disable': { label: 'Account disabled', says: 'disabled an account', admins },
  'people.enable': { label: 'Account enabled', says: 'enabled an account', admins },
  'people.endSessions': { label: 'Person signed out', says: 'signed a person out everywhere', admins },
  'invitations.revoke': { label: 'Invitation withdrawn', says: 'withdrew an invitation', admins },
  'tokens.create': { label: 'Token made', says: 'made a token for programs', admins },
  'tokens.revoke': { label: 'Token withdrawn', says: 'withdrew a token', admins },
  'settings.change': { label: 'Settings changed', says: 'changed the settings', admins },
  'corrector.learn': { label: 'Learned from decisions', says: 'learned from decisions about proposals', admins },
  'corrector.use': { label: 'What was learned chosen', says: 'chose what proposals go by', admins },
};

const nounsOf = (kind: string): readonly [string, string] => {
  const { noun, many } = isEntity(kind) ? declarationOf(kind) : { noun: kind, many: kind };
  return [noun, many];
};

/** “a claim”, “an invitation”, “5,000 claims”. */
function some(kind: string, count: number): string {
  const [one, many] = nounsOf(kind);
  return count === 1 ? `${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}` : `${grouped(count)} ${many}`;
}

/** “2 claims, 1 topic”. */
export const countsInWords = (counts: Counts): string =>
  Object.entries(counts)
    .map(([kind, count]) => counted(count, nounsOf(kind)))
    .join(', ');

/** What a change did, as it is named when it is undone: “9 chains made from”, “% added:”; `%` as above. */
const deeds: Readonly<Record<string, string>> = {
  'claims.create': '% added:',
  'claims.edit': '% edited:',
  'claims.bulk': '% edited at once:',
  'claims.delete': '% deleted:',
  'claims.restore': '% brought back:',
  'claims.merge': 'a claim merged:',
  'claims.split': 'a claim split off:',
  'judgements.add': 'a judgement of',
  'chains.add': 'a chain added to',
  'chains.addAll': 'several chains added to',
  'chains.edit': 'a chain edited in',
  'utterances.edit': 'an utterance edited in',
  'utterances.join': 'two utterances joined in',
  'utterances.remove': 'an utterance removed from',
  'attributions.edit': 'a link edited in',
  'attributions.remove': 'a link removed from',
  'dependences.set': 'a note on dependence in',
  'tracing.accept': 'a link traced in',
  'tracing.answer': 'an answer noted in',
  'sources.create': '% added:',
  'sources.edit': '% edited:',
  'sources.delete': '% deleted:',
  'sources.restore': '% brought back:',
  'sources.merge': 'a source merged:',
  'sources.grade': 'a grade of',
  'documents.create': '% added:',
  'documents.edit': '% edited:',
  'documents.delete': '% deleted:',
  'documents.restore': '% brought back:',
  'documents.setState': 'the state set of',
  'documents.addVersion': 'a text stored of',
  'documents.keepCopy': 'a copy kept of',
  'documents.settle': 'a passage looked at in',
  'tags.add': '% marked in',
  'tags.edit': 'a tag edited in',
  'tags.import': '% taken from a file into',
  'tags.link': 'the claims chosen of % in',
  'tags.remove': '% removed from',
  'tags.reject': 'proposals rejected in',
  'tags.enter': '# made from',
  'notes.set': 'a note set on',
  'topics.rename': 'a topic renamed:',
  'topics.merge': 'a topic merged:',
  'topics.delete': '% deleted:',
  'imports.run': 'a file brought in',
  'cases.bringIn': 'a whole case brought in',
  'imports.saveMapping': '% kept:',
  'imports.removeMapping': '% removed:',
  'demo.remove': 'the demonstration removed',
  'history.undo': 'a change taken back',
  'history.restore': 'an earlier state restored of',
};

/** Whose name stands with the change: the kind of record that a command is about, or several where it can be any. */
export const aboutOf = (command: string): readonly Entity[] => {
  const [room = ''] = command.split('.');
  if (/^(?:claims|chains|utterances|attributions|dependences|judgements|tracing)$/.test(room)) return ['claim'];
  if (room === 'notes') return ['claim', 'source', 'document'];
  const about = ({ sources: 'source', documents: 'document', tags: 'document', topics: 'topic' } as const)[room];
  return about ? [about] : [];
};

/** “9 chains made from “Article””, “a claim added: “V4 runs””: what is undone, since its number alone says nothing. */
export function deedOf({ command, counts }: Pick<Said, 'command' | 'counts'>, name: string | null): string {
  const words = Object.hasOwn(commandWords, command) ? commandWords[command] : undefined;
  const deed = Object.hasOwn(deeds, command)
    ? (deeds[command] ?? '')
    : `${countsInWords(counts) || 'something'} changed:`;
  const of = words?.of ?? 'claim';
  const said = deed.replace('%', some(of, counts[of] ?? 1)).replace('#', counted(counts.tag ?? 1, ['chain', 'chains']));
  const shown = name && (name.length > 80 ? `${name.slice(0, 79)}…` : name);
  return shown ? `${said} “${shown}”` : said.replace(/(?: (?:in|of|to|from|into)|:)$/, '');
}

/**
 * What somebody did, to follow their name: “edited 5,000 claims”. A command that no longer exists is told by what it
 * changed.
 */
export function sentenceOf({ command, counts, target, undoesId, takenBack }: Said): string {
  const words = Object.hasOwn(commandWords, command) ? commandWords[command] : undefined;
  if (undoesId) return takenBack ?? `took back change ${undoesId}`;
  if (!words) return `changed ${countsInWords(counts) || 'something'}`;
  const said = words.of ? words.says.replace('%', some(words.of, counts[words.of] ?? 1)) : words.says;
  if (!said.endsWith(' into')) return said;
  return target ? `${said} “${target}”` : `${said} another`;
}
