import { type Node, nodesOf } from './nodes';

/** A place in a source text of which it can be seen that a test came by: what is done from `start` to `end`. */
export type Point = { readonly start: number; readonly end: number; readonly isValue: boolean };

/** Statements of blocks, and the values of functions that are one expression. Inner ones come after outer ones. */
export const pointsOf = (code: string): Point[] =>
  nodesOf(code).flatMap((node): Point[] => {
    if (node.type === 'BlockStatement')
      return (node.body as Node[]).map(({ start, end }) => ({ start, end, isValue: false }));
    const body = node.body as Node | undefined;
    if (node.type !== 'ArrowFunctionExpression' || !body || body.type === 'BlockStatement') return [];
    return [{ start: body.start, end: body.end, isValue: true }];
  });

/** The number of the innermost of these points that a piece of the text is part of; -1 for what stands in none. */
export const pointAt = (points: readonly Point[], { start, end }: { start: number; end: number }): number =>
  points.findLastIndex((point) => point.start <= start && end <= point.end);

/**
 * The text, noting at each point which file of tests runs there: once for each, as a line `TEST POINT` of the file
 * `notes`. It needs no import, since some tests run it in processes of their own, where nothing is noted.
 */
export function notingTests(code: string, points: readonly Point[], notes: string): string {
  const added = points.flatMap(({ start, end, isValue }, i) =>
    isValue
      ? [
          { at: start, text: `(whenceAt(${i}), ` },
          { at: end, text: ')' },
        ]
      : [{ at: start, text: `whenceAt(${i}); ` }],
  );
  let noting = code;
  // Where two begin together the outer one comes first, so that it is put in last.
  for (const { at, text } of added.map((it, i) => ({ ...it, i })).sort((a, b) => b.at - a.at || b.i - a.i))
    noting = noting.slice(0, at) + text + noting.slice(at);
  return `${NOTE.replace('NOTES', () => JSON.stringify(notes))} ${noting}`;
}

// It stands in loops over every letter of long texts, so what is noted already must cost nothing.
const NOTE = `const whenceNoted = []; function whenceAt(point) {
  const test = globalThis.__vitest_worker__?.filepath;
  if (!test || whenceNoted[point] === test) return;
  whenceNoted[point] = test;
  process.getBuiltinModule('node:fs').appendFileSync(NOTES, test + ' ' + point + '\\n');
}`.replace(/\n\s*/g, ' ');
