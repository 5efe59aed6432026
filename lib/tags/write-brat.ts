import { codePointsOf } from '@/lib/text/code-points';
import { type Role, roleParts } from './file-content';
import type { ShownTag } from './queries.server';
import { piecesOf, sourceNameOf, statementOf, type TakenText, withinAmong } from './taken-out';

/** The first role that a tag marks is its head: the others hang on it, and so does what the tag says. */
const heads: readonly Role[] = ['cue', 'content', 'source', 'name'];
export const typeOf = { source: 'Source', cue: 'Cue', content: 'Content', name: 'Name' } as const satisfies Record<
  Role,
  string
>;

/**
 * Tags of one text as brat standoff: https://brat.nlplab.org/standoff.html. Offsets are code points of the text.
 * @param tags those of them that are written.
 * @param all all tags of the document.
 */
export function bratStandoff(
  { id, text }: Pick<TakenText, 'id' | 'text'>,
  tags: readonly ShownTag[],
  all = tags,
): string {
  const points = codePointsOf(text);
  const those = tags.filter(({ versionId }) => versionId === id);
  const within = withinAmong(those, all);
  const lines: string[] = [];
  const counts: Record<string, number> = {};
  const write = (letter: string, ...fields: (string | number)[]) => {
    counts[letter] = (counts[letter] ?? 0) + 1;
    const name = `${letter}${counts[letter]}`;
    lines.push([name, ...fields].join('\t'));
    return name;
  };
  const headOf = new Map<number, string>();
  for (const tag of those) {
    let head: string | null = null;
    for (const role of heads) {
      const pieces = piecesOf(tag[roleParts[role]]);
      if (pieces.length === 0) continue;
      const words = pieces.map(([start, end]) => text.slice(points.toUnits(start), points.toUnits(end))).join(' ');
      const name = write('T', `${typeOf[role]} ${pieces.map((piece) => piece.join(' ')).join(';')}`, onOneLine(words));
      if (head === null) head = name;
      else write('R', `Has${typeOf[role]} Arg1:${head} Arg2:${name}`);
    }
    if (head === null) continue;
    headOf.set(tag.id, head);
    const { stance, certainty, state, sourceKind, source, claim, rule } = tag;
    const [sourceName, statement] = [sourceNameOf(tag), statementOf(tag)];
    write('A', `Stance ${head} ${stance}`);
    if (certainty !== null) write('A', `Certainty ${head} ${certainty}`);
    write('A', `State ${head} ${state}`);
    if (sourceKind !== null) write('A', `SourceKind ${head} ${sourceKind}`);
    if (sourceName !== '') write('#', `SourceName ${head}`, onOneLine(sourceName));
    if (statement !== '') write('#', `Claim ${head}`, onOneLine(statement));
    if (rule !== '') write('#', `Rule ${head}`, onOneLine(rule));
    if (source) write('N', `Reference ${head} WhenceSource:${source.id}`, onOneLine(source.name));
    if (claim) write('N', `Reference ${head} WhenceClaim:${claim.id}`, onOneLine(claim.statement));
  }
  for (const [inner, outer] of within) {
    const [from, to] = [headOf.get(inner), headOf.get(outer)];
    if (from && to) write('R', `Within Arg1:${from} Arg2:${to}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** Whatever some reader takes for the end of a line becomes a space; the length stays. */
const onOneLine = (words: string): string => words.replace(/[\n\r\u0085\u2028\u2029]/g, ' ');
