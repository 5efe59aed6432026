'use client';

import { type RefObject, useEffect, useState } from 'react';

type Props = {
  pane: RefObject<HTMLElement | null>;
  focus: string | null;
  /** Changes when the text is rendered again. */
  version: unknown;
};

/** The links of the focused attribution, from its cue to its source and to its content. */
export function Links({ pane, focus, version }: Props) {
  const [paths, setPaths] = useState<{ d: string; role: string }[]>([]);
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const draw = () => setPaths(focus && version ? pathsIn(element) : []);
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => observer.disconnect();
  }, [pane, focus, version]);
  if (paths.length === 0) return null;
  return (
    <svg className="bench-links" aria-hidden="true">
      {paths.map(({ d, role }) => (
        <path key={role + d} d={d} className={role} />
      ))}
    </svg>
  );
}

function pathsIn(pane: HTMLElement): { d: string; role: string }[] {
  const frame = pane.parentElement?.getBoundingClientRect();
  const cue = topOf(pane, '.focused.is-cue');
  if (!frame || !cue) return [];
  return (['is-source', 'is-content'] as const).flatMap((role) => {
    const other = topOf(pane, `.focused.${role}`);
    if (!other) return [];
    const [x1, y1, x2, y2] = [cue.x - frame.left, cue.y - frame.top, other.x - frame.left, other.y - frame.top];
    const height = Math.min(26, 8 + Math.abs(x2 - x1) / 12);
    const top = Math.min(y1, y2) - height;
    return [
      {
        role,
        d: `M ${round(x1)} ${round(y1)} C ${round(x1)} ${round(top)}, ${round(x2)} ${round(top)}, ${round(x2)} ${round(y2)}`,
      },
    ];
  });
}

function topOf(pane: HTMLElement, selector: string): { x: number; y: number } | null {
  const rect = pane.querySelector(selector)?.getClientRects()[0];
  return rect ? { x: rect.left + Math.min(rect.width / 2, 40), y: rect.top + 2 } : null;
}

const round = (value: number) => Math.round(value * 10) / 10;
