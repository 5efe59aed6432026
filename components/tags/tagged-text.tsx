'use client';

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { toast } from '@/components/forms/toasts';
import { type AsideKind, type Mark, marksByParagraph, paragraphsOf, type Role } from '@/lib/tags/marks';
import { extentOf, parts } from '@/lib/tags/tag';
import type { Place } from '@/lib/text/find';
import type { Bench, Item, State } from './bench';
import { FindBar } from './find-bar';
import { Links } from './links';
import { TaggedParagraph } from './tagged-paragraph';

/** A selection by touch that has not changed for so long is taken. */
const AT_REST_MS = 400;

/** The stored text with everything marked or proposed in it. */
export function TaggedText({ bench, state }: { bench: Bench; state: State }) {
  const pane = useRef<HTMLDivElement>(null);
  const { text } = bench;
  const paragraphs = useMemo(() => paragraphsOf(text), [text]);
  const items = bench.items(state);
  const { focus, selection, proposed } = state;
  const lists = useMemo(() => {
    const marks = items.flatMap((item) => marksOf(bench, item, item.key === focus));
    // What somebody has tagged or may tag is no aside.
    const asides = asidesOf(bench, proposed?.asides ?? []).filter((one) => !marks.some((mark) => meets(one, mark)));
    return marksByParagraph(paragraphs, [...marks, ...asides]);
  }, [bench, paragraphs, items, focus, proposed]);

  const foundBefore = useRef<{ places: readonly Place[]; at: number }>({ places: [], at: -1 });
  const showFound = useCallback((places: readonly Place[], at: number) => {
    foundBefore.current = { places, at };
    const place = places[at];
    const range = pane.current && highlight(pane.current, places, at);
    if (place && range) range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }, []);
  const closeFind = useCallback(() => {
    bench.set({ finding: 0 });
    pane.current?.focus({ preventScroll: true });
  }, [bench]);
  // Rendering a paragraph again takes the ranges of what was found in it away.
  useEffect(() => {
    const { places, at } = foundBefore.current;
    if (pane.current && lists && places.length > 0) highlight(pane.current, places, at);
  }, [lists]);

  // The browser shows the selection and must be told it again after every render.
  useLayoutEffect(() => {
    if (pane.current) showSelection(pane.current, selection);
  });
  useEffect(() => {
    if (!focus || !pane.current) return;
    pane.current.querySelector('.focused')?.scrollIntoView({ block: 'nearest' });
  }, [focus]);
  useEffect(() => {
    if (!selection || !pane.current) return;
    placeOf(pane.current, selection.head)?.node.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [selection]);
  useEffect(() => {
    const take = () => {
      const chosen = document.getSelection();
      if (
        !chosen ||
        chosen.isCollapsed ||
        !pane.current?.contains(chosen.anchorNode) ||
        !pane.current.contains(chosen.focusNode)
      )
        return;
      const [from, to] = [
        offsetOf(chosen.anchorNode, chosen.anchorOffset),
        offsetOf(chosen.focusNode, chosen.focusOffset),
      ];
      if (from !== null && to !== null && from !== to) bench.selectWords(Math.min(from, to), Math.max(from, to));
    };
    // Words are selected by touch with handles, which say nothing when they are let go.
    let isTouch = false;
    let timer = 0;
    const onPointer = ({ pointerType }: PointerEvent) => {
      isTouch = pointerType === 'touch';
    };
    const onChange = () => {
      clearTimeout(timer);
      if (isTouch) timer = window.setTimeout(take, AT_REST_MS);
    };
    document.addEventListener('mouseup', take);
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('selectionchange', onChange);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('mouseup', take);
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('selectionchange', onChange);
    };
  }, [bench]);

  return (
    <section className="bench-text" aria-label="Text">
      {state.finding > 0 && (
        <FindBar
          text={text}
          first={bench.find}
          asked={state.finding}
          from={findFrom(bench, state)}
          show={showFound}
          close={closeFind}
        />
      )}
      <p className="bench-key">
        <span className="is-source">who says it</span>
        <span className="is-cue">the words that give the credit</span>
        <span className="is-content">what is said</span>
        {(proposed?.asides.length ?? 0) > 0 && <span className="is-aside">not proposed: press for the reason</span>}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: every key of the page works on this text, see the sheet of keys */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div
        ref={pane}
        className="tagged-text"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and text is selected in it by keys
        tabIndex={0}
        onClick={(event) => {
          if (document.getSelection()?.isCollapsed === false) return;
          if (event.detail === 1 && selection) bench.select(null);
          const piece = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-items]') : null;
          const keys = piece?.dataset.items?.split(' ') ?? [];
          // Innermost first; each further click moves outwards.
          const next = keys[(keys.indexOf(focus ?? '') + 1) % Math.max(keys.length, 1)];
          if (next) bench.focus(next);
          // A finger shows no title.
          const why = event.target instanceof HTMLElement ? event.target.title : '';
          if (!next && why) toast(why);
        }}
      >
        {paragraphs.map((paragraph, i) => (
          <TaggedParagraph
            key={paragraph.start}
            text={text}
            start={paragraph.start}
            end={paragraph.end}
            marks={lists[i] ?? none}
          />
        ))}
      </div>
      <Links pane={pane} focus={focus} version={lists} place={state.finding > 0} />
    </section>
  );
}

