'use client';

import { useState } from 'react';
import { ChainStrip } from '@/components/claims/chain-strip';
import type { Draft, HopDraft } from '@/lib/attributions/draft';
import { type ChainClash, type Choice, type Side, suggestedChoice } from '@/lib/attributions/draft-merge';
import { stripOfDraft } from '@/lib/attributions/draft-view';
import type { Sheet } from '@/lib/attributions/sheet';
import { counted } from '@/lib/format/number';
import { certainties, passages, stances } from '@/lib/vocabulary';

type Props = { clash: ChainClash; draft: Draft; seen: Sheet; settle: (choice: Choice) => void };

/** Both versions of a chain that someone else has changed, to be combined hop by hop. */
export function ChainClashPanel({ clash, draft, seen, settle }: Props) {
  const [choice, setChoice] = useState(() => suggestedChoice(clash));
  const all = (side: Side) =>
    settle({
      path: side,
      hops: Object.fromEntries(clash.hops.map(({ utteranceId }) => [utteranceId, side])),
      links: Object.fromEntries(clash.links.map(({ key }) => [key, side])),
    });
  return (
    <section className="chain-clash" aria-labelledby="clash-title">
      <div className="notice" role="alert">
        <strong id="clash-title">Someone else has changed this chain in the meantime.</strong> Nothing was overwritten
        and nothing of yours is lost. Choose what stands; you can go on editing before you save.
      </div>
      <div className="sides">
        <div>
          <h3>Yours</h3>
          <ChainStrip chain={stripOfDraft(draft, seen)} fold={draft.hops.length > 12} />
          <button type="button" className="button" onClick={() => all('mine')}>
            Keep mine
          </button>
        </div>
        <div>
          <h3>Theirs</h3>
          {clash.theirs.hops.length > 0 ? (
            <ChainStrip chain={stripOfDraft(clash.theirs, clash.sheet)} fold={clash.theirs.hops.length > 12} />
          ) : (
            <p className="muted">They have removed the chain.</p>
          )}
          <button type="button" className="button" onClick={() => all('theirs')}>
            Take theirs
          </button>
        </div>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">One by one</th>
            <th scope="col">Yours</th>
            <th scope="col">Theirs</th>
          </tr>
        </thead>
        <tbody>
          {clash.path.differs && (
            <Row
              name="Hops and their order"
              group="path"
              side={choice.path}
              mine={hopsAsAbove(draft)}
              theirs={hopsAsAbove(clash.theirs)}
              choose={(path) => setChoice({ ...choice, path })}
            />
          )}
          {clash.hops.map(({ utteranceId, name, mine, theirs }) => (
            <Row
              key={utteranceId}
              name={name}
              group={`hop-${utteranceId}`}
              side={choice.hops[utteranceId] ?? 'theirs'}
              mine={hopWords(mine)}
              theirs={hopWords(theirs)}
              choose={(side) => setChoice({ ...choice, hops: { ...choice.hops, [utteranceId]: side } })}
            />
          ))}
          {clash.links.map(({ key, up, down, mine, theirs }) => (
            <Row
              key={key}
              name={`${down} credits ${up}`}
              group={`link-${key}`}
              side={choice.links[key] ?? 'theirs'}
              mine={mine}
              theirs={theirs}
              choose={(side) => setChoice({ ...choice, links: { ...choice.links, [key]: side } })}
            />
          ))}
        </tbody>
      </table>
      <button type="button" className="button primary" onClick={() => settle(choice)}>
        Continue with these
      </button>
    </section>
  );
}

type RowProps = { name: string; group: string; side: Side; mine: string; theirs: string; choose: (side: Side) => void };

function Row({ name, group, side, mine, theirs, choose }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      {(['mine', 'theirs'] as const).map((it) => (
        <td key={it} data-chosen={side === it || undefined}>
          <label>
            <input type="radio" name={group} checked={side === it} onChange={() => choose(it)} />
            <bdi>{it === 'mine' ? mine : theirs}</bdi>
          </label>
        </td>
      ))}
    </tr>
  );
}

const hopsAsAbove = ({ hops }: Draft) =>
  hops.length > 0 ? `${counted(hops.length, ['hop', 'hops'])}, as above` : 'removed';

function hopWords({ document, stance, certainty, passage, quote, saidAt }: HopDraft): string {
  const held = document
    ? `${document.title}: passage ${quote ? 'marked anew' : passages[passage ?? 'not_yet_looked_for'].label}`
    : 'known second-hand';
  return [
    stances[stance].label,
    certainty ? certainties[certainty].label : 'no certainty',
    held,
    saidAt && `said on ${saidAt}`,
  ]
    .filter(Boolean)
    .join(', ');
}
