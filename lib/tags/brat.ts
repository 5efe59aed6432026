import { recordNumber } from '@/lib/format/number';
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

type Line = { where: string; id: string; fields: readonly string[] };
type Marked = { line: Line; role: Role; spans: readonly number[] | string };

/** Lines of brat begin with a letter and a number, “T12”; “*” and “#” may stand alone. */
const BEGINNING = /^(?:[TREAMN#]\d*|\*)\t/;

/**
 * Reads brat standoff as tags of a text. Spans that hang on one head by relations, or take part in one event, are one
 * tag; a span on which nothing hangs is a tag of its own.
 * @param file the content of an .ann file.
 * @param text the stored text in which they are to stand.
 * @param anchor asked for the place of words that do not stand where their offsets say.
 */
export function readBrat(file: string, text: string, anchor?: Anchor): FileContent {
  const refused: Refusal[] = [];
  const byLetter = new Map<string, Line[]>();
  const of = (letter: string) => {
    const lines = byLetter.get(letter) ?? [];
    byLetter.set(letter, lines);
    return lines;
  };
  for (const { where, line } of linesOf(file)) {
    const [id = '', ...fields] = line.split('\t');
    if (!BEGINNING.test(line)) refused.push({ where, reason: `${quoted(line)} is not a line of brat.` });
    else if (id.startsWith('*')) refused.push({ where, reason: 'Lines that begin with * are not read.' });
    else of(id.charAt(0)).push({ where, id, fields });
  }
  if (byLetter.size === 0)
    return unreadable(
      refused.length > 0
        ? 'The file is not brat standoff: none of its lines is valid.'
        : 'There are no annotations in the file.',
    );
  if (of('T').length === 0) return unreadable('Nothing is marked in the file: no line begins with T.');
  const marks = marksOf(of('T'), of('E'), text, anchor, refused);
  const groups = groupsOf(marks, of('R'), of('E'), refused);
  const drafts = new Map<string, Draft>();
  for (const [head, parts] of groups) {
    const mark = marks.get(head);
    if (!mark) continue;
    const draft = newDraft(mark.line.where, head);
    for (const part of [head, ...parts]) {
      const { role, spans } = marks.get(part) ?? { role: 'content', spans: [] };
      if (typeof spans === 'string') draft.failed ??= `Its ${role}: ${spans}`;
      else draft.fields[roleParts[role]].push(...spans);
    }
    drafts.set(head, draft);
  }
  readNesting(of('R'), drafts, refused);
  readSaid([...of('A'), ...of('M')], of('#'), of('N'), drafts, of('E'), refused);
  return contentOf([...drafts.values()], refused);
}

const PLACES = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/;

/** The lines of a file that hold something. Words of a T line may go on in the next ones, as its places tell. */
function linesOf(file: string): { where: string; line: string }[] {
  const found: { where: string; line: string }[] = [];
  const all = file.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (let i = 0; i < all.length; i++) {
    const where = `Line ${i + 1}`;
    let line = all[i] ?? '';
    // Counted down, since a long line would be counted anew for each that it takes in.
    let missing = missingIn(line);
    const more: string[] = [];
    for (
      let next = all[i + 1];
      missing > 0 && next !== undefined && !BEGINNING.test(next) && next.length < missing;
      next = all[i + 1]
    ) {
      more.push(next);
      missing -= 1 + [...next].length;
      i++;
    }
    line = [line, ...more].join('\n');
    if (line.trim() !== '') found.push({ where, line });
  }
  return found;
}

/** How many characters the words of a T line have less than its places say. */
function missingIn(line: string): number {
  const [id = '', what = '', ...words] = line.split('\t');
  const places = id.startsWith('T') && words.length > 0 ? PLACES.exec(what.trim())?.[2] : undefined;
  if (places === undefined) return 0;
  const pieces = places.split(';').map((piece) => piece.split(' ').map(Number));
  const length = pieces.reduce((sum, [start = 0, end = 0]) => sum + end - start, pieces.length - 1);
  return length - [...words.join('\t')].length;
}

/** The T lines, by their names. What an event is about is its cue, whatever its type, where it has no other. */
function marksOf(
  lines: readonly Line[],
  events: readonly Line[],
  text: string,
  anchor: Anchor | undefined,
  refused: Refusal[],
): Map<string, Marked> {
  const typed = new Map<string, { line: Line; type: string; places: string; role: Role | null }>();
  for (const line of lines) {
    const what = line.fields[0] ?? '';
    const [, type = '', places = ''] = PLACES.exec(what.trim()) ?? [];
    const role = type.toLowerCase() === 'attribution' ? 'cue' : roleOf(type);
    if (type === '') refused.push({ where: line.where, reason: `${quoted(what)} is not a type with offsets.` });
    else if (typed.has(line.id)) refused.push({ where: line.where, reason: `There is already a ${line.id}.` });
    else typed.set(line.id, { line, type, places, role });
  }
  const about = triggersOf(events, (id) => typed.get(id)?.role ?? null);
  for (const [id, { line, type, role }] of typed) {
    if (role !== null || about.has(id)) continue;
    refused.push({ where: line.where, reason: `Its type ${quoted(type)} is not Source, Cue, Content or Name.` });
    typed.delete(id);
  }
  const read = [...typed].map(([id, { line, places, role }]) => ({
    id,
    line,
    role,
    pieces: piecesOf(places, line.fields.slice(1)),
  }));
  const place = placerIn(
    text,
    anchor,
    read.flatMap(({ pieces }) => pieces[0] ?? []),
  );
  return new Map(
    read.map(({ id, line, role, pieces }): [string, Marked] => {
      if (role === null && about.get(id)) return [id, { line, role: 'cue', spans: [] }];
      return [id, { line, role: role ?? 'cue', spans: placed(pieces, place) }];
    }),
  );
}

/**
 * What events are about whose type is none of ours, though parts of theirs are; and whether another part is the cue.
 */
function triggersOf(events: readonly Line[], roleIs: (id: string) => Role | null): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { fields } of events) {
    const [, [trigger, ...parts]] = argumentsOf(`Event ${fields[0] ?? ''}`);
    const roles = parts.map(([, part]) => roleIs(part)).filter((role) => role !== null);
    if (trigger && roles.length > 0 && roleIs(trigger[1]) === null) found.set(trigger[1], roles.includes('cue'));
  }
  return found;
}

