'use client';

import type { KeyboardEvent } from 'react';
import { LinkMark } from '@/components/claims/link-mark';
import { type Action, type Draft, type HopDraft, linkOf } from '@/lib/attributions/draft';
import { draftState, type HopProblem, readingsOf } from '@/lib/attributions/draft-view';
import type { Sheet } from '@/lib/attributions/sheet';
import { sourceName } from '@/lib/format/source-name';
import { certainties, linkStates, stances } from '@/lib/vocabulary';
import { HopFields } from './hop-fields';
import { LinkFields } from './link-fields';

type Props = {
  draft: Draft;
  sheet: Sheet;
  problems: readonly HopProblem[];
  act: (action: Action, spoken?: string) => void;
  /** Keys of a hop while its line has the focus. */
  onKey: (event: KeyboardEvent, at: number) => void;
};

/** The hops of a draft, origin first. The one in focus is open for editing. */
export function HopList({ draft, sheet, problems, act, onKey }: Props) {
  return (
    <ol className="hop-list" aria-label="Hops, origin first">
      {draft.hops.map((hop, at) => {
        const isOpen = at === draft.focus;
        const state = draftState(draft, sheet, at);
        const up = draft.hops[at - 1];
        const own = problems.filter((problem) => problem.at === at);
        return (
          // An utterance may occur in a chain more than once.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={`${hop.key} ${at}`} data-open={isOpen || undefined}>
            {state && up && (
              <div className="hop-link">
                <LinkMark state={state} />
                <span title={linkStates[state].help}>{linkStates[state].label}</span>
                <LinkCue draft={draft} sheet={sheet} at={at} />
              </div>
            )}
            <button
              type="button"
              className="hop-head"
              data-hop={at}
              tabIndex={isOpen ? 0 : -1}
              aria-expanded={isOpen}
              aria-label={hopInWords(draft, sheet, at)}
              data-wrong={own.length > 0 || undefined}
              onFocus={() => !isOpen && act({ do: 'focus', at })}
              onClick={() => act({ do: 'focus', at })}
              onKeyDown={(event) => onKey(event, at)}
            >
              <span className="number">{at + 1}</span>
              <span className={`hop ${hop.source.kind}${at === 0 ? ' origin' : ''}`}>
                <bdi>{nameOf(hop)}</bdi>
              </span>
              {hop.source.id === null && hop.source.name && <span className="tag">new source</span>}
              <bdi className="hop-facts">{factsOf(hop)}</bdi>
            </button>
            {isOpen && (
              <div className="hop-body">
                {state && up && <LinkFields draft={draft} sheet={sheet} at={at} state={state} act={act} />}
                <HopFields
                  isJoined={hop.utteranceId !== null && !draft.was.includes(hop.utteranceId)}
                  hop={hop}
                  sheet={sheet}
                  at={at}
                  problems={own}
                  act={act}
                />
                <HopButtons draft={draft} at={at} act={act} onKey={onKey} />
              </div>
            )}
            {!isOpen && own[0] && <p className="field-error">{own[0].message}</p>}
          </li>
        );
      })}
    </ol>
  );
}

const nameOf = ({ source }: HopDraft) =>
  source.name ? (source.kind === 'unnamed' ? `◐ ${source.name}` : sourceName(source)) : 'name missing';

function factsOf({ document, stance, certainty, passage, quote }: HopDraft): string {
  const held = document
    ? `${document.title}${passage === 'marked' || quote ? ', passage marked' : ''}`
    : 'known second-hand';
  return [stance === 'affirms' ? '' : stances[stance].label, certainty && certainties[certainty].label, held]
    .filter(Boolean)
    .join(' · ');
}

function hopInWords(draft: Draft, sheet: Sheet, at: number): string {
  const hop = draft.hops[at];
  if (!hop) return '';
  const [state, up] = [draftState(draft, sheet, at), draft.hops[at - 1]];
  const credit = state && up ? `, credits ${nameOf(up)} (${linkStates[state].label})` : ', origin';
  return `Hop ${at + 1} of ${draft.hops.length}: ${nameOf(hop)}${credit}; ${factsOf(hop)}`;
}

function LinkCue({ draft, sheet, at }: { draft: Draft; sheet: Sheet; at: number }) {
  const { cue, dropped } = linkOf(draft, sheet, at);
  const read = readingsOf(draft, sheet, at).filter(({ id }) => !dropped.includes(id));
  const words = cue || read.find((reading) => reading.cue)?.cue;
  return words ? <q dir="auto">{words}</q> : read.length > 0 ? <span className="muted">marked in a text</span> : null;
}

type ButtonProps = Pick<Props, 'draft' | 'act' | 'onKey'> & { at: number };

/** The actions of the keys, for people who use a pointer. */
function HopButtons({ draft, at, act }: ButtonProps) {
  const last = draft.hops.length - 1;
  const name = draft.hops[at]?.source.name || 'the hop';
  return (
    <div className="hop-buttons">
      <button type="button" className="button quiet" onClick={() => act({ do: 'insert', at }, 'Hop inserted')}>
        Insert after
      </button>
      <button
        type="button"
        className="button quiet"
        disabled={at === 0}
        onClick={() => act({ do: 'move', at, by: -1 }, `${name} moved up`)}
      >
        Move up
      </button>
      <button
        type="button"
        className="button quiet"
        disabled={at === last}
        onClick={() => act({ do: 'move', at, by: 1 }, `${name} moved down`)}
      >
        Move down
      </button>
      <button
        type="button"
        className="button quiet"
        onClick={() => act({ do: 'branch', at }, `A new chain that branches after ${name}`)}
      >
        Branch from here
      </button>
      <button
        type="button"
        className="button quiet danger"
        onClick={() => act({ do: 'remove', at }, `${name} removed`)}
      >
        Remove
      </button>
    </div>
  );
}
