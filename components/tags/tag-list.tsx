'use client';

import { useEffect, useRef } from 'react';
import type { Keys } from '@/lib/keys';
import { inAnother } from '@/lib/tags/in-another-language';
import type { Bench, State } from './bench';
import { LostTags } from './lost-tags';
import { MarkBar } from './mark-bar';
import { TagCard } from './tag-card';

/** Everything marked or proposed, in the order of the text. */
export function TagList({ bench, state, keys }: { bench: Bench; state: State; keys: Keys }) {
  const list = useRef<HTMLOListElement>(null);
  const items = bench.items(state);
  const { focus, proposed } = state;
  useEffect(() => {
    if (focus) list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [focus]);
  return (
    <section className="bench-list" aria-label="Attributions">
      {state.selection && <MarkBar bench={bench} />}
      <LostTags bench={bench} tags={state.tags} />
      {proposed?.otherLanguage && <p className="bench-note bench-language">{inAnother(proposed.otherLanguage)}</p>}
      {!items.some(({ tag }) => tag) && (
        <div className="bench-empty">
          <p>
            {!proposed
              ? 'Looking for who says what…'
              : items.length === 0
                ? proposed.otherLanguage?.whole
                  ? 'Nothing is marked in this text yet.'
                  : 'Nothing is marked in this text yet, and Whence found nobody who is credited in it.'
                : 'Whence found who may be credited in this text. Accept what is right and reject what is not. Whence keeps a proposal only when you accept it.'}
          </p>
          <p className="muted by-touch">To mark one yourself, select words in the text. Then say what they are.</p>
          <p className="muted by-key">
            To mark one yourself, select words in the text and press <kbd>{keys.source}</kbd> for who says it,{' '}
            <kbd>{keys.cue}</kbd> for the words that give the credit, such as “according to”, or{' '}
            <kbd>{keys.content}</kbd> for what is said. <kbd>{keys.sheet}</kbd> shows all keys.
          </p>
        </div>
      )}
      <ol ref={list}>
        {items.map((item) => (
          <TagCard key={item.key} bench={bench} item={item} items={items} focused={item.key === focus} keys={keys} />
        ))}
      </ol>
      {proposed && proposed.readTo < proposed.length && (
        <p className="muted bench-note">
          Proposals were sought in the first {Math.round((100 * proposed.readTo) / proposed.length)} % of this long
          text; the rest can be marked by hand.
        </p>
      )}
    </section>
  );
}