const none: Mark[] = [];

/** Where a search begins: at what is selected or focused. */
function findFrom(bench: Bench, { selection }: State): number {
  if (selection) return Math.min(selection.anchor, selection.head);
  const item = bench.focused();
  return item ? bench.points.toUnits(extentOf(item)?.start ?? 0) : 0;
}

/** How many places around the present one are highlighted: more would be slow, and nobody sees them. */
const HIGHLIGHTED = 500;

/** Highlights places without changing the elements of the text. @returns the present one */
function highlight(pane: HTMLElement, places: readonly Place[], at: number): Range | null {
  if (!('highlights' in CSS)) return null;
  const pieces = pane.querySelectorAll<HTMLElement>('[data-at]');
  const rangeOfPlace = (place: Place | undefined): Range | null => {
    const [start, end] = place ? [placeIn(pieces, place.start), placeIn(pieces, place.end - 1)] : [null, null];
    if (!start || !end) return null;
    const range = new Range();
    range.setStart(start.node, start.at);
    range.setEnd(end.node, Math.min(end.at + 1, end.node.length));
    return range;
  };
  const from = Math.max(0, at - HIGHLIGHTED / 2);
  const here = rangeOfPlace(places[at]);
  CSS.highlights.set(
    'found',
    new Highlight(...places.slice(from, from + HIGHLIGHTED).flatMap((place) => rangeOfPlace(place) ?? [])),
  );
  const present = new Highlight(...(here ? [here] : []));
  present.priority = 1;
  CSS.highlights.set('found-here', present);
  return here;
}

function marksOf(bench: Bench, item: Item, focused: boolean): Mark[] {
  const roles: [Role, readonly number[]][] = parts.map((part) => [part, item[part]]);
  if (focused) roles.push(['nameSpans', (item.tag ?? item.proposal)?.nameSpans ?? []]);
  return roles.flatMap(([role, spans]) => {
    const marks: Mark[] = [];
    for (let i = 0; i + 1 < spans.length; i += 2)
      marks.push({
        start: bench.points.toUnits(spans[i] ?? 0),
        end: bench.points.toUnits(spans[i + 1] ?? 0),
        ...{ role, item: item.key, ghost: item.proposal !== undefined, focused },
      });
    return marks;
  });
}

const meets = (a: Mark, b: Mark) => b.role !== 'contentSpans' && a.start < b.end && b.start < a.end;

const asidesOf = (bench: Bench, asides: readonly { start: number; end: number; kind: AsideKind }[]): Mark[] =>
  asides.map(({ start, end, kind }) => ({
    ...{ start: bench.points.toUnits(start), end: bench.points.toUnits(end) },
    ...{ role: 'aside' as const, kind, item: '', ghost: true, focused: false },
  }));

/** The offset in the text of a place in the document; null outside. */
function offsetOf(node: Node | null, offset: number): number | null {
  const element = node instanceof Element ? node : node?.parentElement;
  if (node instanceof Text) {
    const piece = element?.closest<HTMLElement>('[data-at]');
    return piece ? Number(piece.dataset.at) + offset : null;
  }
  // Between elements: the beginning of the next piece.
  const child = element?.childNodes[offset];
  const next =
    child instanceof Element ? (child.matches('[data-at]') ? child : child.querySelector('[data-at]')) : null;
  if (next instanceof HTMLElement) return Number(next.dataset.at);
  const all = element?.querySelectorAll<HTMLElement>('[data-at]');
  const last = all?.item(all.length - 1);
  return last ? Number(last.dataset.at) + (last.textContent?.length ?? 0) : null;
}

/** The text node that contains an offset. */
function placeOf(pane: HTMLElement, offset: number): { node: Text; at: number } | null {
  return placeIn(pane.querySelectorAll<HTMLElement>('[data-at]'), offset);
}

function placeIn(pieces: NodeListOf<HTMLElement>, offset: number): { node: Text; at: number } | null {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (Number(pieces[middle]?.dataset.at) <= offset) low = middle + 1;
    else high = middle;
  }
  const node = pieces[low - 1]?.firstChild;
  return node instanceof Text
    ? { node, at: Math.min(offset - Number(pieces[low - 1]?.dataset.at), node.length) }
    : null;
}

function showSelection(pane: HTMLElement, selection: State['selection']): void {
  const shown = document.getSelection();
  if (!shown) return;
  if (!selection) {
    if (pane.contains(shown.anchorNode) && !shown.isCollapsed) shown.removeAllRanges();
    return;
  }
  const [anchor, head] = [placeOf(pane, selection.anchor), placeOf(pane, selection.head)];
  if (!anchor || !head) return;
  if (
    shown.anchorNode === anchor.node &&
    shown.anchorOffset === anchor.at &&
    shown.focusNode === head.node &&
    shown.focusOffset === head.at
  )
    return;
  shown.setBaseAndExtent(anchor.node, anchor.at, head.node, head.at);
}
