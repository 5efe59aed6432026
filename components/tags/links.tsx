'use client';

import { type RefObject, useEffect, useState } from 'react';
import { lanesOf } from '@/lib/tags/lanes';

type Props = {
  pane: RefObject<HTMLElement | null>;
  focus: string | null;
  /** Changes when the text is rendered again. */
  version: unknown;
  /** Changes when the text moves within its frame. */
  place: unknown;
};

/** The links of the focused attribution, from its cue to its source and to its content. */
export function Links({ pane, focus, version, place }: Props) {
  const [paths, setPaths] = useState<{ d: string; role: string }[]>([]);
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const draw = () => setPaths(focus && version && place !== undefined ? pathsIn(element) : []);
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => observer.disconnect();
  }, [pane, focus, version, place]);
  if (paths.length === 0) return null;
  return (
    <svg className="bench-links" aria-hidden="true">
      {paths.map(({ d, role }) => (
        <path key={role + d} d={d} className={role} />
      ))}
    </svg>
  );
}

type Place = { x: number; y: number };

/** How far a line runs above its words, and each further lane above it. */
const [RISE, LANE, CORNER] = [6, 3, 4];

/**
 * Lines run in the gap above their words, and from one line of text to another at its left edge, so that they cross no
 * words.
 */
function pathsIn(pane: HTMLElement): { d: string; role: string }[] {
  const frame = pane.parentElement?.getBoundingClientRect();
  const cue = topOf(pane, '.focused.is-cue');
  if (!frame || !cue) return [];
  const arcs = (['is-source', 'is-content'] as const).flatMap((role) => {
    const other = topOf(pane, `.focused.${role}`);
    return other ? [{ role, other }] : [];
  });
  const lanes = lanesOf(arcs.map(({ other }) => ({ from: cue.x, to: other.x })));
  const style = getComputedStyle(pane);
  const box = pane.getBoundingClientRect();
  const edge = box.left + Number.parseFloat(style.paddingLeft) - 9 - frame.left;
  return arcs.map(({ role, other }, i) => {
    const [x1, y1, x2, y2] = [cue.x - frame.left, cue.y - frame.top, other.x - frame.left, other.y - frame.top];
    const rise = RISE + LANE * (lanes[i] ?? 0);
    const shift = role === 'is-source' ? 2 : -2;
    const side = edge - LANE * (lanes[i] ?? 0);
    const isOneLine = Math.abs(y1 - y2) < 8;
    const points = isOneLine
      ? [
          [x1 + shift, y1],
          [x1 + shift, Math.min(y1, y2) - rise],
          [x2, Math.min(y1, y2) - rise],
          [x2, y2],
        ]
      : [
          [x1 + shift, y1],
          [x1 + shift, y1 - rise],
          [side, y1 - rise],
          [side, y2 - rise],
          [x2, y2 - rise],
          [x2, y2],
        ];
    return { role, d: rounded(points.map(([x = 0, y = 0]) => ({ x, y }))) };
  });
}

/** A line through points, with round corners. */
function rounded(points: readonly { x: number; y: number }[]): string {
  return points
    .map((point, i) => {
      const [before, after] = [points[i - 1], points[i + 1]];
      if (!before) return `M ${round(point.x)} ${round(point.y)}`;
      if (!after) return `L ${round(point.x)} ${round(point.y)}`;
      const [into, out] = [toward(point, before), toward(point, after)];
      return `L ${round(into.x)} ${round(into.y)} Q ${round(point.x)} ${round(point.y)} ${round(out.x)} ${round(out.y)}`;
    })
    .join(' ');
}

function toward(from: { x: number; y: number }, to: { x: number; y: number }): { x: number; y: number } {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(CORNER, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function topOf(pane: HTMLElement, selector: string): Place | null {
  const rect = pane.querySelector(selector)?.getClientRects()[0];
  return rect ? { x: rect.left + Math.min(rect.width / 2, 40), y: rect.top + 3 } : null;
}

const round = (value: number) => Math.round(value * 10) / 10;
