import type { Attribution, Span } from '@/lib/detection/attribution';
import { looksLikeClause } from '@/lib/detection/clauses';
import { isGreeting } from '@/lib/detection/greetings';
import { HOSTS, isQuestionMark, type Stretch, type Turn, turnIn } from '@/lib/detection/turn-labels';
import { codePointsOf } from '@/lib/text/code-points';
import type { Sentence } from '@/lib/text/sentences';

/**
 * Adds who writes or speaks in a thread or a transcript: they pass on what others say in their turn, and “I” and “we”
 * are theirs. What they say themselves is a statement in a transcript, and in a thread it is not. A text with one writer
 * is left as it is.
 * @param asides “declined to comment” and its like, which are no statements
 * @param sentences those of the text that are read
 */
export function withTurns(
  text: string,
  attributions: readonly Attribution[],
  asides: readonly Span[],
  sentences: readonly Sentence[],
): Attribution[] {
  const points = codePointsOf(text);
  const stretchOf = ({ start, end }: Span): Stretch => ({ start: points.toUnits(start), end: points.toUnits(end) });
  const turns = turnsIn(text, labelsOf(text, attributions, stretchOf));
  if (turns.length === 0) return [...attributions];
  const spanOf = ({ start, end }: Stretch): Span => ({ start: points.toPoints(start), end: points.toPoints(end) });
  const by = ({ nameAt, cueAt, unnamed = false }: Turn, content: readonly Span[]): Omit<Attribution, 'rule'> => ({
    ...{ source: [spanOf(nameAt)], cue: cueAt.end > cueAt.start ? [spanOf(cueAt)] : [], content: [...content] },
    ...{ kind: 'report', name: [spanOf(nameAt)], unnamed, certainty: null, parent: null },
  });
  const added: Attribution[] = [];
  const labelled = new Set<Turn>();
  const posts = new Set<number>();
  const all = attributions.map((one, i): Attribution => {
    const first = one.source[0] ?? one.cue[0] ?? one.content[0];
    const turn = first && turnAt(turns, points.toUnits(first.start));
    if (!turn) return one;
    // “Ann Lee – Chief Executive”: the line that says who speaks says nothing else.
    if (one.rule === 'name after a dash' && one.content.every(({ end }) => points.toUnits(end) <= turn.body)) {
      posts.add(i);
      return one;
    }
    const words = one.source.map((span) => text.slice(stretchOf(span).start, stretchOf(span).end)).join(' ');
    if (/^(?:i|we)$/i.test(words))
      return { ...one, name: [spanOf(turn.nameAt)], unnamed: turn.unnamed ?? false, parent: null };
    if (one.rule === 'name and colon' && points.toUnits(first.start) < turn.body) {
      labelled.add(turn);
      if (turn.handle || HOSTS.test(turn.name)) posts.add(i);
      return turn.handle || words !== turn.name
        ? { ...one, name: [spanOf(turn.nameAt)], unnamed: turn.unnamed ?? false }
        : one;
    }
    // “A: “It leaks,” said Lee.”
    if (one.parent !== null || words === turn.name || isQuestionMark(turn.name)) return one;
    added.push({ ...by(turn, one.content), rule: 'turn of a speaker', inheritsFrom: i });
    return { ...one, parent: attributions.length + added.length - 1 };
  });
  const taken = [...all.flatMap(({ source, cue, content }) => [...source, ...cue, ...content]), ...asides].map(
    stretchOf,
  );
  for (const { turn, words } of ownWords(text, turns, taken, sentences))
    if (turn.spoken && !labelled.has(turn)) added.push({ ...by(turn, words.map(spanOf)), rule: 'name and colon' });
  return withoutPosts([...all, ...added], posts);
}

/** Leaves out what a thread's writer only says themselves, and passes on nothing in. */
function withoutPosts(all: readonly Attribution[], posts: Set<number>): Attribution[] {
  for (const { parent, inheritsFrom } of all) for (const used of [parent, inheritsFrom]) posts.delete(used ?? -1);
  const places = new Map<number, number>();
  const kept = all.filter((_, i) => !posts.has(i) && places.set(i, places.size));
  return kept.map((one) => ({
    ...one,
    parent: one.parent === null ? null : (places.get(one.parent) ?? null),
    ...(one.inheritsFrom !== undefined && { inheritsFrom: places.get(one.inheritsFrom) }),
  }));
}

