'use client';

import { useId } from 'react';
import { type Action, type Draft, linkOf } from '@/lib/attributions/draft';
import { readingsOf } from '@/lib/attributions/draft-view';
import type { Sheet } from '@/lib/attributions/sheet';
import { type LinkState, linkStates } from '@/lib/vocabulary';

type Props = {
  draft: Draft;
  sheet: Sheet;
  at: number;
  state: LinkState;
  act: (action: Action, spoken?: string) => void;
};

/** How a hop is linked to the one before it: the cue, the texts that show the link, and what follows from them. */
export function LinkFields({ draft, sheet, at, state, act }: Props) {
  const id = useId();
  const { cue, note, verbatim, dropped } = linkOf(draft, sheet, at);
  const set = (fields: Extract<Action, { do: 'link' }>['fields']) => act({ do: 'link', at, fields });
  const above = draft.hops[at - 1];
  const isMarked = above?.document != null && (above.passage === 'marked' || above.quote.trim() !== '');
  const [up, down] = [draft.hops[at - 1]?.source.name || 'the hop before', draft.hops[at]?.source.name || 'this hop'];
  return (
    <fieldset className="form link-fields">
      <legend>
        <bdi>{down}</bdi> credits <bdi>{up}</bdi>: <strong>{linkStates[state].label}</strong>
      </legend>
      <div className="field">
        <label htmlFor={`${id}-cue`}>Cue</label>
        <input
          dir="auto"
          id={`${id}-cue`}
          type="text"
          value={cue}
          maxLength={200}
          placeholder="according to, cited by, …"
          aria-describedby={`${id}-hint`}
          onChange={(event) => set({ cue: event.target.value })}
        />
        <p className="field-hint" id={`${id}-hint`}>
          {hints[state](up, isMarked)}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-note`}>Note</label>
        <input
          dir="auto"
          id={`${id}-note`}
          type="text"
          value={note}
          maxLength={2000}
          onChange={(event) => set({ note: event.target.value })}
        />
      </div>
      <div className="field check">
        <label>
          <input type="checkbox" checked={verbatim} onChange={(event) => set({ verbatim: event.target.checked })} />
          Repeats it word for word
        </label>
      </div>
      {readingsOf(draft, sheet, at).map((reading) => {
        const gone = dropped.includes(reading.id);
        return (
          <p key={reading.id} className="reading-line" data-gone={gone || undefined}>
            <span>
              {reading.cue ? <q dir="auto">{reading.cue}</q> : 'Marked'} in <bdi>{reading.document}</bdi>
            </span>
            <button
              type="button"
              className="link-button"
              onClick={() =>
                set({ dropped: gone ? dropped.filter((it) => it !== reading.id) : [...dropped, reading.id] })
              }
            >
              {gone ? 'keep' : 'take away'}
              <span className="hidden-text"> the reading in {reading.document}</span>
            </button>
          </p>
        );
      })}
    </fieldset>
  );
}

const hints: Readonly<Record<LinkState, (up: string, held: boolean) => string>> = {
  assumed: (up, held) =>
    held
      ? `The passage of ${up} is marked, but no text gives the credit. With the words that give it, the link is verified.`
      : 'No text says so. With the words that say it, the link counts as reported.',
  reported: (up) =>
    `A text gives the credit. With a document of ${up} and the passage marked in it, the link is verified.`,
  verified: (up) => `A text gives the credit, and the document of ${up} is held with its passage marked.`,
};
