'use client';

import { type RefObject, useEffect, useState } from 'react';
import { arcsOf, type Point } from '@/lib/tags/arcs';

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

/** The radius of corners, and how far from the text the edge is along which lines run. */
const [CORNER, MARGIN] = [4, 9];

function pathsIn(pane: HTMLElement): { d: string; role: string }[] {
  const frame = pane.parentElement?.getBoundingClientRect();
  const cue = frame && topOf(pane, '.focused.is-cue', frame);
  if (!cue) return [];
  const ends = (['is-source', 'is-content'] as const).flatMap((role) => {
    const end = topOf(pane, `.focused.${role}`, frame);
    return end ? [{ role, end }] : [];
  });
  const start = pane.getBoundingClientRect().left + Number.parseFloat(getComputedStyle(pane).paddingLeft);
  const edge = start - MARGIN - frame.left;
  const arcs = arcsOf(
    cue,
    ends.map(({ end }) => end),
    edge,
  );
  return ends.map(({ role }, i) => ({ role, d: rounded(arcs[i] ?? []) }));
}

/** A line through points, with round corners. */
function rounded(points: readonly Point[]): string {
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

function toward(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(CORNER, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** Where the words of a part begin, within the frame. */
function topOf(pane: HTMLElement, selector: string, frame: DOMRect): Point | null {
  const rect = pane.querySelector(selector)?.getClientRects()[0];
  if (!rect) return null;
  return { x: rect.left + Math.min(rect.width / 2, 40) - frame.left, y: rect.top + 3 - frame.top };
}

const round = (value: number) => Math.round(value * 10) / 10;
