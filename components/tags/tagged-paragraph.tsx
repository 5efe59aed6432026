'use client';

import { memo } from 'react';
import { type AsideKind, type Mark, type Piece, piecesOf, type Role } from '@/lib/tags/marks';

type Props = { text: string; start: number; end: number; marks: Mark[] };

const classes: Readonly<Record<Role, string>> = {
  sourceSpans: 'is-source',
  cueSpans: 'is-cue',
  contentSpans: 'is-content',
  nameSpans: 'is-name',
  aside: 'is-aside',
};
const titles: Readonly<Record<AsideKind, string>> = {
  'not confirmed': 'No claim and no denial: the text says that nobody confirms it.',
  'no comment': 'No claim and no denial: the text says that somebody did not answer.',
  'not said': 'Not proposed: nobody says this, or not yet.',
  inference: 'Not proposed: the writer concludes this, and names nobody who says it.',
  'no statement': 'Not proposed: these words state nothing.',
  'nobody named': 'Not proposed: nobody is named who says this.',
};

const titleOf = ({ marks }: Piece): string | undefined => {
  const kind = marks.find(({ role }) => role === 'aside')?.kind;
  return kind && titles[kind];
};

/** One paragraph of a text. It is rendered again only when its marks change. */
export const TaggedParagraph = memo(
  function TaggedParagraph({ text, start, end, marks }: Props) {
    if (start === end) return <p className="blank" />;
    return (
      <p dir="auto">
        {piecesOf(text, { start, end }, marks).map((piece) => (
          <span
            key={piece.start}
            data-at={piece.start}
            data-items={itemsOf(piece) || undefined}
            className={classOf(piece)}
            title={titleOf(piece)}
          >
            {piece.text}
          </span>
        ))}
      </p>
    );
  },
  (a, b) => a.text === b.text && a.start === b.start && same(a.marks, b.marks),
);

/** What the piece belongs to, innermost first: the smaller mark is inside the larger. */
function itemsOf({ marks }: Piece): string {
  const ordered = marks.filter(({ item }) => item !== '').toSorted((a, b) => a.end - a.start - (b.end - b.start));
  return [...new Set(ordered.map(({ item }) => item))].join(' ');
}

function classOf({ marks, begins, ends }: Piece): string | undefined {
  const names = new Set<string>();
  // If one is focused, only it is emphasised; the others stay quiet below it.
  const focused = marks.filter((mark) => mark.focused);
  for (const { role } of focused.length > 0 ? focused : marks) names.add(classes[role]);
  if (focused.length > 0) names.add('focused');
  if (marks.length > 0 && marks.every(({ ghost }) => ghost)) names.add('ghost');
  const depth = new Set(marks.filter(({ role }) => role === 'contentSpans').map(({ item }) => item)).size;
  if (depth > 0) names.add(`depth-${Math.min(depth, 4)}`);
  const isContent = ({ role }: Mark) => role === 'contentSpans';
  const speaking = (list: readonly Mark[]) =>
    list.filter((mark) => isContent(mark) && (focused.length === 0 || mark.focused));
  if (speaking(begins).length > 0) names.add('begins');
  if (speaking(ends).length > 0) names.add('ends');
  return names.size > 0 ? [...names].join(' ') : undefined;
}

const same = (a: readonly Mark[], b: readonly Mark[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((mark, i) => {
      const other = b[i];
      return (
        other !== undefined &&
        mark.start === other.start &&
        mark.end === other.end &&
        mark.role === other.role &&
        mark.item === other.item &&
        mark.ghost === other.ghost &&
        mark.focused === other.focused
      );
    }));