/** What speakers say without a verb of saying: whole sentences with a verb that hold nothing else and ask nothing. */
function ownWords(
  text: string,
  turns: readonly Turn[],
  taken: readonly Stretch[],
  sentences: readonly Sentence[],
): { turn: Turn; words: Stretch[] }[] {
  if (!turns.some(({ spoken }) => spoken)) return [];
  const found: { turn: Turn; words: Stretch[] }[] = [];
  const others = taken.toSorted((a, b) => a.start - b.start);
  let [next, isOpen] = [0, false];
  for (const s of sentences) {
    const [begins, end] = [s.tokens[0]?.start ?? 0, s.tokens.at(-1)?.end ?? 0];
    const turn = turnAt(turns, begins);
    const start = Math.max(begins, turn?.body ?? 0);
    while (next < others.length && (others[next]?.end ?? 0) <= start) next++;
    const isTaken = (others[next]?.start ?? Number.POSITIVE_INFINITY) < end;
    const last = found.at(-1);
    if (!turn || start >= end || isTaken || !isStatement(s, text.slice(start, end))) isOpen = false;
    else if (isOpen && last?.turn === turn) last.words.push({ start, end });
    else {
      found.push({ turn, words: [{ start, end }] });
      isOpen = true;
    }
  }
  return found.filter(({ turn }) => !HOSTS.test(turn.name));
}

const isStatement = (s: Sentence, words: string) =>
  !/\?\S?$/.test(words) && !isGreeting(words) && looksLikeClause(s, { from: 0, to: s.tokens.length });

/** “Ann Lee, chief executive: …” at the start of a line, by where the line starts. */
function labelsOf(
  text: string,
  attributions: readonly Attribution[],
  stretchOf: (span: Span) => Stretch,
): Map<number, Turn> {
  const labels = new Map<number, Turn>();
  for (const {
    rule,
    source: [by],
    cue: [colon],
  } of attributions) {
    if (rule !== 'name and colon' || !by || !colon) continue;
    const [nameAt, cueAt] = [stretchOf(by), stretchOf(colon)];
    const { start } = nameAt;
    if (start > 0 && text[start - 1] !== '\n') continue;
    const name = text.slice(start, nameAt.end);
    labels.set(start, { name, nameAt, cueAt, start, body: cueAt.end, spoken: false, handle: false });
  }
  return labels;
}

/** The last turn that starts at a place or before it. */
function turnAt(turns: readonly Turn[], at: number): Turn | undefined {
  let [low, high] = [0, turns.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turns[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return turns[low - 1];
}

/** The turns of a conversation: several people, and one of them at least twice. */
function turnsIn(text: string, labels: ReadonlyMap<number, Turn>): Turn[] {
  const lines = [...text.matchAll(/^[^\n]+/gm)];
  const read = (known?: ReadonlySet<string>) => lines.map(({ 0: line, index }) => turnIn(line, index, known));
  const alone = read();
  // “Tor Price, CFO: …”, and further on “Price: …”
  const surnames = new Set(alone.flatMap((turn) => (turn && / /.test(turn.name) ? [surnameOf(turn.name)] : [])));
  const told = surnames.size > 0 ? read(surnames) : alone;
  const turns = withRoles(
    text,
    lines.flatMap(({ index }, i) => told[i] ?? labels.get(index) ?? []),
  );
  const times = new Map<string, number>();
  for (const { name } of turns) times.set(surnameOf(name), (times.get(surnameOf(name)) ?? 0) + 1);
  const isTalk = times.size > 1 && times.size < turns.length;
  if (!isTalk) return [];
  const isThread =
    THREAD.test(text.slice(0, text.indexOf('\n', 1))) || turns.some(({ name }) => / \p{Lu}\.$/u.test(name));
  if (isThread) return turnsOfThread(turns);
  // A heading without a role is one only where it comes again.
  return turns.filter(({ sure, name }) => sure !== false || (times.get(surnameOf(name)) ?? 0) > 1);
}

const surnameOf = (name: string) => name.toLowerCase().split(' ').at(-1) ?? '';

/** What a first line says of where people write. */
const THREAD = /\b(?:nextdoor|facebook|whatsapp|slack|discord|telegram|forum|reddit|threads?|comments|replies|chat)\b/i;

/** Nobody speaks there; where writers stand under their handles, a name with a colon is none of them. */
function turnsOfThread(turns: readonly Turn[]): Turn[] {
  const withHandles = turns.filter(({ handle }) => handle);
  const writers = withHandles.length > 1 ? withHandles : turns;
  return writers.map((one) => ({ ...one, spoken: false, handle: true }));
}

/** “CEO: …” is whoever was called “CEO Ann Lee” or “Ann Lee, CEO” before. */
function withRoles(text: string, turns: readonly Turn[]): Turn[] {
  const byRole = new Map<string, Turn>();
  return turns.map((turn) => {
    const named = turn.unnamed ? byRole.get(turn.name.toLowerCase()) : undefined;
    if (named) return { ...turn, name: named.name, nameAt: named.nameAt, unnamed: false };
    const label = text.slice(turn.start, Math.max(turn.nameAt.end, turn.cueAt.start));
    if (!turn.unnamed)
      for (const [role] of label.matchAll(
        /\b(?:C[EFOTI]O|Chair(?:man|woman)?|President|Managing Director|Finance Director)\b/gi,
      ))
        if (!byRole.has(role.toLowerCase())) byRole.set(role.toLowerCase(), turn);
    return turn;
  });
}
