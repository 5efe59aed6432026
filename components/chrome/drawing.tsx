import type { ReactNode } from 'react';
import { LEGIBLE } from '@/lib/attributions/layout';
import '@/app/styles/drawing.css';

type Props = {
  /** Prefix of the ids inside: `<name>-arrow` is an arrowhead. */
  name: string;
  /** The label of the scrolling region. */
  label: string;
  title: string;
  /** The whole drawing in words. */
  words: string;
  width: number;
  height: number;
  /** The size of an arrowhead, and where in it the line ends, from 0 to 8. */
  arrow: { size: number; end: number };
  /** For the pointer only; the words say the same. */
  lines: ReactNode;
  children: ReactNode;
};

/** A drawing made on the server, in a region that scrolls where it does not fit: lines, and boxes that are links. */
export function Drawing({ name, label, title, words, width, height, arrow, lines, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="drawing" aria-label={label} tabIndex={0}>
      {/* Keeps the width below which the drawing scrolls; a style attribute is not allowed. */}
      <svg className="least" width={Math.round(width * LEGIBLE)} height="0" aria-hidden="true" />
      {/* biome-ignore lint/a11y/useSemanticElements: as an image, its links would be hidden from screen readers */}
      <svg
        role="group"
        aria-labelledby={`${name}-title`}
        aria-describedby={`${name}-desc`}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        <title id={`${name}-title`}>{title}</title>
        <desc id={`${name}-desc`}>{words}</desc>
        <defs>
          <marker
            id={`${name}-arrow`}
            viewBox="0 0 8 8"
            refX={arrow.end}
            refY="4"
            markerUnits="userSpaceOnUse"
            markerWidth={arrow.size}
            markerHeight={arrow.size}
            orient="auto"
          >
            <path d="M0 0.5 8 4 0 7.5Z" />
          </marker>
        </defs>
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of shapes takes no focus, nor do the links in it; the words have them */}
        <g aria-hidden="true">{lines}</g>
        {children}
      </svg>
    </section>
  );
}