/**
 * The pieces of one T line. Its words belong to all of them together, parted by spaces; they are cut up by the length
 * of the pieces, in code points or else in units of UTF-16.
 */
function piecesOf(places: string, words: readonly string[]): Mark[][] {
  const pieces = places.split(';').map((piece) => piece.split(' ').map(Number));
  const all = words.length > 0 ? words.join('\t') : null;
  if (pieces.length === 1 || all === null)
    return [pieces.map(([start = 0, end = 0]) => ({ start, end, ...(all !== null && { exact: all }) }))];
  return [[...all], all.split('')].map((signs) => {
    let from = 0;
    return pieces.map(([start = 0, end = 0], i) => {
      const exact = signs.slice(from, i === pieces.length - 1 ? undefined : from + end - start).join('');
      from += end - start + 1;
      return { start, end, exact };
    });
  });
}

/** The places of one T line, by the first way to cut its words up by which all are found. */
function placed(ways: readonly Mark[][], place: ReturnType<typeof placerIn>): readonly number[] | string {
  let failed: string | undefined;
  for (const pieces of ways) {
    const found = pieces.map(place);
    const reason = found.find((spans) => typeof spans === 'string');
    if (reason === undefined) return found.flatMap((spans) => (typeof spans === 'string' ? [] : [...spans]));
    failed ??= typeof reason === 'string' ? reason : undefined;
  }
  return failed ?? [];
}

const ARGUMENT = /^([^:\s]+):(\S+)$/;
const argumentsOf = (text: string): [type: string, arguments: [string, string][]] => {
  const [type = '', ...rest] = text.trim().split(/\s+/);
  return [
    type,
    rest.flatMap((word) => (ARGUMENT.exec(word) ? [ARGUMENT.exec(word)?.slice(1, 3) as [string, string]] : [])),
  ];
};
const isWithin = (type: string) => type.toLowerCase() === 'within';

