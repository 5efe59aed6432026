import type { Attribution, Span } from '@/lib/detection/attribution';
import { isNoSpeaker } from '@/lib/detection/colons';
import { codePointsOf } from '@/lib/text/code-points';

/** “marisol_k: …”, “Tom Whitlock (CFO): …”, a line “Reply by u/wheat”, a line “Ann Lee @annlee · 8:02”. */
const TURNS: readonly RegExp[] = [
  /^(?<name>@?\p{L}[\p{L}\p{M}\d_./'’-]{1,30}(?: \p{Lu}[\p{L}\p{M}.'’-]{0,20}){0,3})(?: \([^()\n]{1,40}\))?(?<cue>:)\s/u,
  /^(?<cue>(?:Post|Posted|Reply|Comment|Answer) (?:by|from)) (?<name>@?\p{L}[\p{L}\p{M}\d_./'’-]{1,30}(?: \p{Lu}[\p{L}\p{M}.'’-]{0,20}){0,3})\s*$/u,
  /^(?<name>@?\p{L}[\p{L}\p{M}\d_./'’-]{1,30}(?: \p{Lu}[\p{L}\p{M}.'’-]{0,20}){0,3})(?<cue> @\w{1,30}) ?[·|–-]/u,
];

type Turn = { name: string; nameAt: Span; cueAt: Span; start: number };

/**
 * Adds who writes or speaks in a thread or a transcript: they pass on what others say in their turn, and “I” and “we”
 * are theirs. A text with one writer is left as it is.
 */
export function withTurns(text: string, attributions: readonly Attribution[]): Attribution[] {
  const points = codePointsOf(text);
  const turns = turnsIn(text, labelsIn(text, attributions, points.toUnits));
  const added: Attribution[] = [];
  const turnAt = (point: number): Turn | undefined => turns[lastStarted(turns, point)];
  const all = attributions.map((one, i): Attribution => {
    const at = one.source[0] ?? one.cue[0] ?? one.content[0];
    const turn = at && turnAt(points.toUnits(at.start));
    if (!turn) return one;
    const label = { start: points.toPoints(turn.nameAt.start), end: points.toPoints(turn.nameAt.end) };
    const words = one.source.map(({ start, end }) => text.slice(points.toUnits(start), points.toUnits(end))).join(' ');
    if (/^(?:i|we)$/i.test(words)) return { ...one, name: [label], unnamed: false, parent: null };
    if (one.parent !== null || words === turn.name) return one;
    added.push({
      ...{ source: [label], cue: [{ start: points.toPoints(turn.cueAt.start), end: points.toPoints(turn.cueAt.end) }] },
      ...{ content: one.content, kind: 'report', name: [label], unnamed: false, certainty: null, parent: null },
      ...{ rule: 'turn of a speaker', inheritsFrom: i },
    });
    return { ...one, parent: attributions.length + added.length - 1 };
  });
  return [...all, ...added];
}

/** “Ann Lee, chief executive: …” at the start of a line, by where the line starts. */
function labelsIn(
  text: string,
  attributions: readonly Attribution[],
  toUnits: (point: number) => number,
): Map<number, Turn> {
  const labels = new Map<number, Turn>();
  for (const {
    rule,
    source: [by],
    cue: [colon],
  } of attributions) {
    if (rule !== 'name and colon' || !by || !colon) continue;
    const [nameAt, cueAt] = [by, colon].map(({ start, end }) => ({ start: toUnits(start), end: toUnits(end) }));
    if (!nameAt || !cueAt || !(nameAt.start === 0 || text[nameAt.start - 1] === '\n')) continue;
    labels.set(nameAt.start, { name: text.slice(nameAt.start, nameAt.end), nameAt, cueAt, start: nameAt.start });
  }
  return labels;
}

/** The index of the last turn that starts at a place or before it. */
function lastStarted(turns: readonly Turn[], at: number): number {
  let [low, high] = [0, turns.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turns[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The turns of a conversation: several people, and one of them at least twice. */
function turnsIn(text: string, labels: ReadonlyMap<number, Turn>): Turn[] {
  const turns: Turn[] = [];
  for (const line of text.matchAll(/^[^\n]+/gm)) {
    const start = line.index;
    const groups = TURNS.map((pattern) => pattern.exec(line[0].slice(0, 120))?.groups).find(Boolean);
    const { name = '', cue = '' } = groups ?? {};
    if (name === '' || isNoSpeaker(name.toLowerCase())) {
      const label = labels.get(start);
      if (label) turns.push(label);
      continue;
    }
    const nameAt = start + line[0].indexOf(name);
    const cueAt = start + (line[0].startsWith(cue) ? 0 : name.length + line[0].slice(name.length).indexOf(cue));
    turns.push({
      ...{
        name,
        nameAt: { start: nameAt, end: nameAt + name.length },
        cueAt: { start: cueAt, end: cueAt + cue.length },
      },
      start,
    });
  }
  const names = new Set(turns.map(({ name }) => name));
  return names.size > 1 && names.size < turns.length ? turns : [];
}
