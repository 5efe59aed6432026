'use client';

import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { Combobox } from '@/components/forms/combobox';
import type { Taken } from '@/components/forms/completion';
import { formatChainLine, hopAt, linesOf, parseChainLine, withoutSecondArrow } from '@/lib/attributions/chain-line';
import type { Action, Draft } from '@/lib/attributions/draft';
import { pressed } from '@/lib/keys';
import { newSource, sourceOfItem } from './use-known';

type Props = {
  draft: Draft;
  act: (action: Action, spoken?: string) => void;
  input: RefObject<HTMLInputElement | null>;
  toHops: () => void;
  /** Several lines were pasted. */
  several: (lines: string[]) => void;
};

/** The whole chain as one line of text. The hop at the caret is completed. */
export function ChainLine({ draft, act, input, toHops, several }: Props) {
  const { line } = draft;
  const [caret, setCaret] = useState(line.length);
  const hops = parseChainLine(line);
  const under = hopAt(hops, Math.min(caret, line.length));
  const hop = hops[under];
  const before = line.slice(hop?.from ?? 0, caret);
  const inDocument = /\[[^\]]*$/u.test(before) && hop?.name !== '';
  /** The hop in the draft. A missing name at either end is not a hop yet. */
  const index = under - (hops[0]?.name === '' && under > 0 ? 1 : 0);
  const sourceId = draft.hops[index]?.source.id;

  /** Where the caret goes after the completed line is rendered, before the next key arrives. */
  const goal = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (goal.current === null) return;
    input.current?.setSelectionRange(goal.current, goal.current);
    goal.current = null;
  });

  function type(typed: string, typedAt: number) {
    const { line: next, caret: at } = withoutSecondArrow(typed, typedAt);
    if (at !== typedAt) goal.current = at;
    setCaret(at);
    act({ do: 'type', line: next });
    act({ do: 'focus', at: hopAt(parseChainLine(next), at) });
  }
  function take(taken: Taken) {
    const named = 'item' in taken ? taken.item.label : taken.text;
    const parts = hops.map(({ name, document }) => ({ name, document }));
    parts[under] = inDocument
      ? { name: hop?.name ?? '', document: named }
      : { name: named, document: hop?.document ?? null };
    const atEnd = under === hops.length - 1;
    const kept = parts.filter(({ name }, i) => name !== '' || i === under);
    const next = formatChainLine(kept) + (atEnd ? ' → ' : '');
    act({ do: 'type', line: next });
    if ('item' in taken) {
      if (inDocument)
        act(
          { do: 'document', at: index, document: { id: taken.item.id, title: taken.item.label } },
          `Document: ${named}`,
        );
      else act({ do: 'source', at: index, source: sourceOfItem(taken.item) }, `Hop ${index + 1}: ${named}`);
      act({ do: 'type', line: next });
    }
    const end = atEnd ? next.length : formatChainLine(kept.slice(0, under + 1)).length;
    setCaret(end);
    goal.current = end;
  }
  function onKey(event: KeyboardEvent<HTMLInputElement>) {
    const key = pressed(event);
    if (key === 'Enter') {
      event.preventDefault();
      act({ do: 'tidy' });
    } else if (key === 'ArrowDown' && draft.hops.length > 0) {
      event.preventDefault();
      toHops();
    }
  }
  return (
    <Combobox
      id="chain-line"
      className="chain-line"
      label="The chain as text, origin first"
      placeholder="The Information → Reuters → AI News"
      value={line}
      query={inDocument ? before.replace(/^[^[]*\[/u, '').replace(/^"/u, '') : (hop?.name ?? '')}
      lookup={inDocument ? 'documents' : 'sources'}
      newLabel={inDocument ? undefined : newSource}
      scope={inDocument && sourceId ? `source=${sourceId}` : undefined}
      onChange={type}
      onTake={take}
      onCaret={setCaret}
      onKey={onKey}
      onLeave={() => act({ do: 'tidy' })}
      onPaste={(event) => {
        const lines = linesOf(event.clipboardData.getData('text'));
        if (lines.length < 2) return;
        event.preventDefault();
        several(lines);
      }}
      input={input}
    />
  );
}