/** What hangs on each head, in the order of the heads in the file. */
function groupsOf(
  marks: ReadonlyMap<string, Marked>,
  relations: readonly Line[],
  events: readonly Line[],
  refused: Refusal[],
) {
  const hanging = new Map<string, Set<string>>();
  const hang = (head: string, part: string) => hanging.set(head, (hanging.get(head) ?? new Set()).add(part));
  for (const { where, fields } of relations) {
    const [type, [one, other]] = argumentsOf(fields[0] ?? '');
    if (isWithin(type)) continue;
    const [head = '', part = ''] = [one?.[1], other?.[1]];
    if (!/^has\w+$/i.test(type) || roleOf(type.slice(3)) === null)
      refused.push({ where, reason: `The relation ${quoted(type)} is not read.` });
    else if (!marks.has(head) || !marks.has(part))
      refused.push({ where, reason: 'It points to something that is not imported.' });
    else hang(head, part);
  }
  for (const { where, fields } of events) {
    const [, [trigger, ...parts]] = argumentsOf(`Event ${fields[0] ?? ''}`);
    const head = trigger?.[1] ?? '';
    if (!marks.has(head)) refused.push({ where, reason: 'The annotation it belongs to is not imported.' });
    for (const [role, part] of marks.has(head) ? parts : []) {
      if (marks.has(part)) hang(head, part);
      else refused.push({ where, reason: `Its ${role} ${part} is not imported.` });
    }
  }
  const parts = new Set([...hanging.values()].flatMap((them) => [...them]));
  return [...marks.keys()]
    .filter((name) => hanging.has(name) || !parts.has(name))
    .map((name) => [name, hanging.get(name) ?? new Set<string>()] as const);
}

function readNesting(relations: readonly Line[], drafts: ReadonlyMap<string, Draft>, refused: Refusal[]): void {
  for (const { where, fields } of relations) {
    const [type, [inner, outer]] = argumentsOf(fields[0] ?? '');
    if (!isWithin(type)) continue;
    const draft = drafts.get(inner?.[1] ?? '');
    if (!draft || !outer) refused.push({ where, reason: 'It points to something that is not imported.' });
    else if (draft.within !== null)
      refused.push({ where, reason: `${inner?.[1]} is already nested in something else.` });
    else draft.within = outer[1];
  }
}

const attributes = { stance: 'stance', certainty: 'certainty', state: 'state', sourcekind: 'sourceKind' } as const;
const notes: Readonly<Record<string, string>> = { sourcename: 'sourceName', claim: 'statement', rule: 'rule' };
const records: Readonly<Record<string, string>> = { whencesource: 'sourceId', whenceclaim: 'claimId' };

/** Attributes, notes and references of the heads; those of an event belong to its trigger. */
function readSaid(
  attributeLines: readonly Line[],
  noteLines: readonly Line[],
  referenceLines: readonly Line[],
  drafts: ReadonlyMap<string, Draft>,
  events: readonly Line[],
  refused: Refusal[],
): void {
  const triggers = new Map(
    events.map(({ id, fields }) => [id, argumentsOf(`Event ${fields[0] ?? ''}`)[1][0]?.[1] ?? '']),
  );
  const draftOf = ({ where }: Line, name: string) => {
    const draft = drafts.get(triggers.get(name) ?? name);
    if (!draft)
      refused.push({ where, reason: `${name || 'What it belongs to'} is not the head of anything that is imported.` });
    return draft;
  };
  for (const line of attributeLines) {
    const [type = '', name = '', value] = (line.fields[0] ?? '').split(/\s+/);
    const field = Object.hasOwn(attributes, type.toLowerCase())
      ? attributes[type.toLowerCase() as keyof typeof attributes]
      : null;
    if (field === null) refused.push({ where: line.where, reason: `The attribute ${quoted(type)} is not read.` });
    else {
      const draft = draftOf(line, name);
      if (draft) setWord({ ...draft, where: line.where }, field, value ?? '', refused);
    }
  }
  for (const line of noteLines) {
    const [type = '', name = ''] = (line.fields[0] ?? '').split(/\s+/);
    const field = Object.hasOwn(notes, type.toLowerCase()) ? notes[type.toLowerCase()] : undefined;
    const words = line.fields.slice(1).join('\t');
    if (field === undefined)
      refused.push({
        where: line.where,
        reason: `The note ${quoted(words)} was left out, because tags have no notes.`,
      });
    else {
      const draft = draftOf(line, name);
      if (draft) draft.fields[field] = words;
    }
  }
  for (const line of referenceLines) {
    const [, name = '', reference = ''] = (line.fields[0] ?? '').split(/\s+/);
    const [book = '', number = ''] = reference.split(':');
    const field = Object.hasOwn(records, book.toLowerCase()) ? records[book.toLowerCase()] : undefined;
    if (field === undefined || recordNumber(number) === undefined)
      refused.push({
        where: line.where,
        reason: `The reference ${quoted(reference)} was left out: only references of Whence are read.`,
      });
    else {
      const draft = draftOf(line, name);
      if (draft) draft.fields[field] = Number(number);
    }
  }
}
